/** Counts every decision in the transaction in which it falls. */
@NullMarked
package io.vocstreams.platform.ledger;

import org.jspecify.annotations.NullMarked;
