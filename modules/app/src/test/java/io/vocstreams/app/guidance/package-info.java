@NullMarked
package io.vocstreams.app.guidance;

import org.jspecify.annotations.NullMarked;
