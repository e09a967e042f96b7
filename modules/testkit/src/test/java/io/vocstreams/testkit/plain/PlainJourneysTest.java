package io.vocstreams.testkit.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.Channel;
import io.vocstreams.model.Journey;
import io.vocstreams.model.Journey.Outcome;
import io.vocstreams.model.Journey.Status;
import io.vocstreams.model.JourneyContent;
import io.vocstreams.model.LifecycleStage;
import io.vocstreams.model.MessagingTouchpoint.Direction;
import io.vocstreams.model.MessagingTouchpoint.Medium;
import io.vocstreams.testkit.Event;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PlainJourneysTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final Duration GAP = Duration.ofDays(7);
    private static final Duration TICK = Duration.ofMillis(1);

    @Test
    void shouldStartAJourneyOnlyAfterMoreThanTheGap() {
        assertThat(journeys(
                        at("t1", NOON).web("login"), at("t2", NOON.plus(GAP)).web("login")))
                .hasSize(1);
        assertThat(journeys(
                        at("t1", NOON).web("login"),
                        at("t2", NOON.plus(GAP).plus(TICK)).web("login")))
                .extracting(JourneyContent::status)
                .containsExactly(Status.CLOSED, Status.OPEN);
    }

    @Test
    void shouldStartAJourneyAtTheGreatestDuration() {
        List<Input> everyWeek = new ArrayList<>();
        for (int day = 0; day <= 90; day += 6) {
            everyWeek.add(at("t" + (100 + day), NOON.plus(Duration.ofDays(day))).web("login"));
        }

        assertThat(journeys(everyWeek.toArray(Input[]::new)))
                .extracting(journey -> journey.path().stepCount())
                .containsExactly(15L, 1L);
    }

    @Test
    void shouldCountVisitsAndSwitches() {
        JourneyContent journey = journeys(
                        at("t1", NOON).web("login"),
                        at("t2", NOON.plus(Duration.ofMinutes(30))).web("login"),
                        at("t3", NOON.plus(Duration.ofMinutes(60)).plus(TICK)).web("login"),
                        at("t4", NOON.plus(Duration.ofMinutes(61))).app("login", null),
                        at("t5", NOON.plus(Duration.ofMinutes(62))).web("login"))
                .get(0);

        assertThat(journey.path().steps()).extracting(Journey.Step::visit).containsExactly(1, 1, 2, 3, 4);
        assertThat(journey.path().visits()).isEqualTo(4);
        assertThat(journey.path().channelSwitches()).isEqualTo(2);
        assertThat(journey.path().channels()).containsExactly(Channel.WEB, Channel.APP);
    }

    @Test
    void shouldPlaceOutboundMessagesWithoutCountingThem() {
        List<JourneyContent> journeys = journeys(
                at("a", NOON).message(Medium.EMAIL, Direction.OUTBOUND, "order_placed", true),
                at("b", NOON).web("page_viewed"),
                at("c", NOON.plus(GAP)).message(Medium.EMAIL, Direction.OUTBOUND, "reply_received", null),
                at("d", NOON.plus(GAP).plus(TICK)).message(Medium.EMAIL, Direction.OUTBOUND, "login", null));

        JourneyContent journey = journeys.get(0);
        assertThat(journeys).hasSize(1);
        assertThat(journey.path().steps()).extracting(Journey.Step::eventId).containsExactly("a", "b", "c");
        assertThat(journey.path().steps()).extracting(Journey.Step::visit).containsExactly(0, 1, 0);
        assertThat(journey.path().stepCount()).isEqualTo(3);
        assertThat(journey.path().lastAt()).isEqualTo(NOON);
        assertThat(journey.path().channels()).containsExactly(Channel.WEB);
        assertThat(journey.path().outcome()).isEqualTo(Outcome.BROWSED);
        assertThat(journey.path().furthestStage()).isEqualTo(LifecycleStage.AWARENESS);
        assertThat(journey.journeyId())
                .isEqualTo(UUID.nameUUIDFromBytes("a\nb".getBytes(StandardCharsets.UTF_8))
                        .toString());
    }

    @Test
    void shouldCloseStrictlyAfterTheGap() {
        Input login = at("t1", NOON).web("login");

        assertThat(run(NOON.plus(GAP), login))
                .extracting(JourneyContent::status)
                .containsExactly(Status.OPEN);
        assertThat(run(NOON.plus(GAP).plus(TICK), login))
                .extracting(JourneyContent::status)
                .containsExactly(Status.CLOSED);
    }

    @Test
    void shouldJudgeTheOutcomeByTheFirstThatHolds() {
        Input cart = at("t1", NOON).web("cart_updated");
        Input call = at("t2", NOON.plus(TICK)).call("call_started", true);
        Input unsolved = at("t3", NOON.plus(TICK).plus(TICK)).call("call_ended", false);
        Input silent = at("t4", NOON.plus(TICK).plus(TICK).plus(TICK)).call("call_ended", null);
        Input order = at("t5", NOON).web("order_placed");

        assertThat(outcome(cart)).isEqualTo(Outcome.ABANDONED);
        assertThat(outcome(cart, call)).isEqualTo(Outcome.RESOLVED);
        assertThat(outcome(cart, call, unsolved, silent)).isEqualTo(Outcome.UNRESOLVED);
        assertThat(outcome(cart, call, unsolved, order)).isEqualTo(Outcome.CONVERTED);
        assertThat(outcome(at("t1", NOON).web("page_viewed"))).isEqualTo(Outcome.BROWSED);
    }

    @Test
    void shouldListTheFirstFiveHundredSteps() {
        Input[] many = new Input[501];
        for (int i = 0; i < many.length; i++) {
            many[i] = at("t" + (1000 + i), NOON).web(i == 500 ? "order_placed" : "login");
        }

        JourneyContent journey = journeys(many).get(0);

        assertThat(journey.path().steps()).hasSize(500);
        assertThat(journey.path().stepCount()).isEqualTo(501);
        assertThat(journey.path().outcome()).isEqualTo(Outcome.CONVERTED);
    }

    private static Outcome outcome(Input... inputs) {
        return journeys(inputs).get(0).path().outcome();
    }

    private static Event at(String eventId, Instant time) {
        return Event.of(eventId, time, "customer-id:a");
    }

    private static List<JourneyContent> journeys(Input... inputs) {
        return run(NOON, inputs);
    }

    private static List<JourneyContent> run(Instant clock, Input... inputs) {
        return PlainImplementation.run(World.of(clock, inputs)).journeys().values().stream()
                .sorted(Comparator.comparing(journey -> journey.path().startedAt()))
                .toList();
    }
}
