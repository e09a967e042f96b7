package io.vocstreams.app.ledger;

import java.util.Map;

/**
 * What became of records that were sent.
 *
 * @param decided whether all of them were decided; the counts are of those that were
 * @param otherContent duplicates that do not say what the record said that came before them
 * @param others records of somebody else among the counts, who wrote to the same partitions meanwhile
 */
public record SendingOutcome(
        boolean decided,
        long accepted,
        long duplicate,
        long otherContent,
        Map<String, Long> refused,
        long deadLettered,
        long others) {

    public long refusedInAll() {
        return deadLettered
                + refused.values().stream().mapToLong(Long::longValue).sum();
    }
}
