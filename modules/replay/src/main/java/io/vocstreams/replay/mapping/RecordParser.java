package io.vocstreams.replay.mapping;

import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.platform.yaml.YamlEntries;
import io.vocstreams.platform.yaml.YamlNode;
import io.vocstreams.platform.yaml.YamlProblems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one entry of {@code records}, with what its file has in common. */
final class RecordParser {

    private final YamlProblems problems;
    private final Context context;
    private final FieldParser fields;
    private final Map<String, YamlNode> common;
    private final String commonPath;
    private final String source;

    RecordParser(Context context, Map<String, YamlNode> common, String commonPath, String source) {
        this.context = context;
        this.problems = context.problems();
        this.fields = new FieldParser(context);
        this.common = common;
        this.commonPath = commonPath;
        this.source = source;
    }

    List<RecordRule> parse(YamlNode node, String path) {
        YamlEntries entries = YamlEntries.of(node, path, problems);
        Optional<String> name = entries.needText("record");
        Optional<Kind> kind = name.flatMap(Kind::named);
        if (kind.isEmpty()) {
            name.ifPresent(text -> problems.add(
                    node, entries.at("record"), "no kind of record '" + text + "'; known are " + Kind.names()));
            return List.of();
        }
        List<Optional<Each>> each = each(entries);
        Condition when = entries.take("when")
                .map(condition -> Condition.parse(condition, entries.at("when"), context))
                .orElse(Condition.ALWAYS);
        List<SkipRule> skips = entries.take("skip")
                .map(rules -> SkipRule.parse(rules, entries.at("skip"), context))
                .orElse(List.of());
        Map<String, FieldRule> parsed = new LinkedHashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        for (FieldSpec spec : kind.get().fields().values()) {
            field(spec, entries, lines).ifPresent(rule -> parsed.put(spec.name(), rule));
        }
        entries.refuseUnknown();
        List<RecordRule> rules = each.stream()
                .map(one -> new RecordRule(
                        kind.get(),
                        node.line(),
                        path
                                + one.map(known -> "(" + known.column().name() + ")")
                                        .orElse(""),
                        when,
                        skips,
                        parsed,
                        lines,
                        source,
                        one))
                .toList();
        rules.stream().findFirst().ifPresent(this::check);
        return rules;
    }

    /** The columns that share the rule; one that is empty where there is no {@code for-each}. */
    private List<Optional<Each>> each(YamlEntries entries) {
        Optional<YamlNode> node = entries.take("for-each");
        if (node.isEmpty()) {
            return List.of(Optional.empty());
        }
        String path = entries.at("for-each");
        List<Optional<Each>> each = new ArrayList<>();
        if (node.get() instanceof YamlNode.Keys) {
            YamlEntries named = YamlEntries.of(node.get(), path, problems);
            named.values().forEach((column, name) -> YamlEntries.text(name, path + "." + column, problems)
                    .ifPresent(text ->
                            each.add(Optional.of(new Each(new Reference(column, named.lineOf(column), path), text)))));
        } else {
            node.get().items().forEach(item -> YamlEntries.text(item, path, problems)
                    .ifPresent(column ->
                            each.add(Optional.of(new Each(new Reference(column, item.line(), path), column)))));
        }
        if (each.isEmpty()) {
            entries.wrong("for-each", "needs at least one column");
        }
        return each;
    }

    private Optional<FieldRule> field(FieldSpec spec, YamlEntries entries, Map<String, Integer> lines) {
        Optional<YamlNode> own = entries.takeAny(spec.name());
        // Nothing is a value, too: it takes away what the file has in common.
        Optional<YamlNode> value =
                own.or(() -> Optional.ofNullable(common.get(spec.name()))).filter(node -> !node.isNothing());
        if (value.isEmpty() && spec.required()) {
            problems.add(entries.node(), entries.path(), "`" + spec.name() + "` is missing");
        }
        value.ifPresent(node -> lines.put(spec.name(), node.line()));
        String at = own.isPresent() ? entries.at(spec.name()) : commonPath + "." + spec.name();
        return value.flatMap(node -> fields.parse(spec, node, at));
    }

    private void check(RecordRule rule) {
        if (rule.fields().get(rule.kind().idField()) instanceof FieldRule.Single id
                && id.expression().references().stream()
                        .allMatch(reference -> reference.name().equals(Each.NAME)
                                || reference.name().equals(Each.COLUMN))) {
            problems.add(
                    rule.lineOf(rule.kind().idField()),
                    rule.path() + "." + rule.kind().idField(),
                    "is the same for every row; put a column that tells them apart into it");
        }
        if (rule.kind() == Kind.FEEDBACK) {
            constant(rule, "metric").map(Metric.class::cast).ifPresent(metric -> checkScale(rule, metric));
        }
    }

    private void checkScale(RecordRule rule, Metric metric) {
        if (metric == Metric.TEXT) {
            return;
        }
        require(rule, metric == Metric.RATING, "scaleMin", metric);
        require(rule, metric != Metric.NPS, "scaleMax", metric);
        require(rule, metric == Metric.CES || metric == Metric.RATING, "polarity", metric);
        require(rule, !rule.fields().containsKey("status"), "value", metric);
        if (isStated(rule, "scaleMin") && isStated(rule, "scaleMax") && isStated(rule, "polarity")) {
            Scales.problemWith(
                            metric,
                            (int) number(
                                    rule,
                                    "scaleMin",
                                    RecordFactory.unstated(metric).min()),
                            (int) number(
                                    rule,
                                    "scaleMax",
                                    RecordFactory.unstated(metric).max()),
                            (Polarity) constant(rule, "polarity")
                                    .orElse(RecordFactory.unstated(metric).polarity()))
                    .ifPresent(text -> problems.add(rule.lineOf("metric"), rule.path(), text));
        }
    }

    private void require(RecordRule rule, boolean needed, String field, Metric metric) {
        if (needed && !rule.fields().containsKey(field) && !rule.fieldLines().containsKey(field)) {
            problems.add(rule.line(), rule.path(), "`" + field + "` is missing; a " + metric + " question needs it");
        }
    }

    /** Whether the scale can be judged from the mapping alone. */
    private static boolean isStated(RecordRule rule, String field) {
        return rule.fields().containsKey(field)
                ? constant(rule, field).isPresent()
                : !rule.fieldLines().containsKey(field) && hasDefault(rule, field);
    }

    private static boolean hasDefault(RecordRule rule, String field) {
        Object metric = constant(rule, "metric").orElseThrow();
        return switch (field) {
            case "scaleMin" -> metric != Metric.RATING;
            case "scaleMax" -> metric == Metric.NPS;
            default -> metric == Metric.NPS || metric == Metric.CSAT;
        };
    }

    private static long number(RecordRule rule, String field, long unstated) {
        return (Long) constant(rule, field).orElse(unstated);
    }

    private static Optional<Object> constant(RecordRule rule, String field) {
        if (rule.fields().get(field) instanceof FieldRule.Single single
                && single.expression().isConstant()
                && single.expression().knownTexts().size() == 1) {
            try {
                return Optional.of(single.conversion()
                        .convert(single.expression().knownTexts().get(0)));
            } catch (Declined e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}
