package io.vocstreams.replay.mapping;

import io.vocstreams.model.Identifier;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The values of a record's fields, each with the type its field has. */
@SuppressWarnings("unchecked")
record FieldValues(Map<String, Object> byField) {

    String text(String field) {
        return (String) needed(field);
    }

    String text(String field, String unstated) {
        return (String) byField.getOrDefault(field, unstated);
    }

    @Nullable
    String textOrNull(String field) {
        return (String) byField.get(field);
    }

    int integer(String field, long unstated) {
        return Math.toIntExact((Long) byField.getOrDefault(field, unstated));
    }

    @Nullable
    Integer integerOrNull(String field) {
        Long value = numberOrNull(field);
        return value == null ? null : Math.toIntExact(value);
    }

    @Nullable
    Long numberOrNull(String field) {
        return (Long) byField.get(field);
    }

    @Nullable
    Boolean flagOrNull(String field) {
        return (Boolean) byField.get(field);
    }

    Instant time(String field) {
        return (Instant) needed(field);
    }

    @Nullable
    Instant timeOrNull(String field) {
        return (Instant) byField.get(field);
    }

    <E extends Enum<E>> E choice(String field, Class<E> type) {
        return type.cast(needed(field));
    }

    <E extends Enum<E>> E choice(String field, E unstated) {
        return (E) byField.getOrDefault(field, unstated);
    }

    Identifier identifier(String field) {
        return (Identifier) needed(field);
    }

    <T> List<T> list(String field) {
        return (List<T>) byField.getOrDefault(field, List.of());
    }

    Map<String, String> named(String field) {
        return (Map<String, String>) byField.getOrDefault(field, Map.of());
    }

    private Object needed(String field) {
        return Objects.requireNonNull(byField.get(field), field);
    }
}
