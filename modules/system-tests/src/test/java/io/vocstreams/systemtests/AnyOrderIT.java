package io.vocstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.app.cluster.KafkaPublisher;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Interaction;
import io.vocstreams.replay.ReplayRecord;
import io.vocstreams.replay.generate.Generator;
import io.vocstreams.replay.generate.Knobs;
import io.vocstreams.replay.generate.Sample;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.Tables;
import io.vocstreams.testkit.TablesDifference;
import io.vocstreams.testkit.World;
import io.vocstreams.testkit.oracle.BatchOracle;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However producers key, partition, order and repeat a sample, the tables end as the batch oracle's. */
@Timeout(300)
class AnyOrderIT {

    private static final int PARTITIONS = 4;

    @TempDir
    private Path work = Path.of("");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldEndInTheTablesOfTheOracle(boolean scattered) {
        Instant end = Instant.now().truncatedTo(ChronoUnit.DAYS);
        Sample sample = Generator.generate(Knobs.of(7, 60, end));
        Tables expected = BatchOracle.run(World.of(Instant.now(), inputs(sample)));
        try (RunningPipeline pipeline = RunningPipeline.start(
                work, List.of("identity", "journey", "scores"), Map.of("voc.idle-timeout", "PT4S"))) {
            publish(sample, pipeline, scattered);

            pipeline.readUntil(() -> differences(expected, pipeline).isEmpty());

            assertThat(differences(expected, pipeline)).isEmpty();
        }
    }

    private static void publish(Sample sample, RunningPipeline pipeline, boolean scattered) {
        Random random = new Random(11);
        List<ReplayRecord> records = new ArrayList<>(sample.records());
        if (scattered) {
            // Profiles of one customer keep their order: the later in the topic holds.
            List<ReplayRecord> others = new ArrayList<>(records.stream()
                    .filter(record -> !(record.value() instanceof CustomerProfile))
                    .toList());
            others.addAll(others.subList(0, others.size() / 3));
            Collections.shuffle(others, random);
            records.removeIf(record -> !(record.value() instanceof CustomerProfile));
            records.addAll(others);
        }
        try (KafkaPublisher publisher = scattered
                ? new KafkaPublisher(pipeline.settings(), record -> scattered(record, random))
                : new KafkaPublisher(pipeline.settings())) {
            records.forEach(publisher::accept);
        }
    }

    private static ProducerRecord<String, byte[]> scattered(ProducerRecord<String, byte[]> record, Random random) {
        boolean profile = record.topic().contains("customers");
        String key = "any-" + random.nextInt();
        int partition = profile ? 0 : random.nextInt(PARTITIONS);
        return new ProducerRecord<>(record.topic(), partition, key, record.value());
    }

    private static List<TablesDifference> differences(Tables expected, RunningPipeline pipeline) {
        Tables published = Tables.empty();
        published.customers().putAll(expected.customers());
        pipeline.journeys().values().forEach(published::add);
        pipeline.attributions().values().forEach(published::add);
        pipeline.scores().values().forEach(published::add);
        return TablesDifference.between(expected, published);
    }

    private static Input[] inputs(Sample sample) {
        // The oracle judges no arrival: what is refused for its time is not among the records that count.
        return sample.records().stream()
                .filter(record -> record.time().isBefore(Instant.now()))
                .map(AnyOrderIT::input)
                .toArray(Input[]::new);
    }

    private static Input input(ReplayRecord record) {
        if (record.value() instanceof Interaction interaction) {
            return new Input.Happened(interaction);
        }
        return record.value() instanceof IdentityLink link
                ? new Input.Linked(link)
                : new Input.Profiled((CustomerProfile) record.value());
    }
}
