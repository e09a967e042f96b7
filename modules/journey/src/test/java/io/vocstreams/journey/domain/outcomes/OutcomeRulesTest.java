package io.vocstreams.journey.domain.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.attribution.Attributed;
import io.vocstreams.journey.domain.attribution.Attributions;
import io.vocstreams.journey.domain.attribution.ClaimChanges;
import io.vocstreams.journey.domain.history.ActionCatalogue;
import io.vocstreams.journey.domain.history.Answer;
import io.vocstreams.journey.domain.history.Arms;
import io.vocstreams.journey.domain.history.CustomerEvents;
import io.vocstreams.journey.domain.history.CustomerHistory;
import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.history.Experiments;
import io.vocstreams.journey.domain.history.ProfileVersion;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.journey.domain.outcomes.OutcomeRules.Circumstances;
import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.model.Channel;
import io.vocstreams.model.policy.JourneyPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Changes of a set, worked off one after the other, lead to what follows from all of it at once. */
class OutcomeRulesTest {

    private static final Instant T0 = Instant.parse("2026-11-01T00:00:00Z");
    private static final ActionCatalogue CATALOGUE = ActionCatalogues.shipped();
    private static final Attributions ATTRIBUTIONS = new Attributions(JourneyPolicy.DEFAULT);
    private static final List<String> ACTIONS = List.of(
            "product_viewed", "cart_updated", "order_placed", "delivery_received", "call_started", "faq_searched");
    private static final List<Measure> MEASURES = MeasureFile.parse("m.yml", """
        measures:
          - {id: browse, version: 1, opens: {action: product_viewed}, closes: {kind: goal}, within: P1D,
             episode: PT30M, breakdowns: ["*", path, segment]}
          - {id: cart, version: 1, opens: {action: cart_updated}, closes: {kind: goal}, within: P1D, episode: PT24H}
          - {id: delivery, version: 2, opens: {action: order_placed}, closes: {action: delivery_received},
             within: P2D, same: orderId, breakdowns: ["*", arm]}
          - {id: contact, version: 1, opens: {kind: contact}, closes: {kind: contact}, within: PT6H, episode: PT1H,
             success: absent}
          - {id: continuation, version: 1, opens: {any: true, not: {kind: goal}}, closes: {any: true},
             within: PT6H, breakdowns: [channel+action, next]}
          - {id: low, version: 1, opens: {answer: low}, closes: {kind: goal}, within: P1D, episode: PT24H,
             breakdowns: [channel, action]}
          - {id: exposed, version: 1, opens: {exposure: first}, closes: self, breakdowns: [arm]}
          - {id: tried, version: 1, opens: {exposure: first}, closes: {kind: goal}, within: P2D, episode: PT1H,
             breakdowns: [arm, channel]}
          - {id: unanswered, version: 1, opens: {action: faq_searched}, closes: self, if: {results: none},
             success: absent}
        """);

    /** Exposures count so shortly that they begin and end among the events. */
    private static final Experiments PLANNED =
            new Experiments(Duration.ofHours(20), Map.of("x", T0, "y", T0.plus(Duration.ofDays(2))));

    private final OutcomeRules rules = new OutcomeRules(MEASURES, CATALOGUE);
    private final MeasuredSet set = MeasuredSet.of(List.of(), List.of(), List.of());
    private final Map<EventKey, Touch> touches = new HashMap<>();
    private final Map<EventKey, Answer> answers = new HashMap<>();
    private final KnownOpportunities known = new KnownOpportunities();
    /** The same. */
    private final Map<OpportunityKey, KnownOpportunity> all = new TreeMap<>();

    private List<Attributed> attributed = List.of();
    private List<ProfileVersion> profiles = List.of();
    private Instant floor = Instant.MIN;

    @RepeatedTest(60)
    void shouldKnowAfterEachChangeWhatFollowsFromEverything(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Instant clock = T0;
        for (int step = 0; step < 60; step++) {
            for (int i = random.nextInt(3); i >= 0; i--) {
                change(random);
            }
            clock = clock.plus(Duration.ofMinutes(random.nextInt(180)));
            decide(clock);
            derive(clock);
            assertThat(all).isEqualTo(batch(clock));
        }
    }

