package io.vocstreams.journey.domain.triggers;

import io.vocstreams.journey.domain.history.ActionCatalogue;
import io.vocstreams.journey.domain.history.Arms;
import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.journeys.EndedJourney;
import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.domain.outcomes.MeasuredCustomer;
import io.vocstreams.journey.domain.outcomes.MeasuredInteraction;
import io.vocstreams.journey.domain.outcomes.Opportunity;
import io.vocstreams.journey.domain.outcomes.Outcomes;
import io.vocstreams.journey.domain.outcomes.Selector;
import io.vocstreams.model.cases.CaseOpening;
import io.vocstreams.model.voice.ThemeFinding;
import io.vocstreams.model.voice.Voice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds what calls for action in everything that one customer did and said. */
public final class Triggers {

    private static final String WHATEVER = "";

    private final List<Rule> rules;
    private final Map<String, Measure> measures;
    private final ActionCatalogue catalogue;
    private final Departments departments;

    /**
     * Rules over these measures.
     *
     * @throws IllegalArgumentException if a rule names another measure
     */
    public Triggers(
            List<Rule> rules, Collection<Measure> measures, ActionCatalogue catalogue, Departments departments) {
        this.rules = List.copyOf(rules);
        this.departments = departments;
        this.measures = measures.stream().collect(Collectors.toMap(Measure::id, Function.identity()));
        this.catalogue = catalogue;
        for (Rule rule : rules) {
            if (rule.when() instanceof Rule.Measured measured && !this.measures.containsKey(measured.measure())) {
                throw new IllegalArgumentException(
                        "rule " + rule.id() + ": there is no measure `" + measured.measure() + "`");
            }
        }
    }

    /**
     * One customer.
     *
     * @param journeys those that are closed
     */
    public record Subject(MeasuredCustomer customer, boolean identified, List<EndedJourney> journeys) {}

    /**
     * Every trigger, in order of time.
     *
     * @param clock null while none is known; then nothing is missed, and nobody is at risk
     */
    public List<Trigger> in(Subject subject, @Nullable Instant clock) {
        List<Trigger> triggers = new ArrayList<>();
        for (Rule rule : rules) {
            found(rule, subject, clock)
                    .filter(trigger -> concerns(rule.who(), trigger, subject))
                    .forEach(triggers::add);
        }
        triggers.sort(Trigger.ORDER);
        List<Trigger> beginnings = AtRisk.beginnings(triggers);
        for (Rule rule : rules) {
            if (rule.when() instanceof Rule.AtRisk) {
                beginnings.stream()
                        .map(beginning -> new Trigger(rule, beginning.event(), beginning.time()))
                        .filter(trigger -> concerns(rule.who(), trigger, subject))
                        .forEach(triggers::add);
            }
        }
        triggers.sort(Trigger.ORDER);
        return List.copyOf(triggers);
    }

    /** Whether the customer is at risk, and why. */
    public Optional<AtRisk> atRisk(List<Trigger> triggers, Instant clock) {
        return AtRisk.at(clock, triggers);
    }

    /** Whether there are no rules. */
    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /** Whether a rule looks at such an interaction by itself; rules over journeys look at every touchpoint. */
    public boolean isUsed(MeasuredInteraction interaction) {
        return rules.stream().map(Rule::when).anyMatch(when -> isUsed(when, interaction));
    }

    private boolean isUsed(Rule.When when, MeasuredInteraction interaction) {
        if (when instanceof Rule.Selected selected) {
            return selects(selected.selectors(), interaction, Arms.NONE);
        }
        if (when instanceof Rule.Repeated repeated) {
            return selects(repeated.selectors(), interaction, Arms.NONE);
        }
        return when instanceof Rule.Measured measured
                && outcomes(measured.measure()).isUsed(interaction);
    }

    /** Whether what became of an opportunity of this measure may trigger. */
    public boolean watches(String measure) {
        return rules.stream()
                .anyMatch(rule -> rule.when() instanceof Rule.Measured measured
                        && measured.measure().equals(measure));
    }

    /** Whether closed journeys may trigger. */
    public boolean watchesJourneys() {
        return rules.stream().anyMatch(rule -> rule.when() instanceof Rule.JourneyEnded);
    }

    /** Whether it matters who the customer is. */
    public boolean asksWho() {
        return rules.stream().anyMatch(rule -> !rule.who().equals(Rule.Who.EVERYBODY));
    }

