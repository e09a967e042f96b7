@NullMarked
package io.vocstreams.contracts.internal;

import org.jspecify.annotations.NullMarked;
