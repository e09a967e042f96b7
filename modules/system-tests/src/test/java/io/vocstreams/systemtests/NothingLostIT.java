package io.vocstreams.systemtests;

import static io.vocstreams.systemtests.VocJson.kept;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vocstreams.app.cluster.Clients;
import io.vocstreams.app.cluster.ClusterStatus;
import io.vocstreams.app.cluster.KafkaPublisher;
import io.vocstreams.app.cluster.Serdes;
import io.vocstreams.app.cluster.StageCatalogue;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.InputRecord;
import io.vocstreams.contracts.TopicCatalogue;
import io.vocstreams.contracts.TopicSpec;
import io.vocstreams.contracts.Topics;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.platform.ledger.LedgerEntry;
import io.vocstreams.replay.generate.Generator;
import io.vocstreams.replay.generate.GeneratorOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Bytes of every kind on every topic: each record has one outcome, the ledger shows it, and the pipeline goes on. */
@Timeout(300)
class NothingLostIT {

    private static final List<String> BETWEEN_STAGES = List.of(
            Topics.INTERACTIONS,
            Topics.IDENTITY_HOPS,
            Topics.IDENTITY_CONSENTS,
            Topics.IDENTITY_WATERMARKS,
            Topics.JOURNEY_EXCHANGE,
            Topics.SCORES_DELTAS,
            Topics.ACTIONS_CLAIMS,
            Topics.ACTIONS_EXCHANGE);

    @TempDir
    private Path work = Path.of("");

    @Test
    void shouldAccountForEveryRecordOfEveryTopic() throws IOException {
        List<InputRecord> sample = Generator.generate(
                        GeneratorOptions.of(5, 12, Instant.now().truncatedTo(ChronoUnit.DAYS)))
                .records();
        try (RunningPipeline pipeline =
                new RunningPipeline(cluster(work, Map.of("voc.idle-timeout", "PT4S")), StageCatalogue.STAGES)) {
            publish(sample.subList(0, sample.size() / 2), pipeline.settings());
            int kinds = poison(pipeline.settings());
            publish(sample.subList(sample.size() / 2, sample.size()), pipeline.settings());

            JsonNode ledger = VocJson.ledger(pipeline.settings(), work);

            assertThat(new ClusterStatus(pipeline.settings(), work).problems())
                    .allSatisfy((part, problem) -> assertThat(problem).as(part).isEmpty());
            assertThat(ledger.get("problems")).isEmpty();
            assertThat(ledger.get("atRest").asBoolean()).isTrue();
            BETWEEN_STAGES.forEach(topic -> assertThat(kept(ledger, topic, null))
                    .as("dead letters of %s", topic)
                    .isEqualTo(kinds));
            List<String> inputs = new ArrayList<>(Topics.INTERACTION_INPUTS);
            inputs.addAll(List.of(
                    Topics.IDENTITY_LINKS,
                    Topics.CASE_ACTIONS,
                    Topics.IMPROVEMENT_ACTIONS,
                    Topics.EXPERIMENT_PLANS,
                    Topics.OPERATIONS));
            inputs.forEach(topic -> assertThat(kept(ledger, topic, "UNDECODABLE"))
                    .as("refusals of %s", topic)
                    .isEqualTo(kinds));
            // There a null value has a meaning.
            assertThat(kept(ledger, Topics.CUSTOMERS, "UNDECODABLE")).isEqualTo(kinds - 1);

            JsonNode first = VocJson.of(pipeline.settings(), work, "redrive");
            JsonNode afterwards = VocJson.ledger(pipeline.settings(), work);
            JsonNode second = VocJson.of(pipeline.settings(), work, "redrive");

            assertThat(first.get("sent").asInt()).isGreaterThan(11 * kinds - 2);
            assertThat(afterwards.get("problems")).isEmpty();
            assertThat(kept(afterwards, Topics.FEEDBACK, "UNDECODABLE")).isEqualTo(2 * kinds);
            assertThat(second.get("sent").asInt()).isZero();
        }
    }

    /** Other bindings run it elsewhere, and by the classic protocol of groups. */
    Cluster cluster(Path folder, Map<String, String> chosen) {
        Map<String, String> byStreamsProtocol = new TreeMap<>(chosen);
        byStreamsProtocol.put("kafka.group.protocol", "streams");
        return InProcessCluster.start(folder, byStreamsProtocol);
    }

    private static void publish(List<InputRecord> records, Settings settings) {
        try (KafkaPublisher publisher = new KafkaPublisher(settings)) {
            records.forEach(publisher::accept);
        }
    }

    /** Returns of how many kinds it wrote one record to every topic. */
    private static int poison(Settings settings) {
        List<byte @Nullable []> kinds = new ArrayList<>();
        kinds.add(null);
        kinds.add(new byte[0]);
        byte[] random = new byte[500];
        new Random(1).nextBytes(random);
        random[0] = 0x7F;
        kinds.add(random);
        kinds.add(new byte[] {0, 0, 0, 0});
        kinds.add(new byte[] {0, 0x7F, 0x7F, 0x7F, 0x7F, 2, 4, 6});
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (EdgeSerdes serdes = Serdes.of(settings);
                KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                        Clients.config(settings), new ByteArraySerializer(), new ByteArraySerializer())) {
            kinds.add(serdes.ledger()
                    .serializer()
                    .serialize(Topics.LEDGER, new LedgerEntry("poison", 0, "none", 0, 0, 0, 0, 0, 0, Map.of())));
            for (TopicSpec topic : TopicCatalogue.load().topics()) {
                // On the ledger's own topic the last would be an entry of the ledger.
                int count = topic.name().equals(Topics.LEDGER) ? kinds.size() - 1 : kinds.size();
                for (byte[] value : kinds.subList(0, count)) {
                    sent.add(producer.send(new ProducerRecord<>(topic.name(), new byte[] {'x'}, value)));
                }
            }
            producer.flush();
        }
        assertThat(sent).allMatch(Future::isDone);
        return kinds.size();
    }
}
