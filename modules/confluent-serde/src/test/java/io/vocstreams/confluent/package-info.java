@NullMarked
package io.vocstreams.confluent;

import org.jspecify.annotations.NullMarked;
