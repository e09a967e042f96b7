package io.vocstreams.bench.harness;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.vocstreams.bench.input.Expectation;
import io.vocstreams.bench.input.ProgressTable;
import io.vocstreams.bench.input.Rows;
import io.vocstreams.bench.rivals.FloorMain;
import io.vocstreams.bench.subset.AvroSettings;
import io.vocstreams.contract.Attribution;
import io.vocstreams.contract.Journey;
import io.vocstreams.contract.Score;
import io.vocstreams.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What a contender has published so far, compared with what it must. */
interface Outcome {

    List<String> topics();

    void take(ConsumerRecord<byte[], byte[]> record);

    boolean isComplete();

    /** When the broker took the first of its records. */
    long firstAt();

    /** When the broker took the record that made it what it is. */
    long lastAt();

    String difference();

    static Outcome of(Contender.Run run, LoadedInput input, Cluster cluster) {
        return run.contender() == Contender.FLOOR ? new Copies(run.run(), input) : new Tables(run, input, cluster);
    }

    /** Every record once more, byte for byte. */
    final class Copies implements Outcome {

        private final Map<String, String> inputs = new HashMap<>();
        private final LoadedInput input;
        private final Digest digest = new Digest();
        private long firstAt = Long.MAX_VALUE;
        private long lastAt;

        Copies(String run, LoadedInput input) {
            this.input = input;
            Topics.INTERACTION_INPUTS.forEach(topic -> inputs.put(FloorMain.outputOf(run, topic), topic));
        }

        @Override
        public List<String> topics() {
            return List.copyOf(inputs.keySet());
        }

        @Override
        public void take(ConsumerRecord<byte[], byte[]> record) {
            digest.add(inputs.getOrDefault(record.topic(), "?"), record.key(), record.value());
            firstAt = Math.min(firstAt, record.timestamp());
            lastAt = Math.max(lastAt, record.timestamp());
        }

        @Override
        public boolean isComplete() {
            return digest.isSameAs(input.digest());
        }

        @Override
        public long firstAt() {
            return firstAt;
        }

        @Override
        public long lastAt() {
            return lastAt;
        }

        @Override
        public String difference() {
            return "copied " + digest + " of " + input.digest();
        }
    }

    /** Journeys, attributions and scores. */
    final class Tables implements Outcome {

        private final List<String> topics;
        private final Predicate<Score> counted;
        private final KafkaAvroDeserializer values = new KafkaAvroDeserializer();
        private final List<ProgressTable> tables = new ArrayList<>();

        Tables(Contender.Run run, LoadedInput input, Cluster cluster) {
            this.topics = run.contender().tables(run.run());
            boolean whole =
                    run.contender() != Contender.OURS_SUBSET && run.contender().isOurs();
            this.counted = whole ? Rows.WHOLE : Rows.SUBSET;
            values.configure(AvroSettings.of(cluster.registry()), false);
            Expectation.Tables expected = input.expectation().tables(whole);
            tables.add(new ProgressTable(expected.journeys()));
            tables.add(new ProgressTable(expected.attributions()));
            tables.add(new ProgressTable(expected.scores()));
        }

        @Override
        public List<String> topics() {
            return topics;
        }

        @Override
        public void take(ConsumerRecord<byte[], byte[]> record) {
            Object value = record.value() == null ? null : values.deserialize(record.topic(), record.value());
            if (value instanceof Score score && !counted.test(score)) {
                return;
            }
            String key = new String(record.key(), StandardCharsets.UTF_8);
            tables.get(topics.indexOf(record.topic())).take(key, row(value), record.timestamp());
        }

        @Override
        public boolean isComplete() {
            return tables.stream().allMatch(ProgressTable::isComplete);
        }

        @Override
        public long firstAt() {
            return tables.stream().mapToLong(ProgressTable::firstChange).min().orElseThrow();
        }

        @Override
        public long lastAt() {
            return tables.stream().mapToLong(ProgressTable::lastChange).max().orElseThrow();
        }

        @Override
        public String difference() {
            List<String> differences = new ArrayList<>();
            tables.forEach(table -> differences.addAll(table.differences(5)));
            return String.join("\n  ", differences);
        }

        private static Optional<String> row(@org.jspecify.annotations.Nullable Object value) {
            if (value instanceof Journey journey) {
                return Rows.of(journey);
            } else if (value instanceof Attribution attribution) {
                return Optional.of(Rows.of(attribution));
            }
            return value instanceof Score score ? Rows.of(score) : Optional.empty();
        }
    }
}
