package io.vocstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vocstreams.app.Voc;
import io.vocstreams.app.cluster.Clients;
import io.vocstreams.app.cluster.Serdes;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Journey;
import io.vocstreams.model.JourneyContent;
import io.vocstreams.model.JourneyPath;
import io.vocstreams.model.LifecycleStage;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.ScoreKey;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.platform.ledger.LedgerEntry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands against a real broker and registry: long lists, wrong addresses, records that nobody can read. */
@Timeout(300)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("once")
class ReadersIT {

    private static final int MANY = 100_000;

    private final InProcessCluster cluster;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    ReadersIT(@TempDir Path work) {
        cluster = InProcessCluster.start(work, Map.of());
        publishJourneys();
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    @Test
    void shouldListManyRowsInSecondsAndSayWhatItLeavesOut() {
        Instant start = Instant.now();

        assertThat(voc("journeys")).as("%s", err).isZero();

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(30));
        assertThat(out.toString().lines()).hasSize(MANY + 1);
        assertThat(err.toString())
                .contains("2 records of voc.journeys.v1 cannot be read and are left out")
                .contains("read from " + cluster.settings().get(VocSettings.BOOTSTRAP_SERVERS));
    }

    @Test
    void shouldGoOnPrintingScoresAsTheyChangeUntilItIsStopped() throws InterruptedException {
        publish(score(1));
        StringWriter watched = new StringWriter();
        List<String> arguments = new ArrayList<>(List.of("scores", "--csv", "--watch", "--metric", "NPS"));
        arguments.addAll(broker());
        arguments.addAll(List.of("--schema-registry", cluster.settings().get(VocSettings.SCHEMA_REGISTRY)));
        AtomicInteger status = new AtomicInteger(-1);
        Thread watcher = new Thread(() -> status.set(
                Voc.execute(new PrintWriter(watched), new PrintWriter(err), arguments.toArray(String[]::new))));
        watcher.start();
        await().atMost(Duration.ofSeconds(60)).until(() -> watched.toString().contains(",PROVISIONAL,1,"));

        publish(score(2));

        await().atMost(Duration.ofSeconds(60)).until(() -> watched.toString().contains(",PROVISIONAL,2,"));
        watcher.interrupt();
        watcher.join();
        assertThat(status).hasValue(0);
        assertThat(watched.toString().lines()).hasSize(3);
    }

    @Test
    void shouldSayThatThereIsNoSuchCustomer() {
        assertThat(voc("journeys", "customer-99x")).isEqualTo(1);
        assertThat(err.toString())
                .contains("voc: there is nothing of a customer `customer-99x`; did you mean `customer-99`?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "journeys",
                "ledger",
                "topics",
                "topics --check",
                "status",
                "generate",
                "run identity --set voc.start-patience=PT1S --set voc.http.port=0"
            })
    void shouldFailWithOneLineWhereThereIsNoRegistry(String command) {
        String address = cluster.settings().get(VocSettings.SCHEMA_REGISTRY);
        String elsewhere = address.substring(0, address.indexOf("/apis"));
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.addAll(List.of("--schema-registry", elsewhere));
        arguments.addAll(broker());

        int status = execute(arguments);

        assertThat(status).isPositive();
        assertThat(out + "" + err)
                .contains("the schema registry at " + elsewhere)
                .contains("no schema registry (HTTP status 404); is the path right?")
                .doesNotContain("\tat ");
    }

    /** Changes the cluster for good, which harms none of the others. */
    @Test
    void shouldFindBeforeTheyRunWhatStagesRefuse() throws ExecutionException, InterruptedException {
        try (Admin admin = Clients.admin(cluster.settings())) {
            admin.createPartitions(Map.of(Topics.FEEDBACK, NewPartitions.increaseTo(9)))
                    .all()
                    .get();
        }

        String refusal = "stage identity: voc.feedback.v1 has 9 partitions, more than the 4 of voc.identity.hops.v1";
        assertThat(voc("topics", "--check")).isEqualTo(1);
        assertThat(out.toString()).contains("differs     " + refusal);
        assertThat(voc("run", "identity", "--set", "voc.http.port=0")).isEqualTo(1);
        assertThat(err.toString()).contains("voc: " + refusal);
    }

