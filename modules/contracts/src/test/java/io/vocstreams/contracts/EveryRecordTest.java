package io.vocstreams.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.vocstreams.model.score.WindowSize;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.RandomData;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a record says that can be read, its mapping says again: nothing is lost, and nothing changes places. */
class EveryRecordTest {

    private static final String REGISTRY = "mock://every-record";
    private static final int TRIES = 50;
    private static final int SEED = 1;

    /** Fields that cannot have any value of their type, and one that they can have. */
    private static final Map<String, Object> CHOSEN = Map.of("size", WindowSize.MONTH.text(), "elapsed", List.of());

    private final EdgeSerdes serdes = EdgeSerdes.registering(REGISTRY, Map.of());
    private final KafkaAvroSerializer random = new KafkaAvroSerializer();

    EveryRecordTest() {
        random.configure(Map.of("schema.registry.url", REGISTRY), false);
    }

    @AfterEach
    void close() {
        random.close();
        serdes.close();
    }

    static Stream<String> topics() {
        return TopicCatalogue.load().topics().stream()
                .filter(topic -> Schemas.forTopic(topic).isPresent())
                .map(TopicSpec::name);
    }

    @Test
    void shouldTryTheRecordsOfEveryTopic() {
        assertThat(all().keySet()).isEqualTo(topics().collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource("topics")
    void shouldSayAgainWhatItReads(String topic) {
        Serde<?> serde = Objects.requireNonNull(all().get(topic));
        Schema schema = Schemas.forTopic(TopicCatalogue.load().topic(topic)).orElseThrow();

        for (Object any : new RandomData(schema, TRIES, SEED)) {
            GenericRecord record = (GenericRecord) any;
            CHOSEN.forEach((field, value) -> {
                if (schema.getField(field) != null) {
                    record.put(field, value);
                }
            });
            shouldSayAgain(topic, record, serde);
        }
    }

    private <T> void shouldSayAgain(String topic, GenericRecord record, Serde<T> serde) {
        T read = serde.deserializer().deserialize(topic, random.serialize(topic, record));
        byte[] again = serde.serializer().serialize(topic, read);

        assertThat(serde.deserializer().deserialize(topic, again))
                .usingRecursiveComparison()
                .isEqualTo(read);
    }

    private Map<String, Serde<?>> all() {
        Map<String, Serde<?>> all = new LinkedHashMap<>();
        IncomingForm.all().forEach(form -> all.put(form.topic(), serdes.incoming(form.model())));
        all.put(Topics.EXPERIMENT_PLANS, serdes.experimentPlans());
        all.put(Topics.OPERATIONS, serdes.operations());
        all.put(Topics.CASE_ACTIONS, serdes.caseActions());
        all.put(Topics.IMPROVEMENT_ACTIONS, serdes.improvementActions());
        all.put(Topics.INTERACTIONS, serdes.interactions());
        all.put(Topics.JOURNEYS, serdes.journeys());
        all.put(Topics.ATTRIBUTIONS, serdes.attributions());
        all.put(Topics.AT_RISK, serdes.atRisk());
        all.put(Topics.GUIDANCE, serdes.guidance());
        all.put(Topics.READINGS, serdes.readings());
        all.put(Topics.SCORES, serdes.scores());
        all.put(Topics.RATES, serdes.rates());
        all.put(Topics.CASES, serdes.cases());
        all.put(Topics.CASE_EVENTS, serdes.caseEvents());
        all.put(Topics.IMPROVEMENTS, serdes.improvements());
        all.put(Topics.EXPERIMENTS, serdes.experiments());
        all.put(Topics.RECEIPTS, serdes.receipts());
        all.put(Topics.REJECTED, serdes.rejected());
        all.put(Topics.LEDGER, serdes.ledger());
        return all;
    }
}
