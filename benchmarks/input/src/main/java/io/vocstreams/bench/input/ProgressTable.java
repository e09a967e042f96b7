package io.vocstreams.bench.input;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A table as it is published, compared with what it must become after every record. */
public final class ProgressTable {

    private final Set<String> expected;
    private final Map<String, String> rows = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private long wrong;
    private long firstChange = Long.MAX_VALUE;
    private long lastChange = Long.MIN_VALUE;

    public ProgressTable(Set<String> expected) {
        this.expected = expected;
        this.wrong = expected.size();
    }

    /**
     * The latest record of a key holds; one that says nothing new is not noticed.
     *
     * @param row empty if the key is gone
     * @param appendedAt when the broker took the record, in milliseconds
     */
    public void take(String key, Optional<String> row, long appendedAt) {
        String before = row.isPresent() ? rows.put(key, row.get()) : rows.remove(key);
        if (row.equals(Optional.ofNullable(before))) {
            return;
        }
        if (before != null) {
            count(before, -1);
        }
        row.ifPresent(text -> count(text, 1));
        firstChange = Math.min(firstChange, appendedAt);
        lastChange = Math.max(lastChange, appendedAt);
    }

    public boolean isComplete() {
        return wrong == 0;
    }

    public long firstChange() {
        return firstChange;
    }

    /** When it became what it is. */
    public long lastChange() {
        return lastChange;
    }

    /** Some of what is wrong, for people. */
    public List<String> differences(int most) {
        List<String> differences = new ArrayList<>();
        for (String row : expected) {
            if (differences.size() < most && counts.getOrDefault(row, 0) == 0) {
                differences.add("missing    " + row);
            }
        }
        counts.forEach((row, count) -> {
            if (differences.size() < 2 * most && isWrong(row)) {
                differences.add(count + " times   " + row);
            }
        });
        return differences;
    }

    private void count(String row, int change) {
        wrong -= isWrong(row) ? 1 : 0;
        counts.merge(row, change, (old, more) -> old + more == 0 ? null : old + more);
        wrong += isWrong(row) ? 1 : 0;
    }

    private boolean isWrong(String row) {
        return counts.getOrDefault(row, 0) != (expected.contains(row) ? 1 : 0);
    }
}
