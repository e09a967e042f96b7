@NullMarked
package io.vocstreams.serve.store;

import org.jspecify.annotations.NullMarked;
