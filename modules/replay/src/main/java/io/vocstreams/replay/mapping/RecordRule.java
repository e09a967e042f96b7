package io.vocstreams.replay.mapping;

import io.vocstreams.contracts.InputRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a row, or the rows of a group, become one record. */
public record RecordRule(
        Kind kind,
        int line,
        String path,
        Condition when,
        List<SkipRule> skips,
        Map<String, FieldRule> fields,
        Map<String, Integer> fieldLines,
        String source,
        Optional<Each> each) {

    /**
     * The record; empty where this rule is not for such rows.
     *
     * @throws Declined where the rows are skipped or do not fit
     */
    public Optional<InputRecord> read(List<Scope> unit) {
        return each.isEmpty()
                ? readUnit(unit)
                : readUnit(unit.stream().map(scope -> scope.with(each.get())).toList());
    }

    private Optional<InputRecord> readUnit(List<Scope> unit) {
        Scope first = unit.get(0);
        if (!when.holds(first)) {
            return Optional.empty();
        }
        SkipRule.apply(skips, first);
        Map<String, Object> values = new HashMap<>();
        fields.forEach((name, rule) -> rule.read(unit).ifPresent(value -> values.put(name, value)));
        for (FieldSpec spec : kind.fields().values()) {
            if (spec.required() && !values.containsKey(spec.name())) {
                throw Declined.refused("has no value", "").of(spec.name());
            }
        }
        return Optional.of(new RecordFactory(new FieldValues(values), source).make(kind));
    }

    /** The line of the mapping on which a field is written. */
    public int lineOf(String field) {
        int dot = field.indexOf('.');
        return fieldLines.getOrDefault(dot < 0 ? field : field.substring(0, dot), line);
    }

    List<Reference> references() {
        List<Reference> all = new ArrayList<>(when.references());
        skips.forEach(skip -> all.addAll(skip.when().references()));
        fields.values().forEach(field -> all.addAll(field.references()));
        each.ifPresent(one -> {
            all.removeIf(reference -> Each.NAMES.contains(reference.name()));
            all.add(one.column());
        });
        return all;
    }
}
