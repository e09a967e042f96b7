package io.vocstreams.systemtests.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vocstreams.app.cluster.KafkaPublisher;
import io.vocstreams.app.cluster.LocalPipeline;
import io.vocstreams.app.cluster.Serdes;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.InputRecord;
import io.vocstreams.contracts.Topics;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.Operation;
import io.vocstreams.model.WebTouchpoint;
import io.vocstreams.model.guidance.Decision;
import io.vocstreams.model.guidance.GuidanceRow;
import io.vocstreams.model.guidance.Notice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Operations that concern ten thousand customers: how fast they are decided, and through kills. */
@Tag("crash")
@Timeout(900)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class GuidanceKillIT {

    private static final String STAGES = "identity,journey,scores,actions";
    private static final int CUSTOMERS = 10_000;
    private static final int KILLS = 3;
    private static final int STREAM = 500;

    /** The compilers need some operations until they leave the machine to what is measured. */
    private static final List<String> WARM_UP =
            IntStream.range(0, 8).mapToObj(i -> "WARM" + i).toList();

    private static final List<String> MEASURED = List.of("FAST0", "FAST1", "FAST2");
    private static final Duration CALM = Duration.ofSeconds(60);
    private static final Duration WARM = Duration.ofSeconds(30);

    /** What is sent so long before an operation, or after it, does not feel it. */
    private static final Duration HARM = Duration.ofSeconds(3);

    private static final Duration POLL = Duration.ofMillis(5);
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final Notice.Subject ORDER = new Notice.Subject("orderId", "o-1");

    private final Instant began = Instant.now();
    private final Deployment deployment;

    GuidanceKillIT(@TempDir Path work) throws IOException {
        Path rules = Files.writeString(
                work.resolve("guidance.yml"), """
                guidance:
                  - id: late
                    version: 1
                    on: {kind: [%s, %s, KILLED], key: orderId}
                    class: SERVICE
                    channels: [WEB]
                    template: late
                """.formatted(String.join(", ", WARM_UP), String.join(", ", MEASURED)));
        deployment = Deployment.start(
                work,
                Map.of("voc.idle-timeout", "PT2S", "voc.journey.guidance", rules.toString()),
                StageProcess.AS_SHIPPED);
    }

    @BeforeAll
    void start() {
        deployment.start("stages", STAGES);
        try (KafkaPublisher publisher = new KafkaPublisher(deployment.settings())) {
            IntStream.range(0, CUSTOMERS).forEach(i -> publisher.accept(bought(i)));
        }
        await().atMost(LONG)
                .until(() -> TopicLog.readAll(deployment.settings(), Topics.JOURNEYS).stream()
                                .map(ConsumerRecord::key)
                                .distinct()
                                .count()
                        == CUSTOMERS);
    }

    @AfterAll
    void stop() {
        deployment.close();
    }

    @Test
    @Order(1)
    void shouldDecideAtOnceWithoutHarmToTheStream() throws IOException, InterruptedException {
        List<InputRecord> stream = IntStream.range(0, STREAM * 240)
                .mapToObj(GuidanceKillIT::viewed)
                .toList();
        try (LatencyProbe probe = new LatencyProbe(deployment.settings());
                KafkaPublisher operations = new KafkaPublisher(deployment.settings());
                KafkaConsumer<String, byte[]> sender = TopicLog.committedReader(deployment.settings());
                Load load = new Load(deployment.settings(), stream, STREAM, 1, UnaryOperator.identity())) {
            List<TopicPartition> partitions = TopicLog.partitions(sender, Topics.GUIDANCE);
            sender.assign(partitions);
            sender.seekToBeginning(partitions);
            load.play();
            await().atMost(LONG).until(() -> probe.elapsed().compareTo(CALM) > 0);
            Duration calmUntil = probe.elapsed();
            for (String operationId : WARM_UP) {
                told(operationId, operations, sender);
                takeBack(operationId, operations, sender);
            }
            List<Told> told = new ArrayList<>();
            List<Duration> sentAt = new ArrayList<>();
            for (String operationId : MEASURED) {
                sentAt.add(probe.elapsed());
                told.add(told(operationId, operations, sender));
                takeBack(operationId, operations, sender);
            }
            load.pause();
            Duration end = probe.elapsed();
            probe.stop();
            await().atMost(LONG).until(probe::hasSeenAll);
            report(told, sentAt, calmUntil, end, probe.byInterval(Duration.ofSeconds(1)));
        }
    }

    @Test
    @Order(2)
    void shouldTellEachOnceThroughKills() {
        send("KILLED");
        for (int kill = 1; kill <= KILLS; kill++) {
            int enough = kill * CUSTOMERS / (KILLS + 2);
            await().atMost(LONG).until(() -> sends("KILLED").size() >= enough);
            deployment.kill("stages");
        }
        await().atMost(LONG).until(() -> new HashSet<>(sends("KILLED")).size() >= CUSTOMERS);

        List<String> sends = sends("KILLED");
        assertThat(sends).hasSize(CUSTOMERS).doesNotHaveDuplicates();
    }

    /** As under another application id, with the receipts of the sender. */
    @Test
    @Order(3)
    void shouldSendNothingWhenEverythingIsProcessedAgain() {
        try (KafkaPublisher publisher = new KafkaPublisher(deployment.settings())) {
            rows("KILLED").values().stream()
                    .map(GuidanceRow::content)
                    .filter(content -> content.decision() == Decision.SEND)
                    .forEach(content -> publisher.accept(receipt(content)));
        }
        await().atMost(LONG).until(() -> sent() == CUSTOMERS);

        deployment.stop("stages");
        deployment.forgetAllThatIsDerived();
        deployment.deleteState("stages");
        LocalPipeline.prepare(deployment.settings());
        deployment.start("stages", STAGES);
        await().atMost(LONG).until(() -> sent() == CUSTOMERS);

        assertThat(decisions()).hasSize(CUSTOMERS);
        assertThat(sends("KILLED")).isEmpty();
    }

    private long sent() {
        return decisions().values().stream().filter(Decision.SENT::equals).count();
    }

    /** As they are now. */
    private Map<String, Decision> decisions() {
        Map<String, Decision> decisions = new TreeMap<>();
        try (EdgeSerdes serdes = Serdes.of(deployment.settings())) {
            Deserializer<GuidanceRow> deserializer = serdes.guidance().deserializer();
            TopicLog.readAll(deployment.settings(), Topics.GUIDANCE).forEach(record -> {
                GuidanceRow row = deserializer.deserialize(Topics.GUIDANCE, record.value());
                decisions.put(record.key(), row.content().decision());
            });
        }
        return decisions;
    }

    private static InputRecord receipt(GuidanceRow.Content content) {
        Map<String, String> named = Map.of(
                "guidanceId", content.guidanceId(), "ruleId", content.ruleId(), "operationId", content.operationId());
        return InputRecord.of(new MessagingTouchpoint(
                header("receipt-" + content.guidanceId(), content.customerId(), named),
                "guidance_sent",
                MessagingTouchpoint.Medium.EMAIL,
                MessagingTouchpoint.Direction.OUTBOUND,
                null,
                null,
                null,
                null));
    }

    /**
     * How long after an operation was sent its decisions were made, and seen by a sender, in milliseconds; sorted.
     *
     * @param decided by what the rows say, from the operation's arrival at the broker
     */
    private record Told(List<Long> decided, List<Long> seen) {}

    private Told told(String operationId, KafkaPublisher operations, KafkaConsumer<String, byte[]> sender) {
        List<Long> seen = new ArrayList<>();
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        long sentAt = System.nanoTime();
        operations.accept(stated(operationId));
        operations.flush();
        // The machine is busy enough: what was read is looked at when all is there.
        await().pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .atMost(LONG)
                .until(() -> {
                    sender.poll(POLL).forEach(record -> {
                        records.add(record);
                        seen.add(Duration.ofNanos(System.nanoTime() - sentAt).toMillis());
                    });
                    return records.size() >= CUSTOMERS;
                });
        List<Long> decided = new ArrayList<>();
        try (EdgeSerdes serdes = Serdes.of(deployment.settings())) {
            Deserializer<GuidanceRow> deserializer = serdes.guidance().deserializer();
            for (ConsumerRecord<String, byte[]> record : records) {
                GuidanceRow.Content content = deserializer
                        .deserialize(Topics.GUIDANCE, record.value())
                        .content();
                assertThat(content.operationId()).isEqualTo(operationId);
                assertThat(content.decision()).isEqualTo(Decision.SEND);
                decided.add(content.latencyMillis());
            }
        }
        decided.sort(Long::compare);
        return new Told(decided, seen);
    }

    /** So that each operation is the only one that concerns its customers. */
    private void takeBack(String operationId, KafkaPublisher operations, KafkaConsumer<String, byte[]> sender) {
        operations.accept(stated(operationId).retracted());
        operations.flush();
        AtomicInteger rows = new AtomicInteger();
        await().pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(POLL)
                .atMost(LONG)
                .until(() -> rows.addAndGet(sender.poll(POLL).count()) >= CUSTOMERS);
    }

    private static String line(List<Long> sorted) {
        StringBuilder text = new StringBuilder();
        for (double share : List.of(0.01, 0.5, 0.9, 0.99, 1.0)) {
            int at = (int) Math.min(sorted.size() - 1L, Math.round(share * sorted.size()));
            text.append(" p").append(share * 100).append(' ').append(sorted.get(at));
        }
        return text.toString();
    }

    private static void report(
            List<Told> told,
            List<Duration> sentAt,
            Duration calmUntil,
            Duration end,
            Map<Duration, List<Duration>> stream)
            throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < told.size(); i++) {
            text.append("operation ")
                    .append(i + 1)
                    .append(": ")
                    .append(told.get(i).seen().size())
                    .append(" decisions; ms until seen")
                    .append(line(told.get(i).seen()))
                    .append("; until decided")
                    .append(line(told.get(i).decided()))
                    .append('\n');
        }
        List<Duration> before = new ArrayList<>();
        List<Duration> during = new ArrayList<>();
        stream.forEach((from, some) -> {
            boolean isNear = sentAt.stream()
                    .anyMatch(at -> from.plusSeconds(1).compareTo(at) >= 0 && from.compareTo(at.plus(HARM)) < 0);
            if (isNear && from.compareTo(end) < 0) {
                during.addAll(some);
            } else if (from.compareTo(WARM) > 0 && from.plus(HARM).compareTo(calmUntil) < 0) {
                before.addAll(some);
            }
        });
        text.append(line("the stream before", before)).append(line("the stream meanwhile", during));
        Files.writeString(Path.of("target", "guidance-latency.txt"), text);
    }

    private static String line(String name, List<Duration> some) {
        some.sort(Duration::compareTo);
        return some.isEmpty()
                ? name + ": nothing\n"
                : name + ": " + some.size() + " answers; ms p50 "
                        + some.get(some.size() / 2).toMillis() + " p99 "
                        + some.get((int) Math.min(some.size() - 1L, Math.round(0.99 * some.size())))
                                .toMillis()
                        + " max " + some.get(some.size() - 1).toMillis() + "\n";
    }

    private void send(String operationId) {
        try (KafkaPublisher publisher = new KafkaPublisher(deployment.settings())) {
            publisher.accept(stated(operationId));
        }
    }

    private Notice stated(String operationId) {
        return new Notice(
                ORDER,
                operationId,
                0,
                Operation.UPSERT,
                "test",
                operationId,
                null,
                began,
                began.plus(Duration.ofDays(1)),
                Map.of());
    }

    /** The customers of each SEND that was published. */
    private List<String> sends(String operationId) {
        return rows(operationId).values().stream()
                .filter(row -> row.content().decision() == Decision.SEND)
                .map(row -> row.content().customerId())
                .toList();
    }

    private Map<ConsumerRecord<String, byte[]>, GuidanceRow> rows(String operationId) {
        Map<ConsumerRecord<String, byte[]>, GuidanceRow> rows = new LinkedHashMap<>();
        try (EdgeSerdes serdes = Serdes.of(deployment.settings())) {
            Deserializer<GuidanceRow> deserializer = serdes.guidance().deserializer();
            for (ConsumerRecord<String, byte[]> record : TopicLog.readAll(deployment.settings(), Topics.GUIDANCE)) {
                GuidanceRow row = deserializer.deserialize(Topics.GUIDANCE, record.value());
                if (row.content().operationId().equals(operationId)) {
                    rows.put(record, row);
                }
            }
        }
        return rows;
    }

    private static InputRecord bought(int customer) {
        return touch("bought-" + customer, "order_placed", "C" + customer, Map.of("orderId", ORDER.value()));
    }

    private static InputRecord viewed(int number) {
        return touch("viewed-" + number, "page_viewed", "V" + number % 3_000, Map.of());
    }

    private static InputRecord touch(String eventId, String action, String customer, Map<String, String> named) {
        return InputRecord.of(new WebTouchpoint(header(eventId, customer, named), action, null));
    }

    private static Header header(String eventId, String customer, Map<String, String> named) {
        return new Header(
                eventId,
                0,
                Operation.UPSERT,
                "test",
                Instant.now(),
                null,
                List.of(new Identifier(IdentifierType.CUSTOMER_ID, customer)),
                named,
                Map.of());
    }
}
