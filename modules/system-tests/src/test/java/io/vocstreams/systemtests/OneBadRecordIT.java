package io.vocstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vocstreams.app.cluster.Clients;
import io.vocstreams.app.cluster.KafkaPublisher;
import io.vocstreams.app.cluster.Serdes;
import io.vocstreams.app.cluster.StageCatalogue;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.InputRecord;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.internal.ScoreDeltaCodec;
import io.vocstreams.contracts.internal.ScoresMessage;
import io.vocstreams.model.Operation;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.ScoreDelta;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.Slot;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.platform.Partitioning;
import io.vocstreams.testkit.Event;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.Tables;
import io.vocstreams.testkit.TablesDifference;
import io.vocstreams.testkit.World;
import io.vocstreams.testkit.oracle.BatchOracle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten customers, and among their records some of one customer, and of one series, that nothing can be made of. They are
 * written between the stages, since no door lets them in. The tables end as the oracle's over all others.
 */
@Timeout(600)
@Tag("once")
class OneBadRecordIT {

    private static final int CUSTOMERS = 10;
    private static final String POISONED = "customer-3";

    /** Nothing can be added to it, so nothing that holds it has an end. */
    private static final Instant END_OF_TIME = Instant.ofEpochMilli(Long.MAX_VALUE);

    private static final Series TOTAL =
            new Series(new Scale(Metric.NPS, 0, 10, Polarity.HIGHER_IS_BETTER), Series.TOTAL);

    @TempDir
    private Path work = Path.of("");

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofDays(2));
    private final List<Input> inputs = new ArrayList<>();

    @Test
    void shouldLetAllOthersGoOn() throws IOException {
        try (RunningPipeline pipeline =
                RunningPipeline.start(work, StageCatalogue.STAGES, Map.of("voc.idle-timeout", "PT4S"))) {
            for (int round = 1; round <= 3; round++) {
                bring(round, pipeline);

                pipeline.readUntil(() -> differences(pipeline).isEmpty());

                assertThat(differences(pipeline)).as("round " + round).isEmpty();
                JsonNode ledger = VocJson.ledger(pipeline.settings(), work);
                assertThat(ledger.get("problems")).isEmpty();
                assertThat(ledger.get("atRest").asBoolean()).isTrue();
                assertThat(VocJson.kept(ledger, Topics.INTERACTIONS, null)).isEqualTo(round);
                assertThat(VocJson.kept(ledger, Topics.SCORES_DELTAS, null)).isEqualTo(2 * round);
                pipeline.stopInstance(1);
                if (round == 2) {
                    pipeline.deleteState(1);
                }
                pipeline.startInstance(1);
            }
        }
    }

    /** All of it while the stages are busy, so that much of it falls into the same commits. */
    private void bring(int round, RunningPipeline pipeline) {
        List<Input> more = new ArrayList<>();
        for (int customer = 0; customer < CUSTOMERS; customer++) {
            String id = "customer-id:customer-" + customer;
            String event = round + "-" + customer;
            Instant at = start.plus(Duration.ofHours(round)).plusSeconds(customer);
            more.add(Event.of("t" + event, at, id).web("page_viewed"));
            more.add(Event.of("f" + event, at.plusSeconds(60), id).nps(customer));
        }
        inputs.addAll(more);
        try (KafkaPublisher publisher = new KafkaPublisher(pipeline.settings());
                EdgeSerdes serdes = Serdes.of(pipeline.settings());
                KafkaProducer<byte[], byte[]> between = new KafkaProducer<>(
                        Clients.config(pipeline.settings()), new ByteArraySerializer(), new ByteArraySerializer())) {
            more.subList(0, CUSTOMERS).forEach(input -> publisher.accept(record(input)));
            int partitions = between.partitionsFor(Topics.INTERACTIONS).size();
            int series = Partitioning.partitionOf(
                    TOTAL.text(), between.partitionsFor(Topics.SCORES_DELTAS).size());
            Series unknown = new Series(new Scale(Metric.UNKNOWN, 0, 10, Polarity.HIGHER_IS_BETTER), Series.TOTAL);
            List<Future<RecordMetadata>> sent = List.of(
                    between.send(new ProducerRecord<>(
                            Topics.INTERACTIONS,
                            Partitioning.partitionOf(POISONED, partitions),
                            POISONED.getBytes(StandardCharsets.UTF_8),
                            serdes.interactions().serializer().serialize(Topics.INTERACTIONS, poison(round)))),
                    between.send(
                            new ProducerRecord<>(Topics.SCORES_DELTAS, series, null, change(TOTAL, Long.MAX_VALUE))),
                    between.send(new ProducerRecord<>(Topics.SCORES_DELTAS, series, null, change(unknown, 0))));
            between.flush();
            assertThat(sent).allMatch(Future::isDone);
            more.subList(CUSTOMERS, more.size()).forEach(input -> publisher.accept(record(input)));
        }
    }

    private static ResolvedInteraction poison(int round) {
        Input.Happened touched = (Input.Happened)
                Event.of("poison-" + round, END_OF_TIME, "cookie-id:c").web("page_viewed");
        return new ResolvedInteraction(
                Operation.UPSERT,
                POISONED,
                true,
                List.of(Event.identifier("customer-id:" + POISONED)),
                touched.interaction());
    }

    private static byte[] change(Series series, long from) {
        long[] histogram = new long[11];
        histogram[9] = 1;
        return ScoreDeltaCodec.toBytes(new ScoresMessage.Changes(List.of(new ScoreDelta(
                new Slot(series, WindowSize.DAY, from, 0), new Counts(histogram, 1, 0, 0), Reason.NEW_RESPONSE))));
    }

    private List<TablesDifference> differences(RunningPipeline pipeline) {
        Tables expected = BatchOracle.run(World.of(Instant.now(), inputs.toArray(Input[]::new)));
        return TablesDifference.between(expected, pipeline.tables(expected.customers()));
    }

    private static InputRecord record(Input input) {
        return InputRecord.of(((Input.Happened) input).interaction());
    }
}
