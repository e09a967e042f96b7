package io.vocstreams.replay.mapping;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.intake.ContactHash;
import io.vocstreams.platform.text.Nearest;
import io.vocstreams.platform.yaml.YamlEntries;
import io.vocstreams.platform.yaml.YamlNode;
import io.vocstreams.platform.yaml.YamlProblems;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Reads what a text is made from: a template, or keys with a template or a column and steps. */
final class ExpressionParser {

    private static final List<TimeUnit> UNITS =
            List.of(TimeUnit.MILLISECONDS, TimeUnit.SECONDS, TimeUnit.MINUTES, TimeUnit.HOURS, TimeUnit.DAYS);
    private static final int DECIMALS = 6;

    private final Context context;
    private final YamlProblems problems;

    ExpressionParser(Context context) {
        this.context = context;
        this.problems = context.problems();
    }

    /** A whole value of its own, without keys for a conversion. */
    Optional<Expression> parse(YamlNode node, String path) {
        if (node instanceof YamlNode.Keys) {
            YamlEntries entries = YamlEntries.of(node, path, problems);
            Optional<Expression> expression = parse(entries, IdentifierType.UNKNOWN);
            entries.refuseUnknown();
            return expression;
        }
        return parseTemplate(node, path).map(template -> new Expression.Builder(template, context.blanks())
                .referring(template, node.line(), path)
                .build());
    }

    /** The steps among the given keys; what else they hold is the caller's. */
    Optional<Expression> parse(YamlEntries entries, IdentifierType type) {
        Optional<Template> template = templateOf(entries);
        Set<String> blanks = entries.take("blanks")
                .map(node -> texts(node, entries.at("blanks")))
                .orElse(context.blanks());
        Expression.Builder builder = new Expression.Builder(template.orElse(Template.column("")), blanks);
        template.ifPresent(known -> builder.referring(known, entries.node().line(), entries.path()));
        addTextSteps(entries, builder);
        addLookup(entries, builder, blanks);
        entries.take("map").flatMap(node -> valueMap(node, entries.at("map"))).ifPresent(map -> builder.step(map)
                .lastMeanings(map.knownMeanings()));
        addDifference(entries, builder, blanks);
        entries.takeText("hash").ifPresent(algorithm -> {
            if (algorithm.equals("sha256")) {
                builder.step((text, scope) -> Optional.of(ContactHash.hash(type, text)));
            } else {
                entries.wrong("hash", "'" + algorithm + "' is unknown; known is sha256");
            }
        });
        entries.take("missing").ifPresent(node -> addMissing(node, entries.at("missing"), builder));
        return template.map(known -> builder.build());
    }

    private Optional<Template> templateOf(YamlEntries entries) {
        Optional<YamlNode> column = entries.take("column");
        Optional<YamlNode> text = entries.take("text");
        if (column.isPresent() == text.isPresent()) {
            problems.add(
                    entries.node(),
                    entries.path(),
                    "needs either `column` (one name) or `text` (a template such as \"2017-{ID}\"); a template that"
                            + " begins with { needs quotes");
            return Optional.empty();
        }
        return column.isPresent()
                ? YamlEntries.text(column.get(), entries.at("column"), problems).map(Template::column)
                : parseTemplate(text.orElseThrow(), entries.at("text"));
    }

    Optional<Template> parseTemplate(YamlNode node, String path) {
        if (node.isNothing()) {
            return Optional.of(Template.nothing());
        }
        return YamlEntries.text(node, path, problems).flatMap(text -> {
            try {
                return Optional.of(Template.parse(text));
            } catch (IllegalArgumentException e) {
                problems.add(node, path, String.valueOf(e.getMessage()));
                return Optional.empty();
            }
        });
    }

    Set<String> texts(YamlNode node, String path) {
        return new LinkedHashSet<>(YamlEntries.texts(node, path, problems));
    }

    private void addTextSteps(YamlEntries entries, Expression.Builder builder) {
        entries.takeText("extract")
                .flatMap(regex -> Regex.parse(regex, "extract", entries))
                .ifPresent(pattern -> {
                    if (pattern.groupCount() != 1) {
                        entries.wrong("extract", "needs exactly one group in ( )");
                    }
                    builder.step((text, scope) -> extract(pattern, text));
                });
        entries.takeText("case").ifPresent(wanted -> {
            switch (wanted) {
                case "lower" -> builder.step((text, scope) -> Optional.of(text.toLowerCase(Locale.ROOT)));
                case "upper" -> builder.step((text, scope) -> Optional.of(text.toUpperCase(Locale.ROOT)));
                default -> entries.wrong("case", "must be lower or upper");
            }
        });
    }

