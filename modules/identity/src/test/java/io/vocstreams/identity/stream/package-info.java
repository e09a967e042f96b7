@NullMarked
package io.vocstreams.identity.stream;

import org.jspecify.annotations.NullMarked;
