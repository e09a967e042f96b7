package io.vocstreams.app.ledger;

/**
 * What a source partition holds, seen from the offset up to which the ledger counts.
 *
 * @param from the oldest offset still there
 * @param before records below that offset
 * @param waiting records from it on
 */
record HeldRecords(long from, long before, long waiting) {}