    @Test
    void shouldDeriveOneMeasureAsAWholeWhenProfilesChange() {
        replace(null, touch("a", T0, "product_viewed", Channel.WEB));
        derive(T0);

        profiles = List.of(new ProfileVersion(T0, "gold", null));
        assertThat(rules.ofProfiles()).extracting(Measure::id).containsExactly("browse");
        rules.changes(MEASURES.get(0), set, circumstances(T0), known).forEach(this::apply);

        assertThat(all).isEqualTo(batch(T0));
        assertThat(all.values()).anyMatch(one -> one.slices().contains("segment=gold"));
    }

    @Test
    void shouldLookAtNoMeasureThatAChangeCannotMatterTo() {
        replace(null, touch("a", T0, "search_performed", Channel.WEB));
        List<String> asked = new ArrayList<>();

        rules.changes(set, set.takeChanges(), circumstances(T0), new KnownOpportunities() {
            @Override
            public Map<OpportunityKey, KnownOpportunity> between(
                    Measure measure, String name, Instant from, Instant until) {
                asked.add(measure.id());
                return Map.of();
            }
        });

        assertThat(asked).containsExactly("continuation");
    }

    @Test
    void shouldLeaveWhatCanChangeNoMoreAsItIs() {
        replace(null, touch("a", T0, "faq_searched", Channel.WEB));
        derive(T0);
        Map<OpportunityKey, KnownOpportunity> before = Map.copyOf(all);

        floor = T0.plusMillis(1);
        replace(touches.values().iterator().next(), null);
        derive(T0);

        assertThat(before).isNotEmpty();
        assertThat(all).isEqualTo(before);
    }

    @Test
    void shouldKnowItsMeasuresByIdAndVersion() {
        assertThat(rules.isEmpty()).isFalse();
        assertThat(new OutcomeRules(List.of(), CATALOGUE).isEmpty()).isTrue();
        assertThat(rules.measures()).isEqualTo(MEASURES);
        assertThat(rules.measure("delivery", 2)).contains(MEASURES.get(2));
        assertThat(rules.measure("delivery", 1)).isEmpty();
        assertThat(rules.measure("browse", 2)).isEmpty();
    }

    @Test
    void shouldNameTheMeasuresThatDependOnPlansOfExperiments() {
        // By arm are also those that name no breakdowns.
        assertThat(rules.ofExperiments())
                .extracting(Measure::id)
                .containsExactly("cart", "delivery", "contact", "exposed", "tried", "unanswered");
    }

    @Test
    void shouldNameTheMeasuresWhoseKeyIsMissing() {
        MeasuredInteraction named = MeasuredInteraction.of(touch("a", T0, "order_placed", Channel.WEB));
        MeasuredInteraction nameless =
                MeasuredInteraction.of(CustomerEvents.touch("b", T0, Channel.WEB, "order_placed"));
        MeasuredInteraction other = MeasuredInteraction.of(CustomerEvents.touch("c", T0, Channel.WEB, "cart_updated"));

        assertThat(rules.missingTheirKey(named)).isEmpty();
        assertThat(rules.missingTheirKey(nameless)).extracting(Measure::id).containsExactly("delivery");
        assertThat(rules.missingTheirKey(other)).isEmpty();
    }

    private void change(Random random) {
        String id = "e" + random.nextInt(25);
        Instant at = T0.plus(Duration.ofMinutes(10L * random.nextInt(4 * 24 * 6)));
        EventKey key = new EventKey(CustomerEvents.ORIGIN, id);
        if (random.nextInt(5) == 0) {
            EventKey answerKey = new EventKey(CustomerEvents.ORIGIN, "f" + id);
            Answer answer = random.nextInt(3) == 0 ? null : CustomerEvents.answer("f" + id, at, random.nextInt(11));
            replace(answers.get(answerKey), answer);
        } else {
            Channel channel = random.nextBoolean() ? Channel.WEB : Channel.APP;
            Touch touch = random.nextInt(4) == 0
                    ? null
                    : touch(id, at, ACTIONS.get(random.nextInt(ACTIONS.size())), channel, random);
            replace(touches.get(key), touch);
        }
    }

