@NullMarked
package io.vocstreams.app.experiments;

import org.jspecify.annotations.NullMarked;
