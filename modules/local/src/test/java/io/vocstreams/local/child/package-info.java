@NullMarked
package io.vocstreams.local.child;

import org.jspecify.annotations.NullMarked;
