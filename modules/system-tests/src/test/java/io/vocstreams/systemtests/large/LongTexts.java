package io.vocstreams.systemtests.large;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Finds every text in a record, whatever kind of record it is, and changes one of them. */
final class LongTexts {

    private LongTexts() {}

    /** By where a text stands, a copy in which it is changed. */
    static <T> Map<String, T> each(T record, UnaryOperator<String> change) {
        Map<String, T> copies = new LinkedHashMap<>();
        @SuppressWarnings("unchecked")
        BiConsumer<String, Object> keep = (where, copy) -> copies.put(where, (T) copy);
        each(record.getClass().getSimpleName(), record, change, keep);
        return copies;
    }

    private static void each(
            String where, @Nullable Object value, UnaryOperator<String> change, BiConsumer<String, Object> copies) {
        if (value instanceof String text) {
            copies.accept(where, change.apply(text));
        } else if (value instanceof Record record) {
            RecordComponent[] components = record.getClass().getRecordComponents();
            for (int i = 0; i < components.length; i++) {
                int at = i;
                BiConsumer<String, Object> within = (place, copy) -> copies.accept(place, with(record, at, copy));
                each(where + "." + components[i].getName(), get(record, components[i]), change, within);
            }
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            each(where, list.get(0), change, (place, copy) -> {
                List<Object> other = new ArrayList<>(list);
                other.set(0, copy);
                copies.accept(place, other);
            });
        } else if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            Map.Entry<?, ?> entry = map.entrySet().iterator().next();
            each(
                    where + " key",
                    entry.getKey(),
                    change,
                    (place, copy) -> copies.accept(place, Map.of(copy, entry.getValue())));
            each(where, entry.getValue(), change, (place, copy) -> copies.accept(place, Map.of(entry.getKey(), copy)));
        }
    }

    private static @Nullable Object get(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Record with(Record record, int at, Object value) {
        try {
            RecordComponent[] components = record.getClass().getRecordComponents();
            Object[] values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                values[i] = i == at ? value : get(record, components[i]);
            }
            Class<?>[] types =
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return record.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
