package io.vocstreams.testkit.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.customer.Journeys;
import io.vocstreams.journey.domain.customer.Voices;
import io.vocstreams.journey.domain.history.ActionCatalogue;
import io.vocstreams.journey.domain.history.CustomerHistory;
import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.domain.outcomes.MeasuredCustomer;
import io.vocstreams.journey.domain.triggers.Departments;
import io.vocstreams.journey.domain.triggers.FoundCase;
import io.vocstreams.journey.domain.triggers.Rule;
import io.vocstreams.journey.domain.triggers.Triggers;
import io.vocstreams.journey.lexicon.LexiconReader;
import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.journey.rules.DepartmentFile;
import io.vocstreams.journey.rules.RuleFile;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Touchpoint;
import io.vocstreams.model.cases.CaseOpening;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.score.Days;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Two implementations of rules find the same cases in every past, however it arrived. */
class PlainCasesTest {

    private static final int PASTS = Integer.getInteger("laws.worlds", 1_000);
    private static final ActionCatalogue CATALOGUE = ActionCatalogues.shipped();
    private static final List<Measure> SHIPPED = MeasureFile.shipped();
    private static final List<Rule> SHIPPED_RULES =
            RuleFile.shipped(SHIPPED.stream().map(Measure::id).toList());
    private static final Departments DEPARTMENTS = departments();
    private static final JourneyPolicy POLICY = JourneyPolicy.DEFAULT;
    private static final Voices VOICES = new Voices(LexiconReader.shipped(), new Days(ZoneOffset.UTC));
    private static final Journeys JOURNEYS = new Journeys(POLICY, CATALOGUE);
    private static final List<String> SELECTORS = List.of(
            "{answer: low}", "{any: true}", "{kind: contact}", "{channel: [WEB, EMAIL]}", "{direction: OUTBOUND}");
    private static final List<String> TIMES = List.of("PT30M", "PT1H", "PT24H", "P7D");

    @Test
    void shouldFindTheSameInEveryPast() {
        Map<String, Integer> seen = new TreeMap<>();
        Map<String, Integer> owners = new TreeMap<>();
        for (long seed = 0; seed < PASTS; seed++) {
            MeasuredPast past = MeasuredPast.of(seed);
            Random random = new Random(seed);
            List<Measure> measures = new ArrayList<>(SHIPPED);
            measures.add(past.measure());
            List<String> names = measures.stream().map(Measure::id).toList();
            List<Rule> rules = new ArrayList<>(SHIPPED_RULES);
            rules.addAll(RuleFile.parse("r.yml", "rules:\n" + rule("a", random) + rule("b", random), names));
            boolean identified = random.nextBoolean();
            List<CaseOpening> found = found(past, rules, measures, identified, random);
            found.forEach(one -> seen.merge(one.ruleId(), 1, Integer::sum));
            found.forEach(one -> owners.merge(one.handling().owner(), 1, Integer::sum));

            assertThat(found.stream().map(PlainCasesTest::line).sorted().toList())
                    .as("seed %d, %s, %s", seed, rules.subList(rules.size() - 2, rules.size()), past)
                    .isEqualTo(new PlainCases(
                                    rules,
                                    measures,
                                    DEPARTMENTS,
                                    past.interactions(),
                                    past.profiles(),
                                    identified,
                                    POLICY,
                                    past.clock())
                            .lines());
        }
        // Else little was compared.
        assertThat(seen.values()).hasSizeGreaterThanOrEqualTo(9).allMatch(count -> count > PASTS / 100);
        assertThat(owners).containsKeys("digital", "finance", "operations", "o", "customer-care");
    }

    /** The shipped ones, and lines for rules of every past. */
    private static Departments departments() {
        List<Rule> rules = new ArrayList<>(SHIPPED_RULES);
        String selected = ", version: 1, signal: S, when: {any: true}, then: {severity: LOW, owner: sales,"
                + " contactWithin: PT1H, resolveWithin: PT2H}}\n";
        rules.addAll(RuleFile.parse("r.yml", "rules:\n  - {id: a" + selected + "  - {id: b" + selected, List.of()));
        String lines = """
                cases:
                  - {rule: a, channel: WEB, owner: digital}
                  - {rule: [a, b], theme: [price, cleanliness], owner: finance}
                  - {rule: b, theme: waiting-time, owner: OF_THEME}
                """;
        return DepartmentFile.parse(
                "d.yml",
                DepartmentFile.text("").replace("cases:\n", lines),
                rules,
                LexiconReader.shipped().themes());
    }

    private static List<CaseOpening> found(
            MeasuredPast past, List<Rule> rules, List<Measure> measures, boolean identified, Random random) {
        Map<EventKey, Interaction> interactions = past.shuffled(random);
        List<Touch> touches = new ArrayList<>();
        interactions.forEach((key, interaction) -> {
            if (interaction instanceof Touchpoint touchpoint) {
                touches.add(Touch.of(key.origin(), touchpoint));
            }
        });
        Triggers triggers = new Triggers(rules, measures, CATALOGUE, DEPARTMENTS);
        Triggers.Subject subject = new Triggers.Subject(
                MeasuredCustomer.of(interactions, past.profiles(), Map.of(), POLICY, VOICES::in),
                identified,
                JOURNEYS.ended(CustomerHistory.of("anna", identified, touches, List.of(), List.of()), past.clock()));
        return triggers.cases(triggers.in(subject, past.clock())).stream()
                .map(FoundCase::opening)
                .toList();
    }

    private static String line(CaseOpening opening) {
        return String.join(
                " | ",
                opening.caseId(),
                opening.ruleId(),
                opening.triggerEventId(),
                String.valueOf(opening.triggers()),
                opening.openedAt().toString(),
                String.join(" ", opening.themes()),
                opening.handling().owner());
    }

    private static String rule(String id, Random random) {
        String who = random.nextInt(3) == 0
                ? one(random, List.of("{segment: gold}", "{persona: fan}", "{identified: true}", "{segment: UNKNOWN}"))
                : "{}";
        return "  - {id: " + id + ", version: 1, signal: S" + random.nextInt(2) + ", when: " + when(random) + ", who: "
                + who + ", episode: " + one(random, List.of("PT0S", "PT1H", "PT24H"))
                + ", then: {severity: LOW, owner: o, contactWithin: PT1H, resolveWithin: PT2H}}\n";
    }

    private static String when(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> one(random, SELECTORS);
            case 1 -> "{measure: m, state: " + one(random, List.of("MET", "MISSED")) + "}";
            case 2 ->
                "{journey: " + one(random, List.of("CONVERTED", "RESOLVED", "UNRESOLVED", "ABANDONED", "BROWSED"))
                        + "}";
            default ->
                "{repeated: {select: " + one(random, SELECTORS) + ", times: " + (2 + random.nextInt(2)) + ", within: "
                        + one(random, TIMES)
                        + (random.nextBoolean() ? ", gap: " + one(random, TIMES.subList(0, 3)) : "")
                        + (random.nextInt(3) == 0 ? ", same: " + one(random, List.of("orderId", "campaignId")) : "")
                        + "}}";
        };
    }

    private static String one(Random random, List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
