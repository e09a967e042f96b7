package io.vocstreams.replay.mapping;

import io.vocstreams.platform.yaml.YamlEntries;
import io.vocstreams.platform.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Compares the number or the time of a name with others; does not hold where one of them has no value. */
record Comparison(Reference reference, Conversion conversion, List<Side> sides) implements Condition.Test {

    private static final Map<String, IntPredicate> NUMBERS = signs("above", "below", "at-least", "at-most");
    private static final Map<String, IntPredicate> TIMES = signs("after", "before", "not-before", "not-after");

    /** What it is compared with, and how. */
    record Side(IntPredicate fits, Template other) {}

    private static Map<String, IntPredicate> signs(String greater, String less, String notLess, String notGreater) {
        Map<String, IntPredicate> signs = new LinkedHashMap<>();
        signs.put(greater, compared -> compared > 0);
        signs.put(less, compared -> compared < 0);
        signs.put(notLess, compared -> compared >= 0);
        signs.put(notGreater, compared -> compared <= 0);
        return signs;
    }

    static boolean isMeant(YamlEntries entries) {
        return NUMBERS.keySet().stream().anyMatch(entries::has)
                || TIMES.keySet().stream().anyMatch(entries::has);
    }

    static Condition.Test parse(Reference reference, YamlEntries entries, Context context) {
        boolean times = TIMES.keySet().stream().anyMatch(entries::has);
        ConversionParser conversions = new ConversionParser(context);
        Conversion conversion = times ? conversions.time(entries) : conversions.number(entries);
        List<Side> sides = new ArrayList<>();
        (times ? TIMES : NUMBERS).forEach((key, fits) -> {
            Optional<YamlNode> other = entries.take(key);
            other.flatMap(node -> new ExpressionParser(context).parseTemplate(node, entries.at(key)))
                    .ifPresent(template -> {
                        refuseUnreadable(template, conversion, key, entries);
                        sides.add(new Side(fits, template));
                    });
        });
        entries.refuseUnknown();
        return new Comparison(reference, conversion, sides);
    }

    private static void refuseUnreadable(Template other, Conversion conversion, String key, YamlEntries entries) {
        if (other.isConstant() && !other.isNothing()) {
            try {
                conversion.convert(other.constant());
            } catch (Declined e) {
                entries.wrong(key, "'" + other.constant() + "' " + e.reason());
            }
        }
    }

    @Override
    public boolean holds(Scope scope) {
        Optional<Object> value = scope.text(reference.name(), scope.blanks()).map(this::convert);
        return value.isPresent()
                && sides.stream().allMatch(side -> side.other()
                        .fill(scope, scope.blanks())
                        .map(this::convert)
                        .filter(other -> side.fits().test(compare(value.get(), other)))
                        .isPresent());
    }

    private Object convert(String text) {
        try {
            return conversion.convert(text);
        } catch (Declined e) {
            throw e.of(reference.name());
        }
    }

    /** Both were made by one conversion, so they are of one kind. */
    @SuppressWarnings("unchecked")
    private static int compare(Object one, Object other) {
        return ((Comparable<Object>) one).compareTo(other);
    }

    @Override
    public List<Reference> references() {
        List<Reference> references = new ArrayList<>(List.of(reference));
        for (Side side : sides) {
            side.other().names().forEach(name -> references.add(reference.to(name)));
        }
        return references;
    }
}
