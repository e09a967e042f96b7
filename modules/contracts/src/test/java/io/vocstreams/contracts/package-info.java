@NullMarked
package io.vocstreams.contracts;

import org.jspecify.annotations.NullMarked;
