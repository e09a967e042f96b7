package io.vocstreams.journey.domain.triggers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.journeys.EndedJourney;
import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.domain.outcomes.MeasuredCustomer;
import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.journey.rules.RuleFile;
import io.vocstreams.model.Channel;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Journey;
import io.vocstreams.model.Operation;
import io.vocstreams.model.WebTouchpoint;
import io.vocstreams.model.cases.CaseOpening;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One sentence of the contract each. Hours count from {@link #T0}. */
class TriggersTest {

    private static final Instant T0 = Instant.parse("2026-11-01T10:00:00Z");
    private static final String THEN = "then: {severity: LOW, owner: o, contactWithin: PT1H, resolveWithin: PT2H}";
    private static final String CONTACTS = "{repeated: {select: {action: call_started}, times: 2, within: P7D}}";

    private final Map<EventKey, Interaction> interactions = new LinkedHashMap<>();
    private final List<CustomerProfile> profiles = new ArrayList<>();
    private final List<EndedJourney> journeys = new ArrayList<>();
    private boolean identified = true;

    @Test
    void shouldTriggerAtEachInteractionThatIsSelected() {
        web(1, "order_placed");
        answer(2, Metric.NPS, 0, 10, 6);
        answer(3, Metric.NPS, 0, 10, 7);

        assertThat(found("{feedback: NPS, answer: low}")).containsExactly("e001 at 2");
    }

    @Test
    void shouldTriggerWhenAPromiseIsMissedAtItsDeadline() {
        web(0, "checkout_started");

        assertThat(found("{measure: checkout-completion, state: MISSED}", 24)).isEmpty();
        assertThat(found("{measure: checkout-completion, state: MISSED}", 25)).containsExactly("e000 at 24");
    }

    @Test
    void shouldTriggerWhenAMeasureIsMetAtWhatClosedIt() {
        web(0, "checkout_started");
        web(5, "order_placed");

        assertThat(found("{measure: checkout-completion, state: MET}", 1000)).containsExactly("e000 at 5");
        assertThat(found("{measure: checkout-completion, state: MISSED}", 1000)).isEmpty();
    }

    @Test
    void shouldTriggerOnceWhileItGoesOn() {
        web(0, "call_started");
        web(10, "call_started");
        web(20, "call_started");
        web(168 + 21, "call_started");
        web(168 + 22, "call_started");

        assertThat(found(CONTACTS)).containsExactly("e001 at 10", "e004 at 190");
    }

    @Test
    void shouldLookBackExactlySoFar() {
        web(0, "call_started");
        web(168, "call_started");

        assertThat(found(CONTACTS)).containsExactly("e001 at 168");
        interactions.clear();
        web(0, "call_started");
        web(168, 1, "call_started");
        assertThat(found(CONTACTS)).isEmpty();
    }

    @Test
    void shouldTakeTogetherWhatComesInOneGo() {
        web(0, "call_started");
        web(0, 20 * 60_000, "call_started");
        web(0, 50 * 60_000, "call_started");
        web(2, "call_started");

        assertThat(found("{repeated: {select: {action: call_started}, times: 2, within: P7D, gap: PT30M}}"))
                .containsExactly("e003 at 2");
    }

    @Test
    void shouldCountApartWhatDoesNotShareAValue() {
        web(0, 0, "call_started", Map.of("ticketId", "a"));
        web(1, 0, "call_started", Map.of("ticketId", "b"));
        web(2, 0, "call_started", Map.of());
        web(3, 0, "call_started", Map.of("ticketId", "a"));

        assertThat(found("{repeated: {select: {action: call_started}, times: 2, within: P7D, same: ticketId}}"))
                .containsExactly("e003 at 3");
    }

    @Test
    void shouldTriggerWhenAJourneyEndsSo() {
        EventKey first = web(0, "call_started");
        EventKey other = web(100, "call_started");
        journeys.add(new EndedJourney(first, at(73), Journey.Outcome.UNRESOLVED));
        journeys.add(new EndedJourney(other, at(200), Journey.Outcome.RESOLVED));

        assertThat(found("{journey: UNRESOLVED}")).containsExactly("e000 at 73");
    }

    @Test
    void shouldSpeakOnlyOfWhomTheRuleSays() {
        profiles.add(new CustomerProfile("anna", at(5), "gold", "planner", Map.of()));
        profiles.add(new CustomerProfile("anna", at(10), "silver", null, Map.of()));
        answer(6, Metric.NPS, 0, 10, 0);
        answer(11, Metric.NPS, 0, 10, 0);

        assertThat(found("{answer: low}\n    who: {segment: gold}")).containsExactly("e000 at 6");
        assertThat(found("{answer: low}\n    who: {segment: [gold, silver]}")).hasSize(2);
        assertThat(found("{answer: low}\n    who: {persona: planner}")).containsExactly("e000 at 6");
        assertThat(found("{answer: low}\n    who: {identified: true}")).hasSize(2);
        identified = false;
        assertThat(found("{answer: low}\n    who: {identified: true}")).isEmpty();
    }

    @Test
    void shouldRefuseRulesOverMeasuresThatAreNotThere() {
        List<Rule> rules =
                RuleFile.shipped(MeasureFile.shipped().stream().map(Measure::id).toList());

        assertThatThrownBy(() -> new Triggers(rules, List.of(), ActionCatalogues.shipped(), Departments.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rule checkout-abandoned: there is no measure `checkout-completion`");
    }

    @Test
    void shouldBeAtRiskByTwoSignalsOfDifferentEvents() {
        web(0, "call_started");
        web(1, "call_started");
        answer(100, Metric.NPS, 0, 10, 2);
        List<Trigger> triggers = shipped().in(subject(), at(101));

        AtRisk atRisk = shipped().atRisk(triggers, at(101)).orElseThrow();

        assertThat(atRisk.latest().keySet()).containsExactly("CONTACTS", "LOW_ANSWER");
        assertThat(atRisk.until()).isEqualTo(at(1 + 30 * 24));
        assertThat(shipped().atRisk(triggers, atRisk.until().minusMillis(1))).isPresent();
        assertThat(shipped().atRisk(triggers, atRisk.until())).isEmpty();
    }

    /** Both rules give one signal, and one event may give two. */
    @Test
    void shouldNotBeAtRiskByOneEventOrOneSignal() {
        web(0, "order_placed");
        answer(1, Metric.NPS, 0, 10, 0);
        answer(2, Metric.NPS, 0, 10, 0);
        List<Trigger> low = shipped().in(subject(), at(3));
        List<Trigger> sameEvent = triggers(rule("a", "A", "{answer: low}")
                + rule("b", "B", "{feedback: NPS}").replace("rules:\n", ""));

        assertThat(low).hasSizeGreaterThan(1);
        assertThat(shipped().atRisk(low, at(3))).isEmpty();
        assertThat(AtRisk.at(at(1), sameEvent)).isEmpty();
        assertThat(AtRisk.at(at(2), sameEvent)).isPresent();
    }

    @Test
    void shouldOpenACaseWhereTheRiskBegins() {
        web(0, "call_started");
        web(1, "call_started");
        answer(100, Metric.NPS, 0, 10, 2);
        answer(101, Metric.NPS, 0, 10, 2);
        // Both have ended by then.
        web(2000, "call_started");
        web(2001, "call_started");
        answer(2002, Metric.NPS, 0, 10, 2);

        List<Trigger> triggers = shipped().in(subject(), at(3000));

        assertThat(triggers)
                .filteredOn(trigger -> trigger.rule().id().equals("at-risk"))
                .extracting(trigger -> trigger.event().key().eventId(), Trigger::time)
                .containsExactly(tuple("e002", at(100)), tuple("e006", at(2002)));
    }

    @Test
    void shouldMakeOneCaseOfTheTriggersOfADay() {
        answer(0, Metric.NPS, 0, 10, 2);
        answer(23, Metric.NPS, 0, 10, 3);
        answer(24, Metric.NPS, 0, 10, 4);

        List<CaseOpening> cases = shipped().cases(shipped().in(subject(), at(30))).stream()
                .map(FoundCase::opening)
                .toList();

        assertThat(cases)
                .extracting(CaseOpening::ruleId, CaseOpening::triggerEventId, CaseOpening::triggers)
                .containsExactly(tuple("detractor", "e000", 2), tuple("detractor", "e002", 1));
        assertThat(cases.get(0).caseId())
                .isEqualTo(UUID.nameUUIDFromBytes("detractor\ne000".getBytes(StandardCharsets.UTF_8))
                        .toString());
        assertThat(cases.get(0).openedAt()).isEqualTo(at(0));
    }

    @ParameterizedTest
    @CsvSource({"PT0S, 3", "PT1H, 2", "PT2H, 1"})
    void shouldJoinTriggersByTheEpisodeOfTheRule(String episode, int count) {
        answer(0, Metric.NPS, 0, 10, 2);
        answer(2, Metric.NPS, 0, 10, 3);
        answer(3, Metric.NPS, 0, 10, 4);
        Triggers triggers = parsed(rule("r", "S", "{answer: low}\n    episode: " + episode));

        assertThat(triggers.cases(triggers.in(subject(), at(10)))).hasSize(count);
    }

    private List<String> found(String when) {
        return found(when, 10_000);
    }

    private List<String> found(String when, int clock) {
        return parsed(rule("r", "S", when)).in(subject(), at(clock)).stream()
                .map(trigger -> trigger.event().key().eventId() + " at "
                        + (trigger.time().toEpochMilli() - T0.toEpochMilli()) / 3_600_000)
                .toList();
    }

    private List<Trigger> triggers(String yaml) {
        return parsed(yaml).in(subject(), at(10_000));
    }

    private static String rule(String id, String signal, String when) {
        return "rules:\n  - id: " + id + "\n    version: 1\n    signal: " + signal + "\n    when: " + when + "\n    "
                + THEN + "\n";
    }

    private static Triggers parsed(String yaml) {
        List<Measure> measures = MeasureFile.shipped();
        return new Triggers(
                RuleFile.parse("r.yml", yaml, measures.stream().map(Measure::id).toList()),
                measures,
                ActionCatalogues.shipped(),
                Departments.NONE);
    }

    private static Triggers shipped() {
        List<Measure> measures = MeasureFile.shipped();
        return new Triggers(
                RuleFile.shipped(measures.stream().map(Measure::id).toList()),
                measures,
                ActionCatalogues.shipped(),
                Departments.NONE);
    }

    private Triggers.Subject subject() {
        return new Triggers.Subject(
                MeasuredCustomer.of(interactions, profiles, Map.of(), JourneyPolicy.DEFAULT), identified, journeys);
    }

    private EventKey web(int hours, String action) {
        return web(hours, 0, action);
    }

    private EventKey web(int hours, long millis, String action) {
        return web(hours, millis, action, Map.of());
    }

    private EventKey web(int hours, long millis, String action, Map<String, String> correlations) {
        Header header = header(at(hours).plusMillis(millis), correlations);
        return add(new WebTouchpoint(header, action, null, null, null, null, null, null, null, null, null));
    }

    private EventKey answer(int hours, Metric metric, int min, int max, int value) {
        return add(new Feedback(
                header(at(hours), Map.of()),
                "s1",
                "q1",
                metric,
                min,
                max,
                Polarity.HIGHER_IS_BETTER,
                Feedback.Status.ANSWERED,
                value,
                null,
                null,
                Channel.EMAIL,
                null,
                null,
                null));
    }

    private EventKey add(Interaction interaction) {
        EventKey key = new EventKey("customer-id:anna", interaction.header().eventId());
        interactions.put(key, interaction);
        return key;
    }

    private Header header(Instant at, Map<String, String> correlations) {
        String eventId = String.format("e%03d", interactions.size());
        return new Header(eventId, 0, Operation.UPSERT, "test", at, null, List.of(), correlations, Map.of());
    }

    private static Instant at(int hours) {
        return T0.plusSeconds(hours * 3600L);
    }
}
