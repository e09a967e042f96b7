package io.vocstreams.app.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.vocstreams.actions.calendar.CalendarFile;
import io.vocstreams.app.customer.CustomerSetsOf;
import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.customer.Voices;
import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.domain.triggers.AtRisk;
import io.vocstreams.journey.domain.triggers.Departments;
import io.vocstreams.journey.domain.triggers.Triggers;
import io.vocstreams.journey.lexicon.LexiconReader;
import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.journey.rules.RuleFile;
import io.vocstreams.model.CallCenterTouchpoint;
import io.vocstreams.model.Header;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Operation;
import io.vocstreams.model.WebTouchpoint;
import io.vocstreams.model.cases.Case;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.score.Days;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleTrialTest {

    /** A Monday. */
    private static final Instant T0 = Instant.parse("2026-11-02T10:00:00Z");

    @Test
    void shouldOpenTheCasesOfACustomer() {
        RuleTrial.Finding finding = trial(T0.plus(Duration.ofDays(10)))
                .of(
                        CustomerSetsOf.records(
                                "C1",
                                true,
                                call("e1", T0, false),
                                web("e2", T0.plus(Duration.ofHours(50)), "checkout_started"),
                                call("e3", T0.plus(Duration.ofHours(51)), true)),
                        "C1");

        assertThat(finding.cases())
                .extracting(one -> one.opening().ruleId(), one -> one.opening().triggerEventId(), one -> one.opening()
                        .openedAt())
                .containsExactlyInAnyOrder(
                        tuple("repeat-contact", "e3", T0.plus(Duration.ofHours(51))),
                        tuple("checkout-abandoned", "e2", T0.plus(Duration.ofHours(74))),
                        tuple("at-risk", "e2", T0.plus(Duration.ofHours(74))));
        assertThat(finding.cases())
                .filteredOn(one -> one.opening().ruleId().equals("repeat-contact"))
                .extracting(
                        one -> one.state().contactDueAt(), one -> one.state().status())
                .containsExactly(tuple(Instant.parse("2026-11-04T17:00:00Z"), Case.Status.OPEN));
        assertThat(finding.atRisk())
                .extracting(AtRisk::until)
                .isEqualTo(T0.plus(Duration.ofHours(51)).plus(AtRisk.REACH));
    }

    @Test
    void shouldFindNothingOfACustomerWithoutReasons() {
        RuleTrial.Finding finding = trial(T0.plus(Duration.ofDays(10)))
                .of(CustomerSetsOf.records("C1", true, web("e1", T0, "page_viewed")), "C1");

        assertThat(finding).isEqualTo(new RuleTrial.Finding(List.of(), List.of(), null));
    }

    private static RuleTrial trial(Instant clock) {
        List<Measure> measures = MeasureFile.shipped();
        List<String> names = measures.stream().map(Measure::id).toList();
        return new RuleTrial(
                new Triggers(RuleFile.shipped(names), measures, ActionCatalogues.shipped(), Departments.NONE),
                CalendarFile.shipped(),
                ActionCatalogues.shipped(),
                JourneyPolicy.DEFAULT,
                new Voices(LexiconReader.shipped(), new Days(ZoneOffset.UTC)),
                clock);
    }

    private static Interaction call(String eventId, Instant at, boolean resolved) {
        return new CallCenterTouchpoint(header(eventId, at), "call_started", null, null, null, null, resolved, null);
    }

    private static Interaction web(String eventId, Instant at, String action) {
        return new WebTouchpoint(header(eventId, at), action, null, null, null, null, null, null, null, null, null);
    }

    private static Header header(String eventId, Instant at) {
        return new Header(eventId, 0, Operation.UPSERT, "test", at, null, List.of(), Map.of(), Map.of());
    }
}
