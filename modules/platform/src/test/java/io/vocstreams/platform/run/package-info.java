@NullMarked
package io.vocstreams.platform.run;

import org.jspecify.annotations.NullMarked;
