package io.vocstreams.app.ledger;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many records of one topic had one outcome that leaves a record of its own: a reason, or null for dead letters.
 */
record Refused(String topic, @Nullable String reason) implements Comparable<Refused> {

    static Map<Refused, Long> of(Map<Source, Account> accounts) {
        Map<Refused, Long> counts = new TreeMap<>();
        accounts.forEach((source, account) -> {
            account.rejected()
                    .forEach((reason, count) -> counts.merge(new Refused(source.topic(), reason), count, Long::sum));
            if (account.deadLettered() > 0) {
                counts.merge(new Refused(source.topic(), null), account.deadLettered(), Long::sum);
            }
        });
        return counts;
    }

    String outcome() {
        return reason == null ? "DEAD_LETTERED" : reason;
    }

    @Override
    public int compareTo(Refused other) {
        int byTopic = topic.compareTo(other.topic);
        return byTopic != 0 ? byTopic : outcome().compareTo(other.outcome());
    }
}
