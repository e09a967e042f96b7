package io.vocstreams.journey.rules;

import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.domain.outcomes.Opportunity;
import io.vocstreams.journey.domain.triggers.Rule;
import io.vocstreams.journey.measures.KnownThemes;
import io.vocstreams.journey.measures.SelectorParser;
import io.vocstreams.model.Journey;
import io.vocstreams.model.cases.Handling;
import io.vocstreams.model.cases.Severity;
import io.vocstreams.platform.text.Nearest;
import io.vocstreams.platform.yaml.YamlEntries;
import io.vocstreams.platform.yaml.YamlProblems;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one rule; what is wrong is noted, and then the rule must not be used. */
final class RuleParser {

    private static final String KEBAB_CASE = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final String UPPER_CASE = "[A-Z][A-Z0-9]*(_[A-Z0-9]+)*";
    private static final Duration EPISODE = Duration.ofDays(1);

    /** What rules look back over is kept so long. */
    private static final Duration LONGEST_WITHIN = Duration.ofDays(90);

    private static final Duration LONGEST_DEADLINE = Duration.ofDays(365);

    private final YamlEntries entries;
    private final Collection<String> measures;
    private final KnownThemes themes;
    private final YamlProblems problems;

    RuleParser(YamlEntries entries, Collection<String> measures, KnownThemes themes, YamlProblems problems) {
        this.entries = entries;
        this.measures = measures;
        this.themes = themes;
        this.problems = problems;
    }

    Rule parse() {
        String id = entries.needText("id").orElse("");
        if (entries.has("id") && !id.matches(KEBAB_CASE)) {
            entries.wrong("id", "'" + id + "' is no name in kebab-case such as repeat-contact");
        }
        int version = entries.need("version")
                .flatMap(node -> YamlEntries.number(node, entries.at("version"), 1, problems))
                .orElse(1);
        Rule.When when = entries.need("when")
                .map(node -> when(YamlEntries.of(node, entries.at("when"), problems)))
                .orElse(new Rule.AtRisk());
        Rule rule = new Rule(
                id,
                version,
                signal(when),
                when,
                entries.take("who")
                        .map(node -> who(YamlEntries.of(node, entries.at("who"), problems)))
                        .orElse(Rule.Who.EVERYBODY),
                between(entries, "episode", Duration.ZERO, Measure.LONGEST_EPISODE)
                        .orElse(EPISODE),
                entries.need("then")
                        .map(node -> then(YamlEntries.of(node, entries.at("then"), problems)))
                        .orElse(new Handling(Severity.LOW, "", Duration.ZERO, Duration.ZERO)));
        entries.refuseUnknown();
        return rule;
    }

    private @Nullable String signal(Rule.When when) {
        if (when instanceof Rule.AtRisk) {
            if (entries.has("when") && entries.takeText("signal").isPresent()) {
                entries.wrong("signal", "a rule of customers at risk joins the signals of others and has none");
            }
            return null;
        }
        Optional<String> signal = entries.needText("signal");
        if (signal.isPresent() && !signal.get().matches(UPPER_CASE)) {
            entries.wrong("signal", "'" + signal.get() + "' is no name such as LOW_ANSWER");
        }
        return signal.orElse("");
    }

    private Rule.When when(YamlEntries when) {
        Rule.When parsed;
        if (when.has("measure")) {
            parsed = measured(when);
        } else if (when.has("repeated")) {
            parsed = when.take("repeated")
                    .map(node -> repeated(YamlEntries.of(node, when.at("repeated"), problems)))
                    .orElse(new Rule.AtRisk());
        } else if (when.has("journey")) {
            parsed = new Rule.JourneyEnded(
                    when.takeChoice("journey", Journey.Outcome.class).orElse(Journey.Outcome.UNKNOWN));
        } else if (when.has("atRisk")) {
            when.takeFlag("atRisk").filter(flag -> !flag).ifPresent(no -> when.wrong("atRisk", "can only be true"));
            parsed = new Rule.AtRisk();
        } else {
            return new Rule.Selected(SelectorParser.list(when.node(), when.path(), themes, problems));
        }
        when.refuseUnknown();
        return parsed;
    }

    private Rule.When measured(YamlEntries when) {
        String measure = when.takeText("measure").orElse("");
        if (!measure.isEmpty() && !measures.contains(measure)) {
            when.wrong(
                    "measure",
                    "there is no measure `" + measure + "`"
                            + Nearest.to(measure, List.copyOf(measures))
                                    .map(near -> "; did you mean `" + near + "`?")
                                    .orElse("; known are " + measures));
        }
        if (!when.has("state")) {
            problems.add(when.node(), when.path(), "`state` is missing: MET or MISSED");
        }
        Opportunity.State state =
                when.takeChoice("state", Opportunity.State.class).orElse(Opportunity.State.MISSED);
        if (state == Opportunity.State.PENDING) {
            when.wrong("state", "must be MET or MISSED; what is pending calls for nothing");
        }
        return new Rule.Measured(measure, state);
    }

    private Rule.When repeated(YamlEntries repeated) {
        Rule.Repeated parsed = new Rule.Repeated(
                repeated.need("select")
                        .map(node -> SelectorParser.list(node, repeated.at("select"), themes, problems))
                        .orElse(List.of()),
                repeated.need("times")
                        .flatMap(node -> YamlEntries.number(node, repeated.at("times"), 2, problems))
                        .orElse(2),
                repeated.need("within").isPresent()
                        ? between(repeated, "within", Duration.ofMillis(1), LONGEST_WITHIN)
                                .orElse(LONGEST_WITHIN)
                        : LONGEST_WITHIN,
                repeated.takeText("same").orElse(null),
                between(repeated, "gap", Duration.ZERO, Measure.LONGEST_EPISODE).orElse(null));
        repeated.refuseUnknown();
        return parsed;
    }

    private Rule.Who who(YamlEntries who) {
        Rule.Who parsed = new Rule.Who(
                texts(who, "segment"),
                texts(who, "persona"),
                who.takeFlag("identified").orElse(null));
        who.refuseUnknown();
        return parsed;
    }

    private Set<String> texts(YamlEntries from, String key) {
        List<String> texts = from.take(key)
                .map(list -> YamlEntries.texts(list, from.at(key), problems))
                .orElse(List.of());
        if (from.take(key).filter(list -> list.items().isEmpty()).isPresent()) {
            from.wrong(key, "is empty");
        }
        return Set.copyOf(texts);
    }

    private Handling then(YamlEntries then) {
        then.need("severity");
        then.need("contactWithin");
        then.need("resolveWithin");
        Handling handling = new Handling(
                then.takeChoice("severity", Severity.class).orElse(Severity.LOW),
                then.needText("owner").orElse(""),
                between(then, "contactWithin", Duration.ofMillis(1), LONGEST_DEADLINE)
                        .orElse(LONGEST_DEADLINE),
                between(then, "resolveWithin", Duration.ofMillis(1), LONGEST_DEADLINE)
                        .orElse(LONGEST_DEADLINE));
        then.refuseUnknown();
        return handling;
    }

    private static Optional<Duration> between(YamlEntries from, String key, Duration least, Duration most) {
        Optional<Duration> given = from.takeDuration(key);
        if (given.isPresent()
                && (given.get().compareTo(least) < 0 || given.get().compareTo(most) > 0)) {
            from.wrong(key, "must be between " + least + " and " + most);
        }
        return given;
    }
}
