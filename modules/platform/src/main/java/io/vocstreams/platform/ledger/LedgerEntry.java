package io.vocstreams.platform.ledger;

import java.util.Map;

/**
 * What became of the records of one source partition, as far as one task of one stage decided it. Running totals.
 *
 * @param nextOffset behind the last consumed record; 0 if this task consumed none
 */
public record LedgerEntry(
        String stage,
        int task,
        String sourceTopic,
        int sourcePartition,
        long nextOffset,
        long consumed,
        long accepted,
        long duplicate,
        long deadLettered,
        Map<String, Long> rejected) {

    public String key() {
        return stage + "/" + task + "/" + sourceTopic + "/" + sourcePartition;
    }

    public long decided() {
        return accepted
                + duplicate
                + deadLettered
                + rejected.values().stream().mapToLong(Long::longValue).sum();
    }
}
