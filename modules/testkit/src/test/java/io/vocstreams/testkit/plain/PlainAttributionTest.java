package io.vocstreams.testkit.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.Attribution.Rule;
import io.vocstreams.model.AttributionContent;
import io.vocstreams.model.JourneyContent;
import io.vocstreams.model.MessagingTouchpoint.Direction;
import io.vocstreams.model.MessagingTouchpoint.Medium;
import io.vocstreams.testkit.Event;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.Tables;
import io.vocstreams.testkit.World;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PlainAttributionTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final Duration TICK = Duration.ofMillis(1);
    private static final Duration LOOKBACK = Duration.ofDays(14);
    private static final Duration REACH = Duration.ofDays(90);

    private final Input feedback = at("f1", NOON).nps(9);

    @Test
    void shouldPreferTheSameChannelOverALaterTouchpointOnAnother() {
        AttributionContent attribution = of(
                feedback,
                at("t1", NOON.minus(LOOKBACK)).web("login"),
                at("t2", NOON).app("login", null));

        assertThat(attribution.touchpointId()).isEqualTo("t1");
        assertThat(attribution.rule()).isEqualTo(Rule.SAME_CHANNEL);
        assertThat(attribution.lagMillis()).isEqualTo(LOOKBACK.toMillis());
    }

    @Test
    void shouldTakeAnyChannelAndAtEqualTimesTheGreatestEventId() {
        AttributionContent attribution = of(
                feedback,
                at("t1", NOON.minus(LOOKBACK).minus(TICK)).web("login"),
                at("t2", NOON).app("login", null),
                at("t3", NOON).store("login", "b"));

        assertThat(attribution.touchpointId()).isEqualTo("t3");
        assertThat(attribution.rule()).isEqualTo(Rule.ANY_CHANNEL);
    }

    @Test
    void shouldFindNothingLaterOlderOrOutbound() {
        AttributionContent attribution = of(
                feedback,
                at("t1", NOON.plus(TICK)).web("login"),
                at("t2", NOON.minus(LOOKBACK).minus(TICK)).web("login"),
                at("t3", NOON).message(Medium.EMAIL, Direction.OUTBOUND, "reply_received", null));

        assertThat(attribution.rule()).isEqualTo(Rule.NONE);
        assertThat(attribution.touchpointId()).isNull();
        assertThat(attribution.lagMillis()).isNull();
    }

    @Test
    void shouldCorrelateWithinTheReachByKeyAndFilledValue() {
        Input order = at("t1", NOON.minus(REACH)).correlated("orderId", "o1").web("order_placed");
        Input later = at("t2", NOON)
                .correlated("orderId", "o2")
                .correlated("callId", " ")
                .web("login");
        Input about = at("f1", NOON)
                .correlated("orderId", "o1")
                .correlated("callId", " ")
                .nps(3);

        assertThat(of(about, order, later).rule()).isEqualTo(Rule.CORRELATION);
        assertThat(of(about, order, later).touchpointId()).isEqualTo("t1");
    }

    @Test
    void shouldTakeAnExplicitTouchpointOnBothSidesWithinTheReach() {
        Input about = at("f1", NOON).npsAbout(3, "t1");

        AttributionContent after = of(about, at("t1", NOON.plus(REACH)).web("login"));
        AttributionContent tooFar =
                of(about, at("t1", NOON.plus(REACH).plus(TICK)).web("login"));

        assertThat(after.rule()).isEqualTo(Rule.EXPLICIT);
        assertThat(after.lagMillis()).isEqualTo(-REACH.toMillis());
        assertThat(tooFar.rule()).isEqualTo(Rule.NONE);
    }

    @Test
    void shouldNotTakeAnotherCustomersTouchpoint() {
        Input foreign = Event.of("t1", NOON, "customer-id:b").web("login");

        assertThat(of(at("f1", NOON).npsAbout(3, "t1"), foreign).rule()).isEqualTo(Rule.NONE);
    }

    @Test
    void shouldGiveAnExplicitOutboundMessageItsStepsJourney() {
        Input about = at("f1", NOON).npsAbout(3, "m1");
        Input visit = at("t1", NOON.minus(LOOKBACK)).web("login");
        Input inside = at("m1", NOON.minus(Duration.ofDays(7))).message(Medium.EMAIL, Direction.OUTBOUND, "x", null);
        Input outside = at("m1", NOON).message(Medium.EMAIL, Direction.OUTBOUND, "x", null);

        Tables tables = run(about, visit, inside);
        JourneyContent journey = tables.journeys().values().iterator().next();

        assertThat(of(about, visit, inside).journeyId()).isEqualTo(journey.journeyId());
        assertThat(journey.feedbackIds()).containsExactly("f1");
        assertThat(of(about, visit, outside).journeyId()).isNull();
        assertThat(of(about, visit, outside).touchpointId()).isEqualTo("m1");
    }

    private static AttributionContent of(Input... inputs) {
        return run(inputs).attributions().values().iterator().next();
    }

    private static Tables run(Input... inputs) {
        return PlainImplementation.run(World.of(NOON, inputs));
    }

    private static Event at(String eventId, Instant time) {
        return Event.of(eventId, time, "customer-id:a");
    }
}
