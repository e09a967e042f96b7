package io.vocstreams.testkit.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.guidance.Decided;
import io.vocstreams.journey.domain.guidance.Guidance;
import io.vocstreams.journey.domain.guidance.Ordered;
import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.history.Permission;
import io.vocstreams.journey.domain.outcomes.MeasuredCustomer;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.guidance.GuidanceReason;
import io.vocstreams.model.guidance.Notice;
import io.vocstreams.model.policy.JourneyPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Two implementations of guidance decide the same of every past, however it arrived. */
class PlainGuidanceTest {

    private static final int PASTS = 5 * Integer.getInteger("laws.worlds", 1_000);
    private static final String ORIGIN = "customer-id:anna";

    @Test
    void shouldDecideTheSameInEveryPast() {
        Map<String, Integer> seen = new TreeMap<>();
        for (long seed = 0; seed < PASTS; seed++) {
            GuidedPast past = GuidedPast.of(seed);
            List<Decided> decided = decided(past, new Random(seed));
            decided.forEach(one -> seen.merge(decision(one), 1, Integer::sum));
            decided.stream().filter(one -> one.previous() != null).forEach(one -> seen.merge("told", 1, Integer::sum));

            assertThat(decided.stream().map(PlainGuidanceTest::line).toList())
                    .as("seed %d, %s", seed, past)
                    .isEqualTo(new PlainGuidance(
                                    past.policy(),
                                    past.interactions(),
                                    past.consents(),
                                    past.asked(),
                                    past.notices(),
                                    past.now())
                            .lines());
        }
        // Else little was compared: each reason, those without one, and what was told before.
        int reasons = GuidanceReason.values().length - 1;
        assertThat(seen)
                .hasSize(reasons + 3)
                .allSatisfy((what, times) -> assertThat(times).as(what).isGreaterThan(PASTS / 200));
    }

    private static List<Decided> decided(GuidedPast past, Random random) {
        Map<EventKey, Interaction> set = new HashMap<>();
        shuffled(past.interactions(), random)
                .forEach(one -> set.put(new EventKey(ORIGIN, one.header().eventId()), one));
        MeasuredCustomer customer = MeasuredCustomer.of(set, List.of(), Map.of(), JourneyPolicy.DEFAULT);
        List<Permission> consents = shuffled(past.consents(), random).stream()
                .map(one -> Permission.of(ORIGIN, one))
                .toList();
        List<Ordered> asked = shuffled(past.asked(), random);
        List<Notice> notices = shuffled(past.notices(), random);
        return new Guidance(past.policy(), ActionCatalogues.shipped())
                .decide(new Guidance.Subject(customer.interactions(), consents, asked), notices, past.now());
    }

    private static <T> List<T> shuffled(List<T> all, Random random) {
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private static String line(Decided one) {
        return String.join(
                " | ",
                one.guidanceId(),
                one.rule().id(),
                one.notice().operationId(),
                one.evidence(),
                decision(one),
                one.channel().name(),
                String.valueOf(one.previous()));
    }

    private static String decision(Decided one) {
        return one.reason() == null ? one.decision().name() : one.decision() + " " + one.reason();
    }
}
