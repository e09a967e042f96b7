/** The accounting: what the stages say became of each record, compared with what the topics hold. */
@NullMarked
package io.vocstreams.app.ledger;

import org.jspecify.annotations.NullMarked;
