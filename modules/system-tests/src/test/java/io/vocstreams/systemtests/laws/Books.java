package io.vocstreams.systemtests.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.contracts.RejectedRecord;
import io.vocstreams.contracts.Topics;
import io.vocstreams.platform.ledger.LedgerEntry;
import io.vocstreams.systemtests.driver.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** §10.3: summed per source partition, everything consumed was decided, and nothing that was written is missing. */
public final class Books {

    private Books() {}

    public static void shouldBalance(Outcome outcome) {
        Map<String, Long> written = new TreeMap<>();
        sources().forEach(topic -> {
            for (int partition = 0; partition < outcome.partitionsOf(topic); partition++) {
                written.put(topic + "/" + partition, outcome.size(topic, partition));
            }
        });
        written.values().removeIf(count -> count == 0);
        Map<String, Long> consumed = new TreeMap<>();
        Map<String, Long> decided = new TreeMap<>();
        Map<String, Long> refused = new TreeMap<>();
        for (LedgerEntry entry : outcome.ledger()) {
            String source = entry.sourceTopic() + "/" + entry.sourcePartition();
            consumed.merge(source, entry.consumed(), Long::sum);
            decided.merge(source, entry.decided(), Long::sum);
            entry.rejected().forEach((reason, count) -> refused.merge(source + "/" + reason, count, Long::sum));
        }
        assertThat(consumed).isEqualTo(written);
        assertThat(decided).isEqualTo(written);
        assertThat(refused).isEqualTo(refusals(outcome));
    }

    private static Map<String, Long> refusals(Outcome outcome) {
        Map<String, Long> refusals = new TreeMap<>();
        for (RejectedRecord rejected : outcome.rejected()) {
            String source = rejected.source().topic() + "/" + rejected.source().partition();
            refusals.merge(source + "/" + rejected.rejection().reason().name(), 1L, Long::sum);
        }
        return refusals;
    }

    private static List<String> sources() {
        List<String> sources = new ArrayList<>(Topics.INTERACTION_INPUTS);
        sources.addAll(List.of(Topics.IDENTITY_LINKS, Topics.IDENTITY_HOPS, Topics.IDENTITY_WATERMARKS));
        sources.addAll(List.of(Topics.EXPERIMENT_PLANS, Topics.OPERATIONS));
        sources.addAll(List.of(Topics.CUSTOMERS, Topics.INTERACTIONS, Topics.JOURNEY_EXCHANGE, Topics.SCORES_DELTAS));
        return sources;
    }
}
