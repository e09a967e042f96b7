package io.vocstreams.systemtests.crash;

import io.vocstreams.app.cluster.Serdes;
import io.vocstreams.app.cluster.StageCatalogue;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.RejectedRecord;
import io.vocstreams.contracts.Topics;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.platform.ledger.LedgerEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/** The ledger against the topics: everything that was written has been consumed once and decided once. */
final class Accounts {

    private final Settings settings;

    Accounts(Settings settings) {
        this.settings = settings;
    }

    /** What does not add up, as sentences. */
    List<String> problems() {
        try (EdgeSerdes serdes = Serdes.of(settings)) {
            // Watermarks are written at any time: only what was there before the entries must be in them.
            Map<TopicPartition, Long> ends = TopicLog.ends(
                    settings,
                    StageCatalogue.STAGES.stream()
                            .flatMap(stage -> StageCatalogue.topics(stage).read().stream())
                            .distinct()
                            .toList());
            List<LedgerEntry> entries = entries(serdes);
            List<String> problems = new ArrayList<>();
            StageCatalogue.STAGES.forEach(stage -> StageCatalogue.topics(stage)
                    .read()
                    .forEach(topic -> problems.addAll(ofTopic(stage, topic, entries, ends))));
            problems.addAll(refusals(entries, serdes));
            int dead = TopicLog.readAll(settings, Topics.DEAD_LETTERS).size();
            if (dead > 0) {
                problems.add(dead + " dead letters");
            }
            return problems;
        }
    }

    private List<LedgerEntry> entries(EdgeSerdes serdes) {
        Deserializer<LedgerEntry> deserializer = serdes.ledger().deserializer();
        Map<String, LedgerEntry> last = new HashMap<>();
        TopicLog.readAll(settings, Topics.LEDGER)
                .forEach(record -> last.put(record.key(), deserializer.deserialize(Topics.LEDGER, record.value())));
        return List.copyOf(last.values());
    }

    private List<String> ofTopic(
            String stage, String topic, List<LedgerEntry> entries, Map<TopicPartition, Long> ends) {
        List<String> problems = new ArrayList<>();
        TopicLog.read(settings, topic).forEach((partition, records) -> {
            List<LedgerEntry> own = entries.stream()
                    .filter(entry -> entry.stage().equals(stage)
                            && entry.sourceTopic().equals(topic)
                            && entry.sourcePartition() == partition)
                    .toList();
            long consumed = own.stream().mapToLong(LedgerEntry::consumed).sum();
            long decided = own.stream().mapToLong(LedgerEntry::decided).sum();
            long reached = own.stream().mapToLong(LedgerEntry::nextOffset).max().orElse(0);
            long end = ends.getOrDefault(new TopicPartition(topic, partition), 0L);
            long read =
                    records.stream().filter(record -> record.offset() < reached).count();
            long left = records.stream()
                    .filter(record -> record.offset() >= reached && record.offset() < end)
                    .count();
            if (consumed != read || decided != read || left > 0) {
                problems.add(topic + "-" + partition + " holds " + read + " records before offset " + reached + "; "
                        + stage + " consumed " + consumed + " and decided " + decided + ", and has " + left
                        + " still to read");
            }
        });
        return problems;
    }

    private List<String> refusals(List<LedgerEntry> entries, EdgeSerdes serdes) {
        TreeMap<String, Long> counted = new TreeMap<>();
        entries.forEach(entry -> entry.rejected().forEach((reason, count) -> counted.merge(reason, count, Long::sum)));
        Deserializer<RejectedRecord> deserializer = serdes.rejected().deserializer();
        Map<String, Long> written = TopicLog.readAll(settings, Topics.REJECTED).stream()
                .map(record -> deserializer.deserialize(Topics.REJECTED, record.value()))
                .collect(Collectors.groupingBy(
                        rejected -> rejected.rejection().reason().name(), TreeMap::new, Collectors.counting()));
        TreeSet<String> reasons = new TreeSet<>(counted.keySet());
        reasons.addAll(written.keySet());
        return reasons.stream()
                .filter(reason -> !counted.getOrDefault(reason, 0L).equals(written.getOrDefault(reason, 0L)))
                .map(reason -> "the ledger counts " + counted.get(reason) + " records as " + reason + ", "
                        + Topics.REJECTED + " holds " + written.get(reason))
                .toList();
    }
}
