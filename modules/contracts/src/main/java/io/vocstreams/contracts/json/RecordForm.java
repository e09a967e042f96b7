package io.vocstreams.contracts.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/** The fields of a record, by their names, in any order. */
final class RecordForm implements Form {

    private final Schema schema;
    private final Map<String, Field> fields = new LinkedHashMap<>();

    private record Field(Schema.Field of, Form form) {

        boolean isRequired() {
            return !of.hasDefaultValue();
        }

        @Nullable
        Object absent() {
            return isRequired() ? form.empty() : SpecificData.get().getDefaultValue(of);
        }
    }

    RecordForm(Schema schema) {
        this.schema = schema;
        schema.getFields().forEach(field -> fields.put(field.name(), new Field(field, of(field.schema()))));
    }

    static Form of(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> new RecordForm(schema);
            case ENUM -> new SymbolForm(schema);
            case ARRAY -> new ListForm(of(schema.getElementType()));
            case MAP -> new MapForm(of(schema.getValueType()));
            case UNION -> new OptionalForm(of(otherThanNull(schema)));
            case STRING -> new TextForm();
            case INT -> new NumberForm(false);
            case LONG -> schema.getLogicalType() == null ? new NumberForm(true) : new TimeForm();
            case BOOLEAN -> new FlagForm();
            case FIXED, BYTES, FLOAT, DOUBLE, NULL -> throw new IllegalArgumentException("No form for " + schema);
        };
    }

    private static Schema otherThanNull(Schema union) {
        if (union.getTypes().size() == 2 && union.getTypes().get(0).getType() == Schema.Type.NULL) {
            return union.getTypes().get(1);
        }
        throw new IllegalArgumentException("No form for " + union);
    }

    @Override
    public Object read(JsonParser parser, Findings findings) throws IOException {
        if (!parser.hasToken(JsonToken.START_OBJECT)) {
            findings.wrongKind(parser, kind());
            return empty();
        }
        return readFields(parser, findings);
    }

    /** From where the parser is in the object to its end. */
    IndexedRecord readFields(JsonParser parser, Findings findings) throws IOException {
        IndexedRecord record = made();
        boolean[] given = new boolean[fields.size()];
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            Field field = fields.get(name);
            if (field == null) {
                findings.unknown(parser);
                continue;
            }
            int position = field.of().pos();
            if (given[position]) {
                findings.wrong(parser, Findings.TWICE);
            } else if (token != JsonToken.VALUE_NULL || !field.isRequired()) {
                given[position] = true;
                record.put(position, field.form().read(parser, findings));
            }
        }
        for (Field field : fields.values()) {
            if (!given[field.of().pos()]) {
                if (field.isRequired()) {
                    findings.missing(parser, field.of().name());
                }
                record.put(field.of().pos(), field.absent());
            }
        }
        return record;
    }

    @Override
    public void write(@Nullable Object record, JsonGenerator json) throws IOException {
        json.writeStartObject();
        writeFields((IndexedRecord) Objects.requireNonNull(record), json);
        json.writeEndObject();
    }

    /** Leaves out what is null. */
    void writeFields(IndexedRecord record, JsonGenerator json) throws IOException {
        for (Field field : fields.values()) {
            Object value = record.get(field.of().pos());
            if (value != null) {
                json.writeFieldName(field.of().name());
                field.form().write(value, json);
            }
        }
    }

    @Override
    public Object empty() {
        IndexedRecord record = made();
        fields.values().forEach(field -> record.put(field.of().pos(), field.absent()));
        return record;
    }

    @Override
    public String kind() {
        return "an object (" + schema.getName() + ")";
    }

    private IndexedRecord made() {
        return (IndexedRecord) SpecificData.get().newRecord(null, schema);
    }
}
