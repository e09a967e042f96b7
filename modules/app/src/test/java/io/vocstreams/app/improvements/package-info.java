@NullMarked
package io.vocstreams.app.improvements;

import org.jspecify.annotations.NullMarked;
