package io.vocstreams.driver;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.stage.Deployment;
import io.vocstreams.platform.RecordLimits;
import io.vocstreams.platform.StageStores;
import io.vocstreams.platform.StageWiring;
import io.vocstreams.platform.Topologies;
import io.vocstreams.platform.metrics.StageMeters;
import io.vocstreams.platform.run.CommitPace;
import io.vocstreams.platform.run.StoreMemory;
import io.vocstreams.platform.run.StreamsProperties;
import io.vocstreams.platform.time.InputLag;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** One task of a stage, with a wall clock of its own: commits after each record, no broker. */
public final class StageDriver implements AutoCloseable {

    private final Topology topology;
    private final TopologyTestDriver driver;

    public StageDriver(String name, StageWiring stage, Instant now) {
        this(name, Topologies.build(properties(name), stage), now);
    }

    public StageDriver(String name, Topology topology, Instant now) {
        this(properties(name), topology, now);
    }

    public StageDriver(Properties properties, Topology topology, Instant now) {
        this.topology = topology;
        this.driver = new TopologyTestDriver(topology, properties, now);
    }

    /** What a stage runs with in production, where nothing else is chosen. */
    public static Properties properties(String stage) {
        return properties(stage, Map.of());
    }

    /** With settings of Kafka's own. */
    public static Properties properties(String stage, Map<String, String> kafka) {
        return new StreamsProperties(
                        "voc-" + stage,
                        "1",
                        "none:9092",
                        // Each driver locks its directory.
                        Path.of("target", "state", UUID.randomUUID().toString()),
                        1,
                        CommitPace.DEFAULT_INTERVAL,
                        StoreMemory.DEFAULT_MEGABYTES,
                        RecordLimits.DEFAULT_READ,
                        Topics.DEAD_LETTERS,
                        kafka)
                .toProperties();
    }

    /** Unobserved. */
    public static Deployment deployment(
            String stage, EdgeSerdes serdes, StageStores.Kind stores, Map<String, Integer> partitions, InputLag lag) {
        return new Deployment(serdes, new StageStores(stores), partitions, lag, StageMeters.unobserved(stage));
    }

    public Topology topology() {
        return topology;
    }

    public void bring(String topic, byte @Nullable [] key, byte @Nullable [] value) {
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(key, value);
    }

    public void bring(String topic, TestRecord<byte[], byte[]> record) {
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(record);
    }

    /** Lets time pass, so that the task ticks. */
    public void pass(Duration duration) {
        driver.advanceWallClockTime(duration);
    }

    /** What was written to a topic since the last call. */
    public List<TestRecord<byte[], byte[]>> written(String topic) {
        return written(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    public <K, V> List<TestRecord<K, V>> written(String topic, Deserializer<K> keys, Deserializer<V> values) {
        return driver.createOutputTopic(topic, keys, values).readRecordsToList();
    }

    /** The values of what was written to a topic since the last call. */
    public <T> List<T> values(String topic, Deserializer<T> values) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), values)
                .readValuesToList();
    }

    public int deadLetters() {
        return written(Topics.DEAD_LETTERS).size();
    }

    public TopologyTestDriver kafka() {
        return driver;
    }

    public KeyValueStore<Bytes, byte[]> store(String name) {
        return driver.getKeyValueStore(name);
    }

    /** How many entries a store has. */
    public int size(String store) {
        int size = 0;
        try (KeyValueIterator<Bytes, byte[]> all = store(store).all()) {
            while (all.hasNext()) {
                all.next();
                size++;
            }
        }
        return size;
    }

    /** Takes over what another task's stores hold, as a restart does from changelogs. */
    public void restore(StageDriver stopped) {
        for (Map.Entry<String, StateStore> store :
                stopped.driver.getAllStateStores().entrySet()) {
            if (store.getValue() instanceof KeyValueStore) {
                restore(stopped, store.getKey());
            }
        }
    }

    /** Takes over what one of another task's stores holds. */
    public void restore(StageDriver stopped, String name) {
        try (KeyValueIterator<Bytes, byte[]> all = stopped.store(name).all()) {
            while (all.hasNext()) {
                KeyValue<Bytes, byte[]> entry = all.next();
                store(name).put(entry.key, entry.value);
            }
        }
    }

    @Override
    public void close() {
        driver.close();
    }
}