    private static Touch touch(String id, Instant at, String action, Channel channel) {
        return touch(id, at, action, channel, null);
    }

    private static Touch touch(String id, Instant at, String action, Channel channel, @Nullable Random random) {
        Touch touch = CustomerEvents.touch(id, at, channel, action);
        return new Touch(
                touch.key(),
                at,
                channel,
                action,
                false,
                null,
                null,
                null,
                Map.of("orderId", "o" + id.hashCode() % 3),
                exposures(random),
                null,
                id.hashCode() % 2);
    }

    private static Map<String, String> exposures(@Nullable Random random) {
        return random == null || random.nextInt(3) > 0
                ? Map.of()
                : Map.of(random.nextBoolean() ? "x" : "y", random.nextInt(4) > 0 ? "a" : "b");
    }

    private void replace(@Nullable Touch old, @Nullable Touch touch) {
        if (old != null) {
            touches.remove(old.key());
        }
        if (touch != null) {
            touches.put(touch.key(), touch);
        }
        set.replace(old, touch);
    }

    private void replace(@Nullable Answer old, @Nullable Answer answer) {
        if (old != null) {
            answers.remove(old.key());
        }
        if (answer != null) {
            answers.put(answer.key(), answer);
        }
        set.replace(old, answer);
    }

    private void derive(Instant clock) {
        List<Attributed> now = attributions();
        set.attribute(ClaimChanges.between(attributed, now).claimed());
        attributed = now;
        rules.changes(set, set.takeChanges(), circumstances(clock), known).forEach(this::apply);
    }

    private List<Attributed> attributions() {
        CustomerHistory history = CustomerHistory.of("", true, touches.values(), answers.values(), List.of());
        return ATTRIBUTIONS.derive(history);
    }

    private Circumstances circumstances(Instant clock) {
        return new Circumstances(profiles, arms(), clock, floor);
    }

    private Arms arms() {
        Arms arms = new Arms(PLANNED);
        touches.values().forEach(one -> arms.add(one.key(), one.occurredAt(), one.experiments()));
        answers.values().forEach(one -> arms.add(one.key(), one.occurredAt(), one.experiments()));
        return arms;
    }

    private Map<OpportunityKey, KnownOpportunity> batch(Instant clock) {
        List<MeasuredInteraction> all = Stream.concat(
                        touches.values().stream().map(MeasuredInteraction::of),
                        attributions().stream().map(one -> MeasuredInteraction.of(one.answer(), one.touch())))
                .sorted(MeasuredInteraction.ORDER)
                .toList();
        Arms arms = arms();
        MeasuredCustomer customer = new MeasuredCustomer(all, profiles, arms);
        Map<OpportunityKey, KnownOpportunity> found = new TreeMap<>();
        for (Measure measure : MEASURES) {
            Slices slices = new Slices(measure, CATALOGUE);
            for (Opportunity one :
                    new Outcomes(measure, CATALOGUE).in(all, arms, clock).opportunities()) {
                String name =
                        measure.same() == null ? "" : one.first().references().getOrDefault(measure.same(), "");
                found.put(
                        new OpportunityKey(
                                measure.id(),
                                measure.version(),
                                name,
                                one.first().occurredAt(),
                                one.first().key()),
                        new KnownOpportunity(
                                one.deadline(),
                                one.counts(measure),
                                measure.breakdowns().stream()
                                        .flatMap(breakdown -> slices.of(breakdown, one, customer).stream())
                                        .toList()));
            }
        }
        return found;
    }

    private void apply(OpportunityChange change) {
        assertThat(known.get(change.key())).isEqualTo(change.before());
        known.put(change.key(), change.now());
        all.remove(change.key());
        if (change.now() != null) {
            all.put(change.key(), change.now());
        }
    }

    private void decide(Instant clock) {
        Map.copyOf(all).forEach((key, one) -> {
            if (one.isPending() && clock.isAfter(one.deadline())) {
                Measure measure = MEASURES.stream()
                        .filter(some -> some.id().equals(key.measure()))
                        .findFirst()
                        .orElseThrow();
                apply(new OpportunityChange(key, one, one.missed(measure)));
            }
        });
    }
}
