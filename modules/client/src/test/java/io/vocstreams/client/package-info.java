@NullMarked
package io.vocstreams.client;

import org.jspecify.annotations.NullMarked;
