package io.vocstreams.contracts.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import io.vocstreams.contracts.IncomingMapping;
import io.vocstreams.model.Incoming;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.model.intake.Rejection;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/**
 * The JSON form of what producing services send: the record as its schema has it, and {@code type}, which names the
 * record. Made from the schemas; docs/json.md says how it looks.
 */
public final class JsonRecords {

    /** The field that names the record. */
    public static final String TYPE = "type";

    private static final int DEEPEST = 32;
    private static final Map<String, RecordForm> FORMS = forms();

    private JsonRecords() {}

    /** The names of the records, in the order of the flow. */
    public static List<String> types() {
        return List.copyOf(FORMS.keySet());
    }

    /** Makes parsers that let no document grow deep, however large it may be. */
    public static JsonFactory factory() {
        return JsonFactory.builder()
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                // Names come from outside; the JVM should not keep them.
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
    }

    /**
     * The record that the parser is at the first token of; it is left at the last. Throws only if this is no JSON: what
     * is no record is passed by, so that the next one can be read.
     */
    public static JsonItem read(JsonParser parser) throws IOException {
        if (!parser.hasToken(JsonToken.START_OBJECT)) {
            return noObject(parser);
        }
        JsonStreamContext outside = parser.getParsingContext().getParent();
        if (!TYPE.equals(parser.nextFieldName())) {
            return readUnordered(parser);
        }
        return parser.nextToken() == JsonToken.VALUE_STRING
                ? readFields(parser, parser.getText(), outside)
                : readUnordered(parser);
    }

    /** The same of a record whose type was said elsewhere. */
    public static JsonItem read(JsonParser parser, String type) throws IOException {
        return parser.hasToken(JsonToken.START_OBJECT)
                ? readFields(parser, type, parser.getParsingContext().getParent())
                : noObject(parser);
    }

    private static JsonItem readFields(JsonParser parser, String type, JsonStreamContext outside) throws IOException {
        RecordForm form = FORMS.get(type);
        if (form == null) {
            while (parser.nextFieldName() != null) {
                parser.nextToken();
                parser.skipChildren();
            }
            return none(
                    RejectReason.UNDECODABLE,
                    TYPE,
                    "`" + TYPE + "` is not one of " + String.join(", ", FORMS.keySet()));
        }
        Findings findings = new Findings(outside);
        Incoming value = IncomingMapping.toModel(form.readFields(parser, findings));
        return new JsonItem(value, findings.misfit(), findings.missing());
    }

    /** Of an object that does not begin with its type: what comes before it is kept until the type is known. */
    private static JsonItem readUnordered(JsonParser parser) throws IOException {
        String type = null;
        try (TokenBuffer fields = new TokenBuffer(parser)) {
            fields.writeStartObject();
            for (; !parser.hasToken(JsonToken.END_OBJECT); parser.nextToken()) {
                if (type == null && parser.currentName().equals(TYPE)) {
                    if (parser.hasToken(JsonToken.FIELD_NAME)) {
                        parser.nextToken();
                    }
                    type = parser.hasToken(JsonToken.VALUE_STRING) ? parser.getText() : "";
                    parser.skipChildren();
                } else {
                    fields.copyCurrentStructure(parser);
                }
            }
            fields.writeEndObject();
            if (type == null) {
                return none(RejectReason.MISSING_FIELD, TYPE, "`" + TYPE + "` is missing");
            }
            JsonParser kept = fields.asParser();
            kept.nextToken();
            return read(kept, type);
        }
    }

    private static JsonItem noObject(JsonParser parser) throws IOException {
        parser.skipChildren();
        return none(RejectReason.UNDECODABLE, null, "this is no JSON object");
    }

    private static JsonItem none(RejectReason reason, @Nullable String field, String detail) {
        return new JsonItem(null, new Rejection(reason, field, detail), List.of());
    }

    public static void write(Incoming value, JsonGenerator json) throws IOException {
        SpecificRecord record = IncomingMapping.toAvro(value);
        String type = record.getSchema().getName();
        json.writeStartObject();
        json.writeStringField(TYPE, type);
        Objects.requireNonNull(FORMS.get(type)).writeFields(record, json);
        json.writeEndObject();
    }

    private static Map<String, RecordForm> forms() {
        Map<String, RecordForm> forms = new LinkedHashMap<>();
        for (SpecificRecord prototype : IncomingMapping.prototypes()) {
            Schema schema = prototype.getSchema();
            forms.put(schema.getName(), new RecordForm(schema));
        }
        return Collections.unmodifiableMap(forms);
    }
}
