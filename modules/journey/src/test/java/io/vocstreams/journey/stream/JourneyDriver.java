package io.vocstreams.journey.stream;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.RejectedRecord;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.internal.MovedHeader;
import io.vocstreams.contracts.internal.ScoreDeltaCodec;
import io.vocstreams.contracts.internal.ScoresMessage;
import io.vocstreams.contracts.internal.WatermarkCodec;
import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.CustomerRules;
import io.vocstreams.model.Attribution;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Journey;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.policy.IdentityPolicy;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.policy.Retention;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.policy.TimePolicy;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.ScoreDelta;
import io.vocstreams.model.score.Slot;
import io.vocstreams.platform.StageStores;
import io.vocstreams.platform.Topologies;
import io.vocstreams.platform.ledger.LedgerEntry;
import io.vocstreams.platform.run.DeadLetterHandler;
import io.vocstreams.platform.time.InputLag;
import io.vocstreams.platform.time.Sequence;
import io.vocstreams.platform.time.Watermark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** One task of the journey stage with a mocked wall clock, of a stage that believes to have several. */
final class JourneyDriver implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final Retention RETENTION = new Retention(TimePolicy.DEFAULT, IdentityPolicy.DEFAULT, JourneyPolicy.DEFAULT);

    static final JourneyTopology.Limits LIMITS = new JourneyTopology.Limits(Duration.ofSeconds(1), 200_000);

    private static final List<String> STORES = List.of(
            ItemStore.TOUCHPOINTS,
            ItemStore.FEEDBACK,
            ProfileStore.NAME,
            JourneyStore.NAME,
            Claims.NAME,
            Closings.NAME,
            "watermarks-by-source",
            "waiting-by-task",
            "entries-by-source");

    private final EdgeSerdes serdes = EdgeSerdes.registering("mock://journey", Map.of());
    private final Topology topology;
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, ResolvedInteraction> interactions;

    /** With one partition everything is in place; with more, what belongs elsewhere goes over the loop topic. */
    JourneyDriver(int partitions) {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "voc-journey");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
        config.put(StreamsConfig.STATE_DIR_CONFIG, "target/state");
        config.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetterHandler.class);
        config.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, Topics.DEAD_LETTERS);
        CustomerRules rules = new CustomerRules(JourneyPolicy.DEFAULT, ScorePolicy.DEFAULT, ActionCatalogues.shipped());
        JourneyTopology.Settings settings = new JourneyTopology.Settings(
                rules,
                TimePolicy.DEFAULT,
                RETENTION,
                LIMITS,
                new JourneyTopology.Partitions(partitions, partitions, 1),
                InputLag.NONE);
        topology = Topologies.build(
                config, new JourneyTopology(settings, serdes, new StageStores(StageStores.Kind.MEMORY)));
        driver = new TopologyTestDriver(topology, config, NOW);
        interactions = driver.createInputTopic(
                Topics.INTERACTIONS,
                new StringSerializer(),
                serdes.interactions().serializer());
    }

    JourneyDriver() {
        this(1);
    }

    Topology topology() {
        return topology;
    }

    void interaction(ResolvedInteraction resolved) {
        interaction(resolved, new RecordHeaders());
    }

    void moved(ResolvedInteraction resolved) {
        Headers headers = new RecordHeaders();
        MovedHeader.addTo(headers);
        interaction(resolved, headers);
    }

    void interaction(ResolvedInteraction resolved, long sequence) {
        Headers headers = new RecordHeaders();
        new Sequence(0, sequence).addTo(headers);
        interaction(resolved, headers);
    }

    void profile(String key, @Nullable CustomerProfile profile) {
        byte[] value = profile == null ? null : serdes.customers().serializer().serialize(Topics.CUSTOMERS, profile);
        rawProfile(key, value);
    }

    void rawProfile(String key, byte @Nullable [] value) {
        driver.createInputTopic(Topics.CUSTOMERS, new StringSerializer(), new ByteArraySerializer())
                .pipeInput(key, value);
    }

    void raw(String topic, TestRecord<byte[], byte[]> record) {
        driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(record);
    }

    int deadLetters() {
        return driver.createOutputTopic(Topics.DEAD_LETTERS, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList()
                .size();
    }

    /** IDENTITY's only task says this after so many of its records. */
    void watermark(Instant settled, boolean idle, long after) {
        byte[] value = WatermarkCodec.toBytes(new Watermark(0, idle, after, settled.toEpochMilli()));
        driver.createInputTopic(Topics.IDENTITY_WATERMARKS, new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new byte[0], value);
        tick();
    }

    void watermark(Instant settled) {
        watermark(settled, false, 0);
    }

    void tick() {
        pass(DeriveJourneys.TICK);
    }

    void pass(Duration duration) {
        driver.advanceWallClockTime(duration);
    }

    /** What was published since the last call. */
    List<Journey> journeys() {
        return values(Topics.JOURNEYS, serdes.journeys());
    }

    void discard() {
        List.of(Topics.JOURNEYS, Topics.ATTRIBUTIONS, Topics.SCORES_DELTAS).forEach(topic -> driver.createOutputTopic(
                        topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList());
    }

    List<TestRecord<String, Attribution>> attributions() {
        return driver.createOutputTopic(
                        Topics.ATTRIBUTIONS,
                        new StringDeserializer(),
                        serdes.attributions().deserializer())
                .readRecordsToList();
    }

    List<RejectedRecord> rejected() {
        return values(Topics.REJECTED, serdes.rejected());
    }

    List<LedgerEntry> ledger() {
        return values(Topics.LEDGER, serdes.ledger());
    }

    /** The changes since the last call; what is told of time is left out. */
    List<ScoreDelta> deltas() {
        List<ScoreDelta> deltas = new ArrayList<>();
        for (ScoresMessage message : messages()) {
            if (message instanceof ScoresMessage.Changes changes) {
                deltas.addAll(changes.deltas());
            }
        }
        return deltas;
    }

    List<ScoresMessage> messages() {
        return driver
                .createOutputTopic(Topics.SCORES_DELTAS, new StringDeserializer(), new ByteArrayDeserializer())
                .readValuesToList()
                .stream()
                .map(ScoreDeltaCodec::fromBytes)
                .toList();
    }

    static Map<Slot, Counts> sum(List<ScoreDelta> deltas) {
        Map<Slot, Counts> sums = new HashMap<>();
        deltas.forEach(delta -> sums.merge(delta.slot(), delta.change(), Counts::plus));
        sums.values().removeIf(Counts::isNothing);
        return sums;
    }

    int size(String store) {
        int size = 0;
        try (KeyValueIterator<Bytes, byte[]> all = store(store).all()) {
            while (all.hasNext()) {
                all.next();
                size++;
            }
        }
        return size;
    }

    /** A task that starts anew with what this one's changelogs hold. */
    JourneyDriver restarted() {
        JourneyDriver next = new JourneyDriver();
        for (String name : STORES) {
            try (KeyValueIterator<Bytes, byte[]> all = store(name).all()) {
                all.forEachRemaining(entry -> next.store(name).put(entry.key, entry.value));
            }
        }
        close();
        return next;
    }

    @Override
    public void close() {
        driver.close();
        serdes.close();
    }

    private void interaction(ResolvedInteraction resolved, Headers headers) {
        interactions.pipeInput(new TestRecord<>(resolved.customerId(), resolved, headers));
    }

    private <T> List<T> values(String topic, Serde<T> serde) {
        return driver.createOutputTopic(topic, new ByteArrayDeserializer(), serde.deserializer())
                .readValuesToList();
    }

    private KeyValueStore<Bytes, byte[]> store(String name) {
        return driver.getKeyValueStore(name);
    }
}
