package io.vocstreams.app;

import io.vocstreams.contracts.Schemas;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/** Views as lines of CSV (RFC 4180). What is null is an empty cell; the parts of a list are separated by blanks. */
public record CsvRows(List<String> columns) {

    /** Columns as in a schema, after the key. */
    public static CsvRows of(String schema) {
        Stream<String> fields = Objects.requireNonNull(Schemas.all().get(schema), schema).getFields().stream()
                .map(Schema.Field::name);
        return new CsvRows(Stream.concat(Stream.of("key"), fields).toList());
    }

    public String header() {
        return CSVFormat.RFC4180.format(columns.toArray());
    }

    public String line(Map<String, Object> view) {
        return CSVFormat.RFC4180.format(
                columns.stream().map(column -> cell(view.get(column))).toArray());
    }

    /** The parts of a part are separated by colons. */
    private static String part(Object part) {
        return part instanceof Map<?, ?> fields
                ? fields.values().stream().map(String::valueOf).collect(Collectors.joining(":"))
                : String.valueOf(part);
    }

    private static @Nullable Object cell(@Nullable Object value) {
        return value instanceof Collection<?> parts
                ? parts.stream().map(CsvRows::part).collect(Collectors.joining(" "))
                : value instanceof Map<?, ?> fields ? part(fields) : value;
    }
}
