package io.vocstreams.testkit;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One thing that differs between two outcomes, in words that an assertion can show. */
public record TablesDifference(
        String table,
        String key,
        String field,
        @Nullable Object left,
        @Nullable Object right) {

    /** Two ways to compute one statistic may differ in the last bits, and in no more. */
    private static final double TOLERANCE = 1e-9;

    private static final String WHOLE_ROW = "row";

    public static List<TablesDifference> between(Tables left, Tables right) {
        List<TablesDifference> differences = new ArrayList<>();
        compare("customer", left.customers(), right.customers(), differences);
        compare("journey", left.journeys(), right.journeys(), differences);
        compare("attribution", left.attributions(), right.attributions(), differences);
        compare("reading", left.readings(), right.readings(), differences);
        compare("score", left.scores(), right.scores(), differences);
        compare("rate", left.rates(), right.rates(), differences);
        return differences;
    }

    @Override
    public String toString() {
        return table + " " + key + ": " + field + "\n    left  " + left + "\n    right " + right;
    }

    private static <V> void compare(
            String table, Map<String, V> left, Map<String, V> right, List<TablesDifference> differences) {
        TreeSet<String> keys = new TreeSet<>(left.keySet());
        keys.addAll(right.keySet());
        for (String key : keys) {
            compareRow(table, key, left.get(key), right.get(key), differences);
        }
    }

    private static void compareRow(
            String table,
            String key,
            @Nullable Object left,
            @Nullable Object right,
            List<TablesDifference> differences) {
        if (Objects.equals(left, right)) {
            return;
        }
        if (left instanceof Record one && right instanceof Record other) {
            compareFields(table, key, one, other, differences);
        } else {
            differences.add(new TablesDifference(table, key, WHOLE_ROW, left, right));
        }
    }

    /** A record in a record is no field, it only holds some. */
    private static void compareFields(
            String table, String key, Record left, Record right, List<TablesDifference> differences) {
        for (RecordComponent component : left.getClass().getRecordComponents()) {
            Object leftValue = valueOf(component, left);
            Object rightValue = valueOf(component, right);
            if (leftValue instanceof Record one && rightValue instanceof Record other) {
                compareFields(table, key, one, other, differences);
            } else if (!same(leftValue, rightValue)) {
                differences.add(new TablesDifference(table, key, component.getName(), leftValue, rightValue));
            }
        }
    }

    private static @Nullable Object valueOf(RecordComponent component, Object row) {
        try {
            return component.getAccessor().invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read " + component, e);
        }
    }

    private static boolean same(@Nullable Object left, @Nullable Object right) {
        if (left instanceof Double one && right instanceof Double other) {
            return Math.abs(one - other) <= TOLERANCE * Math.max(1, Math.abs(one));
        }
        return Objects.equals(left, right);
    }
}
