package io.vocstreams.identity.stream;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.InteractionCodec;
import io.vocstreams.contracts.RejectedRecord;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.internal.ResolvedConsentCodec;
import io.vocstreams.contracts.stage.Deployment;
import io.vocstreams.driver.StageDriver;
import io.vocstreams.identity.stream.Backlog.Slices;
import io.vocstreams.identity.stream.ResolveIdentity.TaskSetup;
import io.vocstreams.model.Consent;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.IncomingKind;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Operation;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.WebTouchpoint;
import io.vocstreams.model.policy.Retention;
import io.vocstreams.platform.Partitioning;
import io.vocstreams.platform.SourceRecord;
import io.vocstreams.platform.StageStores;
import io.vocstreams.platform.ledger.LedgerEntry;
import io.vocstreams.platform.time.InputLag;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/**
 * The stage with one test driver for each task. What tasks say to each other waits until it is carried over, in order
 * between each two of them, so that a test can let it overtake anything else.
 */
final class Tasks implements AutoCloseable {

    static final Instant TODAY = Instant.parse("2026-11-22T12:00:00Z");

    private final EdgeSerdes serdes;
    private final List<StageDriver> drivers = new ArrayList<>();
    private final List<List<Deque<TestRecord<byte[], byte[]>>>> underWay = new ArrayList<>();
    private final List<ResolvedInteraction> published = new ArrayList<>();
    private final List<ResolvedInteraction> consents = new ArrayList<>();
    private final List<TestRecord<byte[], byte[]>> publishedRaw = new ArrayList<>();
    private final Random random;

    Tasks(int tasks, Retention policies, Random random) {
        this(tasks, policies, random, Slices.DEFAULT);
    }

    Tasks(int tasks, Retention policies, Random random, Slices slices) {
        this(tasks, policies, random, slices, Map.of());
    }

    /** With settings of Kafka's own. */
    Tasks(int tasks, Retention policies, Random random, Slices slices, Map<String, String> kafka) {
        this.random = random;
        this.serdes = EdgeSerdes.registering("mock://identity", Map.of());
        for (int task = 0; task < tasks; task++) {
            int number = task;
            IdentityTopology stage = new IdentityTopology(
                    policies,
                    deployment(serdes, StageStores.Kind.MEMORY, tasks),
                    new TaskSetup(context -> number, slices));
            Topology topology = new CutLoop();
            stage.addTo(topology);
            drivers.add(new StageDriver(StageDriver.properties(IdentityTopology.STAGE, kafka), topology, TODAY));
            underWay.add(IntStream.range(0, tasks)
                    .<Deque<TestRecord<byte[], byte[]>>>mapToObj(target -> new ArrayDeque<>())
                    .toList());
        }
    }

    static Deployment deployment(EdgeSerdes serdes, StageStores.Kind stores, int count) {
        Map<String, Integer> partitions = Stream.concat(
                        Partitions.INPUTS.stream(),
                        Stream.of(
                                Topics.IDENTITY_HOPS,
                                Topics.INTERACTIONS,
                                Topics.IDENTITY_CONSENTS,
                                Topics.IDENTITY_WATERMARKS))
                .collect(Collectors.toMap(topic -> topic, topic -> count));
        return StageDriver.deployment(IdentityTopology.STAGE, serdes, stores, partitions, InputLag.NONE);
    }

    /** On any partition: producers key as they like. */
    void bring(Interaction interaction) {
        if (interaction instanceof Feedback feedback) {
            raw(Topics.FEEDBACK, bytes(Topics.FEEDBACK, serdes.feedback().serializer(), feedback));
        } else if (interaction instanceof Consent consent) {
            raw(
                    Topics.CONSENTS,
                    bytes(Topics.CONSENTS, serdes.incoming(Consent.class).serializer(), consent));
        } else {
            WebTouchpoint touchpoint = (WebTouchpoint) interaction;
            raw(
                    Topics.inputOf(IncomingKind.WEB),
                    bytes(
                            Topics.inputOf(IncomingKind.WEB),
                            serdes.incoming(WebTouchpoint.class).serializer(),
                            touchpoint));
        }
    }

    void bring(IdentityLink link) {
        raw(
                Topics.IDENTITY_LINKS,
                bytes(Topics.IDENTITY_LINKS, serdes.identityLinks().serializer(), link));
    }

    void raw(String topic, byte @Nullable [] value) {
        int task = random.nextInt(drivers.size());
        drivers.get(task).bring(topic, new TestRecord<>(new byte[] {7}, value, TODAY));
        collect(task);
    }

    /** A message that no task has sent. */
    void hop(byte @Nullable [] key, byte @Nullable [] value) {
        drivers.get(0).bring(Topics.IDENTITY_HOPS, new TestRecord<>(key, value, TODAY));
        collect(0);
    }

