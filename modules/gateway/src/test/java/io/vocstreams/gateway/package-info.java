@NullMarked
package io.vocstreams.gateway;

import org.jspecify.annotations.NullMarked;
