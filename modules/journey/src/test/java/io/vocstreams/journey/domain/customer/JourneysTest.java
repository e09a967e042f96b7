package io.vocstreams.journey.domain.customer;

import static io.vocstreams.journey.domain.history.CustomerEvents.at;
import static io.vocstreams.journey.domain.history.CustomerEvents.journeys;
import static io.vocstreams.journey.domain.history.CustomerEvents.outbound;
import static io.vocstreams.journey.domain.history.CustomerEvents.resolved;
import static io.vocstreams.journey.domain.history.CustomerEvents.touch;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.journey.domain.history.CustomerEvent;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.journey.domain.journeys.DerivedJourney;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Journey.Outcome;
import io.vocstreams.model.Journey.Status;
import io.vocstreams.model.Journey.Step;
import io.vocstreams.model.JourneyContent;
import io.vocstreams.model.JourneyPath;
import io.vocstreams.model.LifecycleStage;
import io.vocstreams.model.policy.JourneyPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JourneysTest {

    private static final Instant START = at("01 10:00");
    private static final Duration GAP = JourneyPolicy.DEFAULT.inactivityGap();

    @Test
    void shouldKeepTouchpointsTogetherUpToTheGap() {
        assertThat(journeys(null, web("a", START), web("b", START.plus(GAP)))).hasSize(1);
    }

    @Test
    void shouldStartAJourneyWhereTheGapIsGreater() {
        assertThat(journeys(null, web("a", START), web("b", START.plus(GAP).plusMillis(1))))
                .hasSize(2);
    }

    @Test
    void shouldStartAJourneyAtTheMaximumDuration() {
        List<Touch> touches = IntStream.rangeClosed(0, 15)
                .mapToObj(week -> web("t" + week, START.plus(Duration.ofDays(6L * week))))
                .toList();

        List<DerivedJourney> journeys = journeys(null, touches.toArray(Touch[]::new));

        assertThat(journeys)
                .extracting(journey -> journey.content().path().stepCount())
                .containsExactly(15L, 1L);
    }

    @Test
    void shouldSortByTimeThenEventIdInUtf8Order() {
        String beforeSurrogates = "\uFFFD";
        String surrogates = new String(Character.toChars(0x1F600));

        JourneyContent journey = only(web(surrogates, START), web(beforeSurrogates, START), web("z", START));

        assertThat(journey.path().steps()).extracting(Step::eventId).containsExactly("z", beforeSurrogates, surrogates);
    }

    @Test
    void shouldStartAVisitWhereTheChannelChanges() {
        JourneyContent journey = only(web("a", START), touch("b", START.plusSeconds(1), Channel.APP, "login"));

        assertThat(journey.path().steps()).extracting(Step::visit).containsExactly(1, 2);
        assertThat(journey.path().visits()).isEqualTo(2);
    }

    @Test
    void shouldStartAVisitAfterMoreThanThirtyMinutes() {
        Instant second = START.plus(Duration.ofMinutes(30));

        JourneyContent journey = only(
                web("a", START),
                web("b", second),
                web("c", second.plus(Duration.ofMinutes(30)).plusMillis(1)));

        assertThat(journey.path().steps()).extracting(Step::visit).containsExactly(1, 1, 2);
    }

    @Test
    void shouldCountChannelSwitchesAndListChannelsInOrderOfFirstUse() {
        JourneyContent journey = only(
                touch("a", START, Channel.STORE, "x"),
                web("b", START.plusSeconds(1)),
                touch("c", START.plusSeconds(2), Channel.STORE, "x"));

        assertThat(journey.path().channelSwitches()).isEqualTo(2);
        assertThat(journey.path().channels()).containsExactly(Channel.STORE, Channel.WEB);
    }

    @Test
    void shouldNameAJourneyByCustomerAndFirstEvent() {
        JourneyContent journey = only(web("b", START.plusSeconds(1)), web("a", START));

        assertThat(journey.journeyId())
                .isEqualTo(UUID.nameUUIDFromBytes("anna\na".getBytes(StandardCharsets.UTF_8))
                        .toString());
    }

    @Test
    void shouldListAnOutboundMessageAsAStepOfVisitZeroThatCountsForNothingElse() {
        JourneyContent journey =
                only(web("a", START), outbound("m", START.plusSeconds(1)), web("b", START.plusSeconds(2)));

        assertThat(journey.path().steps()).extracting(Step::visit).containsExactly(1, 0, 1);
        assertThat(journey.path())
                .returns(3L, JourneyPath::stepCount)
                .returns(1, JourneyPath::visits)
                .returns(0, JourneyPath::channelSwitches)
                .returns(List.of(Channel.WEB), JourneyPath::channels)
                .returns(LifecycleStage.AWARENESS, JourneyPath::furthestStage)
                .returns(Outcome.BROWSED, JourneyPath::outcome)
                .returns(START.plusSeconds(2), JourneyPath::lastAt);
    }

    @Test
    void shouldGiveAnOutboundMessageToTheLatestJourneyThatStarted() {
        Instant second = START.plus(Duration.ofDays(10));

        List<DerivedJourney> journeys =
                journeys(null, web("a", START), web("b", second), outbound("m", second), outbound("n", START));

        assertThat(journeys.get(0).content().path().steps())
                .extracting(Step::eventId)
                .containsExactly("a", "n");
        assertThat(journeys.get(1).content().path().steps())
                .extracting(Step::eventId)
                .containsExactly("b", "m");
    }

    @Test
    void shouldGiveAnOutboundMessageToNoJourneyAfterTheGapOrBeforeTheFirst() {
        List<DerivedJourney> journeys = journeys(
                null,
                web("a", START),
                outbound("early", START.minusMillis(1)),
                outbound("last", START.plus(GAP)),
                outbound("late", START.plus(GAP).plusMillis(1)));

        assertThat(journeys.get(0).content().path().steps())
                .extracting(Step::eventId)
                .containsExactly("a", "last");
    }

    @Test
    void shouldNeitherStartNorProlongAJourneyByAnOutboundMessage() {
        assertThat(journeys(null, outbound("m", START))).isEmpty();
        assertThat(journeys(
                        null,
                        web("a", START),
                        outbound("m", START.plus(Duration.ofDays(5))),
                        web("b", START.plus(Duration.ofDays(10)))))
                .hasSize(2);
    }

    @Test
    void shouldListFiveHundredStepsAndCountThemAll() {
        List<Touch> touches = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            touches.add(web("t%03d".formatted(i), START.plusSeconds(i)));
        }
        touches.add(touch("z", START.plusSeconds(1000), Channel.APP, "order_placed"));

        JourneyContent journey = only(touches.toArray(Touch[]::new));

        assertThat(journey.path().steps()).hasSize(500);
        assertThat(journey.path())
                .returns(501L, JourneyPath::stepCount)
                .returns(2, JourneyPath::visits)
                .returns(Outcome.CONVERTED, JourneyPath::outcome);
    }

    @Test
    void shouldStayOpenUntilTheClockIsStrictlyLater() {
        assertThat(journeys(START.plus(GAP), web("a", START)).get(0).content().status())
                .isEqualTo(Status.OPEN);
        assertThat(journeys(START.plus(GAP).plusMillis(1), web("a", START))
                        .get(0)
                        .content()
                        .status())
                .isEqualTo(Status.CLOSED);
    }

    @Test
    void shouldBeClosedByALaterJourneyAloneWhileTheClockIsUnknown() {
        assertThat(journeys(null, web("a", START), web("b", START.plus(Duration.ofDays(8)))))
                .extracting(journey -> journey.content().status())
                .containsExactly(Status.CLOSED, Status.OPEN);
    }

    @Test
    void shouldReachTheFurthestStageInTheOrderOfTheTable() {
        assertThat(only(action("a", "login"), action("b", "order_placed"))
                        .path()
                        .furthestStage())
                .isEqualTo(LifecycleStage.USE);
        assertThat(only(action("a", "something_else")).path().furthestStage()).isEqualTo(LifecycleStage.UNKNOWN);
    }

    @Test
    void shouldConvertByAGoalWhateverElseHappened() {
        assertThat(only(action("a", "call_started"), action("b", "order_placed"))
                        .path()
                        .outcome())
                .isEqualTo(Outcome.CONVERTED);
    }

    @Test
    void shouldBeResolvedWhenTheLastStepThatSaysSomethingSaysSo() {
        Touch no = resolved(action("a", "call_started"), false);
        Touch yes = resolved(action("b", "call_ended"), true);

        assertThat(only(no, yes, action("c", "page_viewed")).path().outcome()).isEqualTo(Outcome.RESOLVED);
        assertThat(only(yes, resolved(action("c", "page_viewed"), false)).path().outcome())
                .isEqualTo(Outcome.UNRESOLVED);
        assertThat(only(action("a", "complaint_filed")).path().outcome()).isEqualTo(Outcome.UNRESOLVED);
    }

    @Test
    void shouldNotBeResolvedByAnOutboundMessage() {
        assertThat(only(action("a", "call_started"), outbound("m", START.plusSeconds(60)))
                        .path()
                        .outcome())
                .isEqualTo(Outcome.UNRESOLVED);
    }

    @Test
    void shouldBeAbandonedAfterAnIntentAndBrowsedOtherwise() {
        assertThat(only(action("a", "cart_updated")).path().outcome()).isEqualTo(Outcome.ABANDONED);
        assertThat(only(resolved(action("a", "page_viewed"), true)).path().outcome())
                .isEqualTo(Outcome.BROWSED);
    }

    private static JourneyContent only(CustomerEvent... events) {
        List<DerivedJourney> journeys = journeys(null, events);
        assertThat(journeys).hasSize(1);
        return journeys.get(0).content();
    }

    private static Touch web(String eventId, Instant at) {
        return touch(eventId, at, Channel.WEB, "page_viewed");
    }

    private static Touch action(String eventId, String action) {
        return touch(eventId, START, Channel.WEB, action);
    }
}