    /** The time that the text says, less another. */
    private void addDifference(YamlEntries entries, Expression.Builder builder, Set<String> blanks) {
        Optional<Template> since = entries.take("since").flatMap(node -> parseTemplate(node, entries.at("since")));
        if (since.isEmpty()) {
            return;
        }
        Conversion time = new ConversionParser(context).time(entries);
        TimeUnit unit = entries.takeText("unit")
                .flatMap(text -> {
                    Optional<TimeUnit> known = UNITS.stream()
                            .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(text))
                            .findFirst();
                    if (known.isEmpty()) {
                        entries.wrong("unit", "'" + text + "' must be milliseconds, seconds, minutes, hours or days");
                    }
                    return known;
                })
                .orElse(TimeUnit.MILLISECONDS);
        builder.step((text, scope) -> since.get()
                        .fill(scope, blanks)
                        .map(earlier ->
                                difference((Instant) time.convert(text), (Instant) time.convert(earlier), unit)))
                .referring(since.get(), entries.lineOf("since"), entries.at("since"));
    }

    private static String difference(Instant later, Instant earlier, TimeUnit unit) {
        return BigDecimal.valueOf(Duration.between(earlier, later).toMillis())
                .divide(BigDecimal.valueOf(unit.toMillis(1)), DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }

    private void addLookup(YamlEntries entries, Expression.Builder builder, Set<String> blanks) {
        entries.takeText("lookup").ifPresent(target -> {
            String path = entries.at("lookup");
            int dot = target.indexOf('.');
            if (dot < 1 || dot == target.length() - 1) {
                entries.wrong("lookup", "must be `name.column`, as in `campaigns.start_date`");
                return;
            }
            Lookup lookup = context.lookups().get(target.substring(0, dot));
            if (lookup == null) {
                entries.wrong(
                        "lookup",
                        unknown(
                                "lookup",
                                target.substring(0, dot),
                                context.lookups().keySet()));
            } else {
                builder.step(lookup.to(
                        target.substring(dot + 1), blanks, entries.node().line(), path));
            }
        });
    }

    private Optional<ValueMap> valueMap(YamlNode node, String path) {
        if (node instanceof YamlNode.Scalar name) {
            ValueMap map = context.maps().get(name.text());
            if (map == null) {
                problems.add(
                        node, path, unknown("map", name.text(), context.maps().keySet()));
            }
            return Optional.ofNullable(map);
        }
        return ValueMap.parse(node, path, problems);
    }

    private void addMissing(YamlNode node, String path, Expression.Builder builder) {
        if (node instanceof YamlNode.Keys) {
            YamlEntries entries = YamlEntries.of(node, path, problems);
            Optional<String> skip = entries.takeText("skip");
            Optional<String> refuse = entries.takeText("refuse");
            entries.refuseUnknown();
            if (skip.isPresent() == refuse.isPresent()) {
                problems.add(node, path, "must be a text, `{skip: reason}` or `{refuse: reason}`");
            }
            skip.ifPresent(reason -> builder.missing(scope -> {
                throw Declined.skipped(reason);
            }));
            refuse.ifPresent(reason -> builder.missing(scope -> {
                throw Declined.refused(reason, "");
            }));
            return;
        }
        parseTemplate(node, path).ifPresent(template -> builder.missing(scope -> template.fill(scope, Set.of()))
                .referring(template, node.line(), path));
    }

    private static Optional<String> extract(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw Declined.refused("holds nothing that fits `extract`", text);
        }
        return Optional.ofNullable(matcher.group(1)).filter(found -> !found.isEmpty());
    }

    private static String unknown(String what, String name, Set<String> known) {
        return "no " + what + " '" + name + "'"
                + Nearest.to(name, known)
                        .map(near -> "; did you mean '" + near + "'?")
                        .orElse(known.isEmpty() ? "; none is defined" : "; defined are " + known);
    }
}
