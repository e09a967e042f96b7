@NullMarked
package io.vocstreams.notify;

import org.jspecify.annotations.NullMarked;
