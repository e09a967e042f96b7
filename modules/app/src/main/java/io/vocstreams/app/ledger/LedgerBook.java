package io.vocstreams.app.ledger;

import io.vocstreams.app.cluster.TopicReader;
import io.vocstreams.app.cluster.TopicTable;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.platform.ledger.LedgerEntry;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The ledger as it stands, added up over the tasks of each stage. */
final class LedgerBook implements AutoCloseable {

    static final Comparator<Source> IN_ORDER = Comparator.comparing((Source source) ->
                    List.copyOf(Source.TOPICS_OF_STAGES.keySet()).indexOf(source.stage()))
            .thenComparing(Source::topic)
            .thenComparing(Source::partition);

    private final TopicReader reader;
    private final TopicTable<LedgerEntry> ledger;

    LedgerBook(Settings settings, EdgeSerdes serdes, TopicReader reader) {
        this.reader = reader;
        this.ledger = new TopicTable<>(settings, Topics.LEDGER, serdes.ledger().deserializer());
    }

    Map<Source, Account> accounts() {
        // To the very end, behind transactions that are being committed, so that no partition is seen earlier than
        // another.
        ledger.readTo(reader.ranges(List.of(Topics.LEDGER)).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().until())));
        Map<Source, Account> accounts = new TreeMap<>(IN_ORDER);
        for (LedgerEntry entry : ledger.rows().values()) {
            Source source = new Source(entry.stage(), entry.sourceTopic(), entry.sourcePartition());
            accounts.merge(source, Account.EMPTY.plus(entry), (known, ignored) -> known.plus(entry));
        }
        return accounts;
    }

    @Override
    public void close() {
        ledger.close();
    }
}