    /** The cases that follow: one for the triggers of a rule that come in one episode. */
    public List<FoundCase> cases(List<Trigger> sorted) {
        Map<Rule, List<Trigger>> byRule = new LinkedHashMap<>();
        sorted.forEach(trigger -> byRule.computeIfAbsent(trigger.rule(), rule -> new ArrayList<>())
                .add(trigger));
        List<FoundCase> cases = new ArrayList<>();
        byRule.forEach((rule, triggers) -> Episodes.of(triggers, Trigger::time, rule.episode())
                .forEach(episode ->
                        cases.add(new FoundCase(episode.get(0).event().key(), opening(rule, episode)))));
        return List.copyOf(cases);
    }

    private CaseOpening opening(Rule rule, List<Trigger> episode) {
        Trigger first = episode.get(0);
        MeasuredInteraction event = first.event();
        return new CaseOpening(
                rule.id(),
                rule.version(),
                rule.signal(),
                event.key().eventId(),
                episode.size(),
                first.time(),
                event.traits().channel(),
                event.traits().storeId(),
                event.traits().productId(),
                themes(event.voice()),
                rule.then().by(departments.ownerOf(rule, event)));
    }

    private static List<String> themes(@Nullable Voice voice) {
        return voice == null
                ? List.of()
                : voice.themes().stream().map(ThemeFinding::id).sorted().toList();
    }

    private Stream<Trigger> found(Rule rule, Subject subject, @Nullable Instant clock) {
        MeasuredCustomer customer = subject.customer();
        Rule.When when = rule.when();
        if (when instanceof Rule.Selected selected) {
            return selected(selected.selectors(), customer).map(event -> atOnce(rule, event));
        }
        if (when instanceof Rule.Repeated repeated) {
            return repeated(repeated, customer).map(event -> atOnce(rule, event));
        }
        if (when instanceof Rule.Measured measured) {
            return outcomes(measured.measure())
                    .in(customer.interactions(), customer.arms(), clock)
                    .opportunities()
                    .stream()
                    .filter(opportunity -> opportunity.state() == measured.state())
                    .map(opportunity -> new Trigger(rule, opportunity.first(), decidedAt(opportunity)));
        }
        return when instanceof Rule.JourneyEnded ended ? ended(rule, ended, subject) : Stream.empty();
    }

    private static Trigger atOnce(Rule rule, MeasuredInteraction event) {
        return new Trigger(rule, event, event.occurredAt());
    }

    private static Instant decidedAt(Opportunity opportunity) {
        MeasuredInteraction closedBy = opportunity.closedBy();
        return closedBy == null ? opportunity.deadline() : closedBy.occurredAt();
    }

    private boolean selects(List<Selector> selectors, MeasuredInteraction interaction, Arms arms) {
        return selectors.stream().anyMatch(selector -> selector.selects(interaction, catalogue, arms));
    }

    private Outcomes outcomes(String measure) {
        return new Outcomes(Objects.requireNonNull(measures.get(measure)), catalogue);
    }

    private Stream<MeasuredInteraction> selected(List<Selector> selectors, MeasuredCustomer customer) {
        return customer.interactions().stream().filter(interaction -> selects(selectors, interaction, customer.arms()));
    }

    private Stream<MeasuredInteraction> repeated(Rule.Repeated repeated, MeasuredCustomer customer) {
        Map<String, List<MeasuredInteraction>> groups = new TreeMap<>();
        selected(repeated.selectors(), customer).forEach(interaction -> {
            String value = repeated.same() == null
                    ? WHATEVER
                    : interaction.references().get(repeated.same());
            if (value != null) {
                groups.computeIfAbsent(value, any -> new ArrayList<>()).add(interaction);
            }
        });
        return groups.values().stream()
                .map(group -> Repetition.taken(group, repeated.gap()))
                .flatMap(group -> Repetition.in(group, repeated.times(), repeated.within()).stream());
    }

    private static Stream<Trigger> ended(Rule rule, Rule.JourneyEnded wanted, Subject subject) {
        Map<EventKey, MeasuredInteraction> byKey = subject.customer().interactions().stream()
                .collect(Collectors.toMap(MeasuredInteraction::key, Function.identity()));
        return subject.journeys().stream()
                .filter(journey -> journey.outcome() == wanted.outcome())
                .flatMap(journey -> Stream.ofNullable(byKey.get(journey.first()))
                        .map(event -> new Trigger(rule, event, journey.endedAt())));
    }

    private static boolean concerns(Rule.Who who, Trigger trigger, Subject subject) {
        Instant at = trigger.event().occurredAt();
        return (who.segments().isEmpty()
                        || who.segments().contains(subject.customer().segmentAt(at)))
                && (who.personas().isEmpty()
                        || who.personas().contains(subject.customer().personaAt(at)))
                && (who.identified() == null || who.identified() == subject.identified());
    }
}
