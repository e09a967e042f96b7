package io.vocstreams.app.redrive;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a record as texts, by names with dots: {@code header.eventId}, {@code header.correlations.orderId},
 * {@code header.identifiers.COOKIE_ID} (identifiers are found by their type).
 */
final class Fields {

    private final GenericRecord root;

    Fields(GenericRecord root) {
        this.root = root;
    }

    /** Says why there can be no such field; empty if there can. */
    static Optional<String> problem(Schema record, String name) {
        Schema schema = record;
        for (String part : parts(name)) {
            schema = plain(schema);
            if (schema.getType() == Schema.Type.RECORD) {
                Schema.Field field = schema.getField(part);
                if (field == null) {
                    return Optional.of("`" + part + "` is no field of " + schema.getName());
                }
                schema = field.schema();
            } else if (schema.getType() == Schema.Type.MAP) {
                return Optional.empty();
            } else if (isIdentifiers(schema)) {
                return typeOf(schema).hasEnumSymbol(part)
                        ? Optional.empty()
                        : Optional.of("`" + part + "` is no type of identifiers");
            } else {
                return Optional.of("nothing is inside of what `" + part + "` is to be found in");
            }
        }
        Schema.Type type = plain(schema).getType();
        boolean whole = type == Schema.Type.RECORD || type == Schema.Type.MAP || type == Schema.Type.ARRAY;
        return whole ? Optional.of("is no single value") : Optional.empty();
    }

    Optional<String> get(String name) {
        Object value = root;
        Schema schema = root.getSchema();
        List<String> parts = parts(name);
        for (int i = 0; i < parts.size() && value != null; i++) {
            String part = parts.get(i);
            if (value instanceof GenericRecord record) {
                schema = record.getSchema().getField(part).schema();
                value = record.get(part);
            } else if (value instanceof Map<?, ?> map) {
                String key = String.join(".", parts.subList(i, parts.size()));
                return map.entrySet().stream()
                        .filter(entry -> String.valueOf(entry.getKey()).equals(key))
                        .map(entry -> String.valueOf(entry.getValue()))
                        .findFirst();
            } else if (value instanceof List<?> identifiers) {
                return identifiers.stream()
                        .map(GenericRecord.class::cast)
                        .filter(identifier ->
                                String.valueOf(identifier.get("type")).equals(part))
                        .map(identifier -> String.valueOf(identifier.get("value")))
                        .findFirst();
            }
        }
        boolean time = plain(schema).getLogicalType() instanceof LogicalTypes.TimestampMillis;
        return Optional.ofNullable(value)
                .map(found -> time ? Instant.ofEpochMilli((Long) found).toString() : found.toString());
    }

    /** @throws IllegalArgumentException where the text is no value of the field */
    void set(String name, Optional<String> text) {
        List<String> parts = parts(name);
        GenericRecord record = root;
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            Schema schema = record.getSchema().getField(part).schema();
            Object value = record.get(part);
            if (i == parts.size() - 1) {
                record.put(part, converted(schema, text));
                return;
            }
            if (value instanceof GenericRecord inner) {
                record = inner;
            } else if (value instanceof Map<?, ?> map) {
                record.put(part, with(map, String.join(".", parts.subList(i + 1, parts.size())), text));
                return;
            } else if (value instanceof List<?> list) {
                record.put(part, with(plain(schema), list, parts.get(i + 1), text));
                return;
            }
        }
    }

    private static Map<Object, Object> with(Map<?, ?> map, String key, Optional<String> text) {
        Map<Object, Object> changed = new HashMap<>();
        map.forEach((known, value) -> changed.put(new Utf8(String.valueOf(known)), value));
        changed.remove(new Utf8(key));
        text.ifPresent(value -> changed.put(new Utf8(key), new Utf8(value)));
        return changed;
    }

    private static List<Object> with(Schema array, List<?> identifiers, String type, Optional<String> text) {
        List<Object> changed = new ArrayList<>(identifiers);
        changed.removeIf(identifier ->
                String.valueOf(((GenericRecord) identifier).get("type")).equals(type));
        text.ifPresent(value -> {
            GenericRecord identifier = new GenericData.Record(array.getElementType());
            identifier.put("type", new GenericData.EnumSymbol(typeOf(array), type));
            identifier.put("value", new Utf8(value));
            changed.add(identifier);
        });
        return new GenericData.Array<>(array, changed);
    }

    private static @Nullable Object converted(Schema schema, Optional<String> text) {
        if (text.isEmpty()) {
            if (schema.isNullable()) {
                return null;
            }
            throw new IllegalArgumentException("must have a value");
        }
        Schema plain = plain(schema);
        String value = text.get();
        try {
            return switch (plain.getType()) {
                case STRING -> new Utf8(value);
                case INT -> Integer.valueOf(value.strip());
                case LONG ->
                    plain.getLogicalType() instanceof LogicalTypes.TimestampMillis
                            ? (Object) Instant.parse(value.strip()).toEpochMilli()
                            : (Object) Long.valueOf(value.strip());
                case BOOLEAN -> Boolean.valueOf(value.strip());
                case ENUM -> symbol(plain, value.strip());
                default -> throw new IllegalArgumentException("cannot be set");
            };
        } catch (NumberFormatException | DateTimeException wrong) {
            throw new IllegalArgumentException(
                    "is to become what is no " + plain.getType().getName(), wrong);
        }
    }

    private static Object symbol(Schema schema, String text) {
        if (!schema.hasEnumSymbol(text)) {
            throw new IllegalArgumentException("is to become none of " + schema.getEnumSymbols());
        }
        return new GenericData.EnumSymbol(schema, text);
    }

    private static boolean isIdentifiers(Schema schema) {
        return schema.getType() == Schema.Type.ARRAY
                && schema.getElementType().getName().equals("Identifier");
    }

    private static Schema typeOf(Schema identifiers) {
        return identifiers.getElementType().getField("type").schema();
    }

    /** Without the null of an optional field. */
    private static Schema plain(Schema schema) {
        return schema.isUnion()
                ? schema.getTypes().stream()
                        .filter(type -> type.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElse(schema)
                : schema;
    }

    private static List<String> parts(String name) {
        return Arrays.asList(name.split("\\.", -1));
    }
}
