/** How stages are entered. */
@NullMarked
package io.vocstreams.contracts.stage;

import org.jspecify.annotations.NullMarked;
