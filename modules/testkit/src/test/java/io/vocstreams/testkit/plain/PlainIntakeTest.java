package io.vocstreams.testkit.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.Channel;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Operation;
import io.vocstreams.model.score.Metric;
import io.vocstreams.testkit.Event;
import io.vocstreams.testkit.Input;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlainIntakeTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    private final Event event = Event.of("t1", NOON, "cookie-id:k1", "email:e1");

    @Test
    void shouldHoldTheHighestVersionInAnyOrder() {
        Input first = event.web("page_viewed");
        Input second = event.version(1, Operation.UPSERT).web("order_placed");

        assertThat(new PlainIntake(List.of(second, first)).events())
                .extracting(PlainEvent::interaction)
                .containsExactly(((Input.Happened) second).interaction());
    }

    @Test
    void shouldHoldNothingWhenTheHighestIsARetraction() {
        Input retraction = event.version(0, Operation.RETRACT).web("page_viewed");

        PlainIntake intake = new PlainIntake(List.of(retraction, event.web("page_viewed")));

        assertThat(intake.events()).isEmpty();
        assertThat(intake.links()).isEmpty();
    }

    @Test
    void shouldHoldAnUpsertAboveARetraction() {
        Input retraction = event.version(0, Operation.RETRACT).web("page_viewed");
        Input again = event.version(1, Operation.UPSERT).web("page_viewed");

        assertThat(new PlainIntake(List.of(again, retraction)).events()).hasSize(1);
    }

    @Test
    void shouldHoldADuplicateOnce() {
        assertThat(new PlainIntake(List.of(event.web("login"), event.web("login"))).events())
                .hasSize(1);
    }

    @Test
    void shouldAssertLinksFromWeakerTypesOnly() {
        Input login = Event.of("t1", NOON, "email:b", "email:a", "cookie-id:k1").web("login");

        assertThat(new PlainIntake(List.of(login)).links())
                .containsExactly(new PlainLink(Event.identifier("cookie-id:k1"), Event.identifier("email:a"), NOON));
    }

    @Test
    void shouldHoldOneEventForOneIdentifierInTwoForms() {
        Input composed = Event.of("t1", NOON, "login-id:caf\u00E9").web("login");
        Input decomposed =
                Event.of("t1", NOON, "login-id:\uFEFFcafe\u0301\u0000").web("login");

        assertThat(new PlainIntake(List.of(composed, decomposed)).events())
                .extracting(PlainEvent::strongest)
                .containsExactly(Event.identifier("login-id:caf\u00E9"));
    }

    @Test
    void shouldRefuseACustomerThatLooksLikeAnotherType() {
        Input taken = Event.of("t1", NOON, "customer-id:email:x").web("login");
        Input quoted = Event.of("t2", NOON, "email:\"null\"", "phone:(nil)").web("login");

        assertThat(new PlainIntake(List.of(taken, quoted)).events()).isEmpty();
    }

    @Test
    void shouldRefuseJunkIdentifiersAndKeepTrimmedOnes() {
        Input junk = Event.of("t1", NOON, "email:None", "cookie-id:000", "phone:-1", "unknown:k1")
                .web("login");
        Input padded = Event.of("t2", NOON, "email: n/a ", "cookie-id: k1 ").web("login");

        assertThat(new PlainIntake(List.of(junk, padded)).events())
                .extracting(PlainEvent::strongest)
                .containsExactly(Event.identifier("cookie-id:k1"));
    }

    @Test
    void shouldRefuseAnswersOutsideTheirScaleAndScalesThatAreNone() {
        Input high = Event.of("f1", NOON, "email:e1").nps(11);
        Input noScale = Event.of("f2", NOON, "email:e1").answer("s1", Metric.CSAT, 1, 8, 3, Channel.WEB);
        Input wide = Event.of("f3", NOON, "email:e1").answer("s1", Metric.RATING, 0, 101, 3, Channel.WEB);
        Input text = Event.of("f4", NOON, "email:e1").answer("s1", Metric.TEXT, 3, 1, 9, Channel.WEB);
        Input empty = Event.of("f5", NOON, "email:e1")
                .feedback("s1", Metric.NPS, 0, 10, Feedback.Status.ANSWERED, null, Channel.WEB, null);

        assertThat(new PlainIntake(List.of(high, noScale, wide, text, empty)).events())
                .extracting(held -> held.interaction().header().eventId())
                .containsExactly("f4");
    }

    @Test
    void shouldNotJudgeTheContentOfARetraction() {
        Input invalid =
                Event.of("f1", NOON, "email:e1").version(1, Operation.RETRACT).nps(99);

        assertThat(new PlainIntake(List.of(Event.of("f1", NOON, "email:e1").nps(9), invalid)).events())
                .isEmpty();
    }

    @Test
    void shouldHoldStatedLinksByFromAndId() {
        Input link = Event.link("l1", NOON, "cookie-id:k1", "email:e1");
        Input elsewhere = Event.unlink("l1", NOON, "cookie-id:k2", "email:e1");

        assertThat(new PlainIntake(List.of(link, elsewhere)).links()).hasSize(1);
    }

    @Test
    void shouldRefuseLinksThatPointToWeakerOnesOrToThemselves() {
        Input weaker = Event.link("l1", NOON, "email:e1", "cookie-id:k1");
        Input itself = Event.link("l2", NOON, "customer-id:a", "customer-id:a");
        Input merge = Event.link("l3", NOON, "customer-id:a", "customer-id:b");

        assertThat(new PlainIntake(List.of(weaker, itself, merge)).links())
                .extracting(PlainLink::to)
                .containsExactly(Event.identifier("customer-id:b"));
    }

    @Test
    void shouldForgetProfilesOnlyWhenTheyCameBefore() {
        Input before = new Input.Profiled(new CustomerProfile("a", NOON, "gold", null, Map.of()));
        Input after = new Input.Profiled(new CustomerProfile("a", NOON, "silver", null, Map.of()));

        PlainIntake intake = new PlainIntake(List.of(before, new Input.Forgotten("a"), after));

        assertThat(intake.profiles()).extracting(CustomerProfile::segment).containsExactly("silver");
    }
}
