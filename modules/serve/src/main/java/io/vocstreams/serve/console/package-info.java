/** The pages that a browser shows. */
@NullMarked
package io.vocstreams.serve.console;

import org.jspecify.annotations.NullMarked;