    private int voc(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(broker());
        all.addAll(List.of("--schema-registry", cluster.settings().get(VocSettings.SCHEMA_REGISTRY)));
        return execute(all);
    }

    private List<String> broker() {
        return List.of("--bootstrap-servers", cluster.settings().get(VocSettings.BOOTSTRAP_SERVERS));
    }

    private int execute(List<String> arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Voc.execute(new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
    }

    private void publishJourneys() {
        Settings settings = cluster.settings();
        try (EdgeSerdes serdes = Serdes.of(settings);
                KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                        Clients.config(settings), new StringSerializer(), new ByteArraySerializer())) {
            Serializer<Journey> journeys = serdes.journeys().serializer();
            List<Exception> failures = Collections.synchronizedList(new ArrayList<>());
            Callback noteFailure = (written, failure) -> {
                if (failure != null) {
                    failures.add(failure);
                }
            };
            for (int number = 0; number < MANY; number++) {
                byte[] value = journeys.serialize(Topics.JOURNEYS, journey(number));
                Future<RecordMetadata> unused =
                        producer.send(new ProducerRecord<>(Topics.JOURNEYS, "j" + number, value), noteFailure);
            }
            for (String key : List.of("x", "y")) {
                Future<RecordMetadata> unused =
                        producer.send(new ProducerRecord<>(Topics.JOURNEYS, key, new byte[] {1, 2, 3}), noteFailure);
            }
            byte[] entry = serdes.ledger()
                    .serializer()
                    .serialize(
                            Topics.LEDGER, new LedgerEntry("identity", 0, Topics.FEEDBACK, 0, 0, 0, 0, 0, 0, Map.of()));
            Future<RecordMetadata> last =
                    producer.send(new ProducerRecord<>(Topics.LEDGER, "entry", entry), noteFailure);
            producer.flush();
            assertThat(last).isDone();
            assertThat(failures).isEmpty();
        }
    }

    private void publish(Score score) {
        Settings settings = cluster.settings();
        try (EdgeSerdes serdes = Serdes.of(settings);
                KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                        Clients.config(settings), new StringSerializer(), new ByteArraySerializer())) {
            byte[] value = serdes.scores().serializer().serialize(Topics.SCORES, score);
            Future<RecordMetadata> sent = producer.send(
                    new ProducerRecord<>(Topics.SCORES, score.key().text(), value));
            producer.flush();
            assertThat(sent).succeedsWithin(Duration.ofSeconds(60));
        }
    }

    private static Score score(long revision) {
        Instant start = Instant.parse("2026-11-01T00:00:00Z");
        Scale scale = new Scale(Metric.NPS, 0, 10, Polarity.HIGHER_IS_BETTER);
        return new Score(
                new ScoreKey(new Series(scale, Series.TOTAL), WindowSize.MONTH, start),
                Instant.parse("2026-12-01T00:00:00Z"),
                revision,
                1,
                0,
                0,
                List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, revision),
                revision,
                0L,
                0L,
                100.0,
                null,
                null,
                null,
                Finality.PROVISIONAL,
                revision,
                Set.of(Reason.NEW_RESPONSE),
                start,
                "nps-adjusted-wald/1");
    }

    private static Journey journey(int number) {
        Instant start = Instant.parse("2026-11-20T09:00:00Z").plusSeconds(number);
        return new Journey(
                new JourneyContent(
                        "j" + number,
                        "customer-" + number,
                        true,
                        Journey.Status.OPEN,
                        null,
                        new JourneyPath(
                                start,
                                start,
                                List.of(new Journey.Step(
                                        "t" + number, start, Channel.WEB, "page_viewed", LifecycleStage.AWARENESS, 1)),
                                1,
                                List.of(Channel.WEB),
                                0,
                                1,
                                LifecycleStage.AWARENESS,
                                Journey.Outcome.BROWSED),
                        List.of()),
                1,
                start);
    }
}
