package io.vocstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.app.cluster.KafkaPublisher;
import io.vocstreams.contracts.InputRecord;
import io.vocstreams.model.policy.IdentityPolicy;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.score.Breakdown;
import io.vocstreams.systemtests.laws.Arrivals;
import io.vocstreams.systemtests.laws.Renamed;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.Tables;
import io.vocstreams.testkit.TablesDifference;
import io.vocstreams.testkit.World;
import io.vocstreams.testkit.oracle.BatchOracle;
import io.vocstreams.testkit.worlds.Worlds;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many worlds at once through a real broker and two instances of every stage, which come and go; however the
 * records are keyed, partitioned, ordered and repeated, the tables end as the batch oracle's over all of them.
 */
@Timeout(300)
@Tag("once")
class WorldsIT {

    private static final int PARTITIONS = 4;
    private static final int QUIET_READS = 25;
    private static final int MOST_SHOWN = 20;
    private static final Pattern NAME = Pattern.compile("\\bw\\d+-");

    /** Every one more is a tenth of the time; the driver's laws hold for all. */
    private static final List<String> BREAKDOWNS = List.of("none", "survey", "segment", "channel+stage");

    private static final ScorePolicy SCORES = new ScorePolicy(
            ZoneOffset.UTC,
            BREAKDOWNS.stream().map(Breakdown::parse).toList(),
            ScorePolicy.DEFAULT.counting(),
            Map.of(),
            ScorePolicy.DEFAULT.grace(),
            Duration.ofSeconds(5));

    private static final Map<String, String> CHOSEN = Map.of(
            "voc.scores.breakdowns", String.join(",", BREAKDOWNS),
            "voc.idle-timeout", "PT4S",
            "voc.scores.emit-interval", "PT5S",
            // The worlds are years long, and come in any order.
            "voc.lateness.horizon", "P20000D",
            // An instance that left must not be waited for.
            "kafka.session.timeout.ms", "6000",
            "kafka.heartbeat.interval.ms", "1500");

    @TempDir
    private Path work = Path.of("");

    private final Random random = new Random(11);
    private final List<Input> inputs = union(worlds());

    @Test
    void shouldEndInTheTablesOfTheOracle() {
        List<Input> arrivals = Arrivals.repeated(Arrivals.shuffled(inputs, random), random);
        int third = arrivals.size() / 3;
        try (RunningPipeline pipeline =
                new RunningPipeline(cluster(work, CHOSEN), List.of("identity", "journey", "scores"))) {
            pipeline.startInstance(2);
            publish(arrivals.subList(0, third), pipeline);
            pipeline.readUntil(() -> !pipeline.journeys().isEmpty());
            pipeline.stopInstance(2);
            publish(arrivals.subList(third, 2 * third), pipeline);
            pipeline.deleteState(2);
            pipeline.startInstance(2);
            pipeline.stopInstance(1);
            publish(arrivals.subList(2 * third, arrivals.size()), pipeline);
            pipeline.startInstance(1);

            pipeline.readUntil(() -> isQuiet(pipeline) && differences(pipeline).isEmpty());

            List<TablesDifference> differences = differences(pipeline);
            assertThat(differences.stream().limit(MOST_SHOWN))
                    .as(
                            "left is the oracle, right what was published: %s differences, among them of %s",
                            differences.size(), alone(differences))
                    .isEmpty();
        }
    }

    int worlds() {
        return 100;
    }

    /** Other bindings run it elsewhere. */
    Cluster cluster(Path folder, Map<String, String> chosen) {
        return InProcessCluster.start(folder, chosen);
    }

    /** The first world that is named, for the driver to be played alone. */
    private String alone(List<TablesDifference> differences) {
        Matcher name = NAME.matcher(differences.toString());
        if (!name.find()) {
            return "no world that can be named";
        }
        return world(inputs.stream()
                        .filter(input -> input.toString().contains(name.group()))
                        .toList())
                .toString();
    }

    private static World world(List<Input> inputs) {
        return new World(inputs, IdentityPolicy.DEFAULT, JourneyPolicy.DEFAULT, SCORES, Instant.now());
    }

    /** Comparing costs more than reading. */
    private static boolean isQuiet(RunningPipeline pipeline) {
        for (int reads = 0; reads < QUIET_READS; reads++) {
            if (pipeline.readSome()) {
                return false;
            }
        }
        return true;
    }

    private static List<Input> union(int worlds) {
        Instant end = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(3));
        List<Input> union = new ArrayList<>();
        for (int seed = 0; seed < worlds; seed++) {
            Renamed.of(Worlds.random(seed), "w" + seed + "-", end).stream()
                    .filter(input -> !(input instanceof Input.Forgotten))
                    .forEach(union::add);
        }
        return union;
    }

    private void publish(List<Input> records, RunningPipeline pipeline) {
        try (KafkaPublisher publisher = new KafkaPublisher(pipeline.settings(), this::scattered)) {
            records.forEach(input -> publisher.accept(record(input)));
        }
    }

    /** Profiles of one customer keep their order: the later in the topic holds. */
    private ProducerRecord<String, byte[]> scattered(ProducerRecord<String, byte[]> record) {
        int partition = record.topic().contains("customers") ? 0 : random.nextInt(PARTITIONS);
        return new ProducerRecord<>(record.topic(), partition, "any-" + random.nextInt(), record.value());
    }

    private List<TablesDifference> differences(RunningPipeline pipeline) {
        Tables expected = BatchOracle.run(world(inputs));
        return TablesDifference.between(expected, pipeline.tables(expected.customers()));
    }

    private static InputRecord record(Input input) {
        if (input instanceof Input.Happened happened) {
            return InputRecord.of(happened.interaction());
        }
        return input instanceof Input.Linked linked
                ? InputRecord.of(linked.link())
                : InputRecord.of(((Input.Profiled) input).profile());
    }
}
