package io.vocstreams.contracts.json;

import io.vocstreams.contracts.IncomingMapping;
import io.vocstreams.contracts.TopicCatalogue;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Writes the documentation page of the JSON form. */
final class JsonPage {

    private static final String HEAD = """
            # Records in JSON

            Written from the schemas in `schemas/` and the examples in `schemas/examples/` by `JsonPageTest`; change those, not this page.

            What a producing service may send, as the gateway takes it and the client sends it. A record in JSON is the record as its schema has it,
            and `type`, which names the record. The order of the fields does not matter; `type` first is read fastest.

            * A field that is *required* must be there and not null. Another that is left out has its default.
            * A field that is not of the record is refused by name, and so is one that is there twice: a field that is misspelt should not be lost in silence.
            * Numbers are whole (of 32 bits: -2147483648 to 2147483647; of 64 bits: -9223372036854775808 to 9223372036854775807) and without quotes; text is never a number. Enums are text, spelt as below.
            * Times are ISO-8601 with their zone, or milliseconds since 1970 as a number. What is finer than a millisecond is dropped.
            * A RETRACT needs `type` and, of the fields, only id, `operation`, identifiers and times (and `revision`, where it is not 0). Whatever else is there must fit.
            * JSON that is nested deeper than 32 levels is not read.
            * A profile that is to be forgotten is a null value in Kafka (`voc.customers.v1`); it has no JSON form.

            An error says the field by its path, such as `lines[1].quantity`, and what is wrong, and never repeats a value.
            """;

    private final StringBuilder page = new StringBuilder(HEAD);
    private final Map<String, Schema> parts = new LinkedHashMap<>();

    private JsonPage() {}

    static String of(UnaryOperator<String> examples) {
        JsonPage json = new JsonPage();
        json.page.append("\n| `type` | topic | what |\n|---|---|---|\n");
        TopicCatalogue.load().topics().stream()
                .filter(topic -> JsonRecords.types().contains(topic.value()))
                .forEach(topic -> json.page.append("| [`%s`](#%s) | `%s` | %s |\n"
                        .formatted(topic.value(), anchor(topic.value()), topic.name(), topic.doc())));
        for (SpecificRecord prototype : IncomingMapping.prototypes()) {
            Schema schema = prototype.getSchema();
            json.section(schema);
            json.page
                    .append("\n```json\n")
                    .append(examples.apply(schema.getName()))
                    .append("```\n");
        }
        // Parts may have parts.
        for (int i = 0; i < json.parts.size(); i++) {
            json.section(json.parts.values().stream().skip(i).findFirst().orElseThrow());
        }
        return json.page.toString();
    }

    private void section(Schema schema) {
        page.append("\n## %s\n\n%s\n\n| field | value | default | meaning |\n|---|---|---|---|\n"
                .formatted(schema.getName(), schema.getDoc()));
        for (Schema.Field field : schema.getFields()) {
            page.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            field.name(),
                            kind(field.schema()),
                            absent(field),
                            field.doc().replace("|", "\\|")));
        }
    }

    private String kind(Schema schema) {
        return switch (schema.getType()) {
            case RECORD -> part(schema);
            case ARRAY -> "list of " + kind(schema.getElementType());
            case MAP -> "object: names with " + kind(schema.getValueType());
            case UNION -> kind(schema.getTypes().get(1)) + ", or null";
            case ENUM -> "`" + String.join("` `", schema.getEnumSymbols()) + "`";
            case LONG -> schema.getLogicalType() == null ? "whole number of 64 bits" : "time";
            case INT -> "whole number of 32 bits";
            default -> RecordForm.of(schema).kind();
        };
    }

    private String part(Schema schema) {
        parts.putIfAbsent(schema.getName(), schema);
        return "[%s](#%s)".formatted(schema.getName(), anchor(schema.getName()));
    }

    private static String absent(Schema.Field field) {
        if (!field.hasDefaultValue()) {
            return "*required*";
        }
        Object value = field.defaultVal();
        return value == JsonProperties.NULL_VALUE ? "null" : "`" + value + "`";
    }

    private static String anchor(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
