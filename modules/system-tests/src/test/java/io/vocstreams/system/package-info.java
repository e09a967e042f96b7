@NullMarked
package io.vocstreams.system;

import org.jspecify.annotations.NullMarked;
