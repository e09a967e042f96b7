package io.vocstreams.systemtests.driver;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.RejectedRecord;
import io.vocstreams.contracts.Topics;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Operation;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.cases.Case;
import io.vocstreams.model.experiment.Experiment;
import io.vocstreams.platform.SourceRecord;
import io.vocstreams.platform.ledger.LedgerEntry;
import io.vocstreams.testkit.Tables;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/** What the pipeline has published, as its readers see it. */
public final class Outcome {

    private final Logs logs;
    private final EdgeSerdes serdes;

    Outcome(Logs logs, EdgeSerdes serdes) {
        this.logs = logs;
        this.serdes = serdes;
    }

    /** The last value of each key, as a reader keeps it. */
    public Tables tables() {
        Tables tables = Tables.empty();
        lastOf(Topics.JOURNEYS, serdes.journeys()).forEach(tables::add);
        lastOf(Topics.ATTRIBUTIONS, serdes.attributions()).forEach(tables::add);
        lastOf(Topics.READINGS, serdes.readings()).forEach(tables::add);
        lastOf(Topics.SCORES, serdes.scores()).forEach(tables::add);
        lastOf(Topics.RATES, serdes.rates()).forEach(tables::add);
        // Should one interaction have two customers, both are shown.
        owners().forEach((key, customers) -> tables.customers().put(key, String.join(" and ", customers)));
        return tables;
    }

    /** Cases as a reader keeps them, by id. */
    public Map<String, Case> cases() {
        Map<String, Case> cases = new TreeMap<>();
        lastOf(Topics.CASES, serdes.cases()).forEach(one -> cases.put(one.caseId(), one));
        return cases;
    }

    /** Experiments as a reader keeps them, by id. */
    public Map<String, Experiment> experiments() {
        Map<String, Experiment> experiments = new TreeMap<>();
        lastOf(Topics.EXPERIMENTS, serdes.experiments())
                .forEach(one -> experiments.put(one.plan().experimentId(), one));
        return experiments;
    }

    /** All values ever published to a topic of one type, tombstones left out. */
    public <T> List<T> all(String topic, Serde<T> serde) {
        List<T> values = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : logs.of(topic)) {
            if (record.value() != null) {
                values.add(serde.deserializer().deserialize(topic, record.value()));
            }
        }
        return values;
    }

    /** Every record of a topic, tombstones too, in the order of their commits. */
    public List<ConsumerRecord<byte[], byte[]>> log(String topic) {
        return Collections.unmodifiableList(logs.of(topic));
    }

    public EdgeSerdes serdes() {
        return serdes;
    }

    public List<RejectedRecord> rejected() {
        return all(Topics.REJECTED, serdes.rejected());
    }

    /** The interactions among what was refused. */
    public List<Interaction> refused() {
        List<Interaction> refused = new ArrayList<>();
        for (RejectedRecord rejected : rejected()) {
            SourceRecord source = rejected.source();
            if (Topics.INTERACTION_INPUTS.contains(source.topic())) {
                refused.add(serdes.input(source.topic()).deserialize(source.topic(), source.value()));
            }
        }
        return refused;
    }

    /** The latest entry of each key. */
    public List<LedgerEntry> ledger() {
        return lastOf(Topics.LEDGER, serdes.ledger());
    }

    public int deadLetters() {
        return logs.of(Topics.DEAD_LETTERS).size();
    }

    /** How many records each partition of a topic holds. */
    public long size(String topic, int partition) {
        return logs.of(new TopicPartition(topic, partition)).size();
    }

    /** How many bytes of keys and values all partitions of a topic hold. */
    public long bytes(String topic) {
        return logs.of(topic).stream()
                .mapToLong(record -> (long) length(record.key()) + length(record.value()))
                .sum();
    }

    private static int length(byte @Nullable [] bytes) {
        return bytes == null ? 0 : bytes.length;
    }

    /** How many bytes the largest record of a topic has, key and value. */
    public int largest(String topic) {
        return logs.of(topic).stream()
                .mapToInt(record -> length(record.key()) + length(record.value()))
                .max()
                .orElse(0);
    }

    public int partitionsOf(String topic) {
        return logs.partitionsOf(topic);
    }

    private <T> List<T> lastOf(String topic, Serde<T> serde) {
        Map<String, byte[]> last = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : logs.of(topic)) {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            if (record.value() == null) {
                last.remove(key);
            } else {
                last.put(key, record.value());
            }
        }
        List<T> values = new ArrayList<>();
        Consumer<byte[]> read = value -> values.add(serde.deserializer().deserialize(topic, value));
        last.values().forEach(read);
        return values;
    }

    /** Membership as §5 of the contract gives it to readers of the interactions. */
    private Map<String, List<String>> owners() {
        Map<String, ResolvedInteraction> latest = new LinkedHashMap<>();
        for (ResolvedInteraction record : all(Topics.INTERACTIONS, serdes.interactions())) {
            latest.put(record.customerId() + "|" + key(record) + "|" + record.publishedBy(), record);
        }
        Map<String, List<String>> owners = new TreeMap<>();
        for (ResolvedInteraction record : latest.values()) {
            List<String> customers = owners.computeIfAbsent(key(record), any -> new ArrayList<>());
            if (record.operation() == Operation.UPSERT && !customers.contains(record.customerId())) {
                customers.add(record.customerId());
            }
        }
        owners.values().removeIf(List::isEmpty);
        return owners;
    }

    private static String key(ResolvedInteraction record) {
        return Tables.interactionKey(
                record.origin().text(), record.interaction().header().eventId());
    }
}