    /** Carries over one message between two tasks that are chosen at random; false if none is under way. */
    boolean carryOne() {
        List<int[]> waiting = new ArrayList<>();
        for (int from = 0; from < drivers.size(); from++) {
            for (int to = 0; to < drivers.size(); to++) {
                if (!underWay.get(from).get(to).isEmpty()) {
                    waiting.add(new int[] {from, to});
                }
            }
        }
        if (waiting.isEmpty()) {
            return false;
        }
        int[] pair = waiting.get(random.nextInt(waiting.size()));
        drivers.get(pair[1])
                .bring(Topics.IDENTITY_HOPS, underWay.get(pair[0]).get(pair[1]).removeFirst());
        collect(pair[1]);
        return true;
    }

    void carryAll() {
        while (carryOne()) {
            // Until nothing is under way.
        }
    }

    /** Lets time pass for one task, so that it ticks. */
    void pass(int task, Duration duration) {
        drivers.get(task).pass(duration);
        collect(task);
    }

    /** Until no task looks again at what it holds, and nothing is under way. */
    void workOff() {
        carryAll();
        while (IntStream.range(0, count()).anyMatch(this::isBehind)) {
            for (int task = 0; task < drivers.size(); task++) {
                pass(task, Duration.ofMillis(200));
            }
            carryAll();
        }
    }

    boolean isBehind(int task) {
        return drivers.get(task).size(Backlog.NAME) > 0;
    }

    /** Long enough for every level of every task to settle. */
    void settle() {
        for (int round = 0; round < 12; round++) {
            for (int task = 0; task < drivers.size(); task++) {
                pass(task, Duration.ofMillis(200));
            }
            carryAll();
        }
    }

    int count() {
        return drivers.size();
    }

    TopologyTestDriver driver(int task) {
        return drivers.get(task).kafka();
    }

    List<ResolvedInteraction> published() {
        return published;
    }

    List<TestRecord<byte[], byte[]>> publishedRaw() {
        return publishedRaw;
    }

    /** Who belongs to whom for a reader of the topic, as §5 says it. */
    Set<String> memberships() {
        return memberships(published);
    }

    /** The same of consents. */
    Set<String> consents() {
        return memberships(consents);
    }

    private static Set<String> memberships(List<ResolvedInteraction> all) {
        Map<String, ResolvedInteraction> latest = new LinkedHashMap<>();
        for (ResolvedInteraction record : all) {
            String membership = record.customerId() + "|" + record.origin() + "|"
                    + record.interaction().header().eventId() + "|" + record.publishedBy();
            latest.put(membership, record);
        }
        return latest.values().stream()
                .filter(record -> record.operation() == Operation.UPSERT)
                .map(Tasks::describe)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static String describe(ResolvedInteraction record) {
        return record.interaction().header().eventId() + " r"
                + record.interaction().header().revision() + " -> " + record.customerId() + " " + record.identified()
                + " " + record.path();
    }

    List<RejectedRecord> rejected() {
        return drivers.stream()
                .flatMap(driver ->
                        driver.values(Topics.REJECTED, serdes.rejected().deserializer()).stream())
                .toList();
    }

    int deadLetters() {
        return drivers.stream().mapToInt(StageDriver::deadLetters).sum();
    }

    /** The interaction that was refused. */
    Interaction read(RejectedRecord rejected) {
        SourceRecord source = rejected.source();
        return serdes.input(source.topic()).deserialize(source.topic(), source.value());
    }

    /** The latest entry of each key. */
    Map<String, LedgerEntry> ledger() {
        Map<String, LedgerEntry> latest = new TreeMap<>();
        drivers.forEach(driver -> driver.values(Topics.LEDGER, serdes.ledger().deserializer())
                .forEach(entry -> latest.put(entry.key(), entry)));
        return latest;
    }

    @Override
    public void close() {
        drivers.forEach(StageDriver::close);
        serdes.close();
    }

    private void collect(int task) {
        StageDriver driver = drivers.get(task);
        int broadcasts = 0;
        for (TestRecord<byte[], byte[]> record : driver.written(CutLoop.OUT)) {
            // A record for all partitions comes out once for each of them.
            int target = record.key() == null
                    ? broadcasts++ % drivers.size()
                    : Partitioning.partitionOf(
                            new String(record.key(), java.nio.charset.StandardCharsets.UTF_8), count());
            underWay.get(task).get(target).addLast(record);
        }
        for (TestRecord<byte[], byte[]> record : driver.written(Topics.IDENTITY_CONSENTS)) {
            consents.add(new ResolvedConsentCodec(new InteractionCodec()).fromBytes(record.value()));
        }
        for (TestRecord<byte[], byte[]> record : driver.written(Topics.INTERACTIONS)) {
            publishedRaw.add(record);
            published.add(serdes.interactions().deserializer().deserialize(Topics.INTERACTIONS, record.value()));
        }
    }

    private static <T> byte[] bytes(String topic, Serializer<T> serializer, T value) {
        return serializer.serialize(topic, value);
    }
}
