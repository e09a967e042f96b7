package io.vocstreams.replay.mapping;

import io.vocstreams.model.IdentifierType;
import io.vocstreams.platform.yaml.YamlEntries;
import io.vocstreams.platform.yaml.YamlNode;
import io.vocstreams.platform.yaml.YamlProblems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads how a field is filled, with the keys that its type allows. */
final class FieldParser {

    private static final List<IdentifierType> KNOWN_TYPES = Arrays.stream(IdentifierType.values())
            .filter(type -> type != IdentifierType.UNKNOWN)
            .toList();

    private final Context context;
    private final YamlProblems problems;
    private final ExpressionParser expressions;
    private final ConversionParser conversions;

    FieldParser(Context context) {
        this.context = context;
        this.problems = context.problems();
        this.expressions = new ExpressionParser(context);
        this.conversions = new ConversionParser(context);
    }

    Optional<FieldRule> parse(FieldSpec spec, YamlNode node, String path) {
        return switch (spec.type()) {
            case NAMED -> Optional.of(named(node, path));
            case IDENTIFIERS -> identifiers(node, path).map(FieldRule.Identifiers::new);
            case IDENTIFIER -> end(node, path);
            case LINES -> lines(node, path);
            default -> single(spec, node, path, IdentifierType.UNKNOWN).map(rule -> rule);
        };
    }

    /** The type is that of the identifier to be filled; it decides how a value is normalised before it is hashed. */
    private Optional<FieldRule.Single> single(FieldSpec spec, YamlNode node, String path, IdentifierType type) {
        Optional<FieldRule.Single> rule;
        if (node instanceof YamlNode.Keys) {
            YamlEntries entries = YamlEntries.of(node, path, problems);
            Optional<Expression> expression = expressions.parse(entries, type);
            Conversion conversion = conversion(spec, entries);
            boolean sum = spec.type().isNumber() && sum(entries);
            entries.refuseUnknown();
            rule = expression.map(known -> new FieldRule.Single(spec.name(), known, conversion, sum));
        } else {
            Conversion conversion = conversion(spec, YamlEntries.of(EMPTY, path, problems));
            rule = expressions
                    .parse(node, path)
                    .map(expression -> new FieldRule.Single(spec.name(), expression, conversion, false));
        }
        rule.ifPresent(known -> check(known, node, path));
        return rule;
    }

    private static final YamlNode EMPTY = new YamlNode.Keys(1, List.of());

    /** What the mapping alone can end in must fit the field. */
    private void check(FieldRule.Single rule, YamlNode node, String path) {
        for (String text : rule.expression().knownTexts()) {
            try {
                rule.conversion().convert(text);
            } catch (Declined e) {
                problems.add(node, path, "'" + text + "' " + e.reason());
            }
        }
    }

    private boolean sum(YamlEntries entries) {
        Optional<Boolean> sum = entries.takeFlag("sum");
        if (sum.isPresent() && !context.grouped()) {
            entries.wrong("sum", "only a file with `group` has several rows to add up");
        }
        return sum.orElse(false);
    }

    private Conversion conversion(FieldSpec spec, YamlEntries entries) {
        return switch (spec.type()) {
            case INTEGER -> conversions.whole(entries, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case NUMBER -> conversions.whole(entries, Long.MIN_VALUE, Long.MAX_VALUE);
            case FLAG -> Conversion.flag();
            case TIME -> conversions.time(entries);
            case CHOICE -> Conversion.choice(spec.choices().orElseThrow());
            default -> Conversion.TEXT;
        };
    }

    private FieldRule named(YamlNode node, String path) {
        Map<String, FieldRule.Single> values = new LinkedHashMap<>();
        YamlEntries.of(node, path, problems).values().forEach((name, value) -> single(
                        FieldSpec.field(name, FieldType.TEXT), value, path + "." + name, IdentifierType.UNKNOWN)
                .ifPresent(rule -> values.put(name, rule)));
        return new FieldRule.Named(values);
    }

    private Optional<List<FieldRule.Typed>> identifiers(YamlNode node, String path) {
        List<FieldRule.Typed> all = new ArrayList<>();
        YamlEntries entries = YamlEntries.of(node, path, problems);
        entries.values().forEach((name, values) -> {
            Optional<IdentifierType> type = type(name);
            if (type.isEmpty()) {
                problems.add(
                        entries.lineOf(name),
                        path,
                        "'" + name + "' is no type of identifier; known are " + KNOWN_TYPES);
            }
            for (YamlNode value : values.items()) {
                single(
                                FieldSpec.field("identifiers." + name, FieldType.TEXT),
                                value,
                                path + "." + name,
                                type.orElse(IdentifierType.UNKNOWN))
                        .ifPresent(rule -> type.ifPresent(known -> all.add(new FieldRule.Typed(known, rule))));
            }
        });
        if (entries.values().isEmpty()) {
            problems.add(node, path, "needs at least one identifier, as in `CUSTOMER_ID: \"{customer}\"`");
        }
        return all.isEmpty() ? Optional.empty() : Optional.of(all);
    }

    private Optional<FieldRule> end(YamlNode node, String path) {
        Optional<List<FieldRule.Typed>> all = identifiers(node, path);
        if (all.isPresent() && all.get().size() != 1) {
            problems.add(node, path, "needs exactly one identifier");
        }
        return all.map(typed -> new FieldRule.End(typed.get(0)));
    }

    private Optional<FieldRule> lines(YamlNode node, String path) {
        YamlEntries entries = YamlEntries.of(node, path, problems);
        Map<String, FieldRule.Single> parts = new HashMap<>();
        for (FieldSpec spec : Kind.LINE_FIELDS) {
            entries.need(spec.name())
                    .flatMap(value -> single(
                            new FieldSpec("lines." + spec.name(), spec.type(), true, spec.choices()),
                            value,
                            entries.at(spec.name()),
                            IdentifierType.UNKNOWN))
                    .ifPresent(rule -> parts.put(spec.name(), rule));
        }
        entries.refuseUnknown();
        FieldRule.Single sku = parts.get("sku");
        FieldRule.Single quantity = parts.get("quantity");
        FieldRule.Single amount = parts.get("amountMinor");
        return sku == null || quantity == null || amount == null
                ? Optional.empty()
                : Optional.of(new FieldRule.Lines(sku, quantity, amount));
    }

    private static Optional<IdentifierType> type(String name) {
        try {
            IdentifierType type = IdentifierType.valueOf(name);
            return type == IdentifierType.UNKNOWN ? Optional.empty() : Optional.of(type);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
