@NullMarked
package io.vocstreams.local;

import org.jspecify.annotations.NullMarked;
