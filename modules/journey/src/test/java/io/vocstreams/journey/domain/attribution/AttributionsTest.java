package io.vocstreams.journey.domain.attribution;

import static io.vocstreams.journey.domain.history.CustomerEvents.RULES;
import static io.vocstreams.journey.domain.history.CustomerEvents.answer;
import static io.vocstreams.journey.domain.history.CustomerEvents.at;
import static io.vocstreams.journey.domain.history.CustomerEvents.correlated;
import static io.vocstreams.journey.domain.history.CustomerEvents.history;
import static io.vocstreams.journey.domain.history.CustomerEvents.outbound;
import static io.vocstreams.journey.domain.history.CustomerEvents.touch;
import static io.vocstreams.journey.domain.history.CustomerEvents.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.journey.domain.customer.Derivation;
import io.vocstreams.journey.domain.history.Answer;
import io.vocstreams.journey.domain.history.CustomerEvent;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.model.Attribution.Rule;
import io.vocstreams.model.AttributionContent;
import io.vocstreams.model.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttributionsTest {

    private static final Instant NOON = at("20 12:00");
    private static final Duration REACH = Duration.ofDays(90);
    private static final Duration LOOKBACK = Duration.ofDays(14);
    private static final Map<String, String> ORDER = Map.of("orderId", "o1");

    @Test
    void shouldBeAboutTheTouchpointItNamesBeforeOrAfter() {
        Answer naming = with(answer("f", NOON, 9), Channel.WEB, "t", Map.of());

        AttributionContent before = attribution(naming, web("t", NOON.minus(REACH)), web("u", NOON));
        AttributionContent after = attribution(naming, web("t", NOON.plus(REACH)), web("u", NOON));

        assertThat(before.rule()).isEqualTo(Rule.EXPLICIT);
        assertThat(before.lagMillis()).isEqualTo(REACH.toMillis());
        assertThat(after.rule()).isEqualTo(Rule.EXPLICIT);
        assertThat(after.lagMillis()).isEqualTo(-REACH.toMillis());
    }

    @Test
    void shouldNotReachFartherThanTheReach() {
        Answer naming = with(answer("f", NOON, 9), Channel.WEB, "t", ORDER);

        assertThat(attribution(naming, web("t", NOON.plus(REACH).plusMillis(1))).rule())
                .isEqualTo(Rule.NONE);
        assertThat(attribution(naming, order("u", NOON.minus(REACH).minusMillis(1)))
                        .rule())
                .isEqualTo(Rule.NONE);
    }

    @Test
    void shouldBeAboutTheLatestTouchpointWithAnEqualCorrelation() {
        Answer correlated = with(answer("f", NOON, 9), Channel.WEB, null, ORDER);

        AttributionContent found = attribution(
                correlated,
                order("a", NOON.minus(REACH)),
                order("b", NOON.minus(Duration.ofDays(30))),
                order("later", NOON.plusMillis(1)),
                correlated(web("other", NOON), "orderId", "o2"));

        assertThat(found)
                .returns(Rule.CORRELATION, AttributionContent::rule)
                .returns("b", AttributionContent::touchpointId);
    }

    @Test
    void shouldNotCorrelateByABlankValueOrAnotherKey() {
        Answer blank = with(answer("f", NOON, 9), Channel.UNKNOWN, null, Map.of("orderId", " "));
        Instant longAgo = NOON.minus(Duration.ofDays(30));

        assertThat(attribution(blank, correlated(web("t", longAgo), "orderId", " "))
                        .rule())
                .isEqualTo(Rule.NONE);
        assertThat(attribution(
                                with(answer("f", NOON, 9), Channel.UNKNOWN, null, Map.of("callId", "o1")),
                                order("t", longAgo))
                        .rule())
                .isEqualTo(Rule.NONE);
    }

    @Test
    void shouldPreferAnOlderTouchpointOnTheSameChannel() {
        Answer onApp = with(answer("f", NOON, 9), Channel.APP, null, Map.of());
        Touch app = touch("t", NOON.minus(LOOKBACK), Channel.APP, "login");

        assertThat(attribution(onApp, app, web("u", NOON)))
                .returns(Rule.SAME_CHANNEL, AttributionContent::rule)
                .returns("t", AttributionContent::touchpointId);
    }

    @Test
    void shouldLookOnAnyChannelNext() {
        Answer onApp = with(answer("f", NOON, 9), Channel.APP, null, Map.of());
        Touch app = touch("t", NOON.minus(LOOKBACK).minusMillis(1), Channel.APP, "login");

        assertThat(attribution(onApp, app, web("u", NOON.minus(LOOKBACK))))
                .returns(Rule.ANY_CHANNEL, AttributionContent::rule)
                .returns("u", AttributionContent::touchpointId);
    }

    @Test
    void shouldNotTakeTheUnknownChannelForTheSame() {
        Answer somewhere = with(answer("f", NOON, 9), Channel.UNKNOWN, null, Map.of());

        assertThat(attribution(somewhere, touch("t", NOON, Channel.UNKNOWN, "x"))
                        .rule())
                .isEqualTo(Rule.ANY_CHANNEL);
    }

    @Test
    void shouldBeAboutNothingWhereNothingIsNear() {
        AttributionContent none = attribution(
                answer("f", NOON, 9), web("t", NOON.minus(LOOKBACK).minusMillis(1)), web("u", NOON.plusMillis(1)));

        assertThat(none)
                .returns(Rule.NONE, AttributionContent::rule)
                .returns(null, AttributionContent::touchpointId)
                .returns(null, AttributionContent::journeyId)
                .returns(null, AttributionContent::lagMillis);
    }

    @Test
    void shouldTakeTheLatestThenTheGreatestEventId() {
        assertThat(attribution(answer("f", NOON, 9), web("a", NOON), web("b", NOON), web("c", NOON.minusSeconds(1)))
                        .touchpointId())
                .isEqualTo("b");
    }

    @Test
    void shouldLeaveOutboundMessagesAsideUnlessTheyAreNamed() {
        Touch message = correlated(outbound("m", NOON), "orderId", "o1");

        assertThat(attribution(with(answer("f", NOON, 9), Channel.EMAIL, null, ORDER), message)
                        .rule())
                .isEqualTo(Rule.NONE);
        assertThat(attribution(with(answer("f", NOON, 9), Channel.EMAIL, "m", ORDER), message))
                .returns(Rule.EXPLICIT, AttributionContent::rule)
                .returns("m", AttributionContent::touchpointId)
                .returns(null, AttributionContent::journeyId);
    }

    @Test
    void shouldHaveTheJourneyOfTheOutboundMessageItNames() {
        Answer naming = with(answer("f", NOON, 9), Channel.EMAIL, "m", Map.of());
        Derivation derived = RULES.derive(
                history(web("t", NOON.minus(Duration.ofDays(1))), outbound("m", NOON.minusSeconds(1)), naming), null);

        assertThat(derived.attributions().get(0).journeyId())
                .isEqualTo(derived.journeys().get(0).id());
    }

    @Test
    void shouldListTheFeedbackOfAJourneyInTimeOrder() {
        Derivation derived = RULES.derive(
                history(
                        web("t", NOON),
                        answer("z", NOON.plusSeconds(1), 1),
                        answer("b", NOON.plusSeconds(2), 2),
                        answer("a", NOON.plusSeconds(2), 3)),
                null);

        assertThat(derived.journeys().get(0).content().feedbackIds()).containsExactly("z", "a", "b");
    }

    private static AttributionContent attribution(Answer answer, Touch... touches) {
        CustomerEvent[] all = Arrays.copyOf(touches, touches.length + 1, CustomerEvent[].class);
        all[touches.length] = answer;
        return RULES.derive(history(all), null).attributions().get(0).content("anna");
    }

    private static Touch web(String eventId, Instant at) {
        return touch(eventId, at, Channel.WEB, "page_viewed");
    }

    private static Touch order(String eventId, Instant at) {
        return correlated(web(eventId, at), "orderId", "o1");
    }
}
