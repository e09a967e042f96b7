package io.vocstreams.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.IncomingKind;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Operation;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.Test;

/** Producers that have the schema files and nothing else of ours. */
class OtherProducersTest {

    private static final Map<String, String> CONFIG = Map.of("schema.registry.url", "mock://others");

    private final EdgeSerdes serdes = EdgeSerdes.of("mock://others", Map.of());

    @Test
    void shouldReadARecordThatLeavesOutWhatHasADefault() {
        Interaction read = read(visit(SchemaHistory.of("WebTouchpoint").version(1), "COOKIE_ID"));

        assertThat(read.header().operation()).isEqualTo(Operation.UPSERT);
        assertThat(read.header().revision()).isZero();
        assertThat(read.header().correlations()).isEmpty();
    }

    @Test
    void shouldReadASymbolOfALaterVersionAsUnknown() {
        String later = SchemaHistory.of("WebTouchpoint")
                .version(1)
                .toString()
                .replace("\"COOKIE_ID\"", "\"COOKIE_ID\",\"PALM_ID\"");

        Interaction read = read(visit(new Schema.Parser().parse(later), "PALM_ID"));

        assertThat(read.header().identifiers().get(0).type()).isEqualTo(IdentifierType.UNKNOWN);
    }

    private Interaction read(GenericRecord visit) {
        try (KafkaAvroSerializer serializer = new KafkaAvroSerializer()) {
            serializer.configure(CONFIG, false);
            String topic = Topics.inputOf(IncomingKind.WEB);
            return serdes.input(topic).deserialize(topic, serializer.serialize(topic, visit));
        }
    }

    private static GenericRecord visit(Schema schema, String identifierType) {
        Schema headerSchema = schema.getField("header").schema();
        Schema identifierSchema = headerSchema.getField("identifiers").schema().getElementType();
        GenericRecord identifier = new GenericData.Record(identifierSchema);
        identifier.put(
                "type",
                new GenericData.EnumSymbol(identifierSchema.getField("type").schema(), identifierType));
        identifier.put("value", "abc");
        GenericRecord header = new GenericRecordBuilder(headerSchema)
                .set("eventId", "e-1")
                .set("source", "tracker")
                .set("occurredAt", 1_700_000_000_000L)
                .set("identifiers", List.of(identifier))
                .build();
        return new GenericRecordBuilder(schema)
                .set("header", header)
                .set("action", "page_viewed")
                .build();
    }
}
