@NullMarked
package io.vocstreams.app.measures;

import org.jspecify.annotations.NullMarked;
