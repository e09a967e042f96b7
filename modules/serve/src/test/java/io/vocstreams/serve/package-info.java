@NullMarked
package io.vocstreams.serve;

import org.jspecify.annotations.NullMarked;
