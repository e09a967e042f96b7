package io.vocstreams.journey.domain.outcomes;

import static io.vocstreams.journey.domain.outcomes.MeasuredHistory.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.vocstreams.journey.domain.outcomes.Opportunity.Start;
import io.vocstreams.journey.domain.outcomes.Opportunity.State;
import io.vocstreams.model.Channel;
import io.vocstreams.model.score.Elapsed;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.RateCounts;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One sentence of the contract each. Minutes count from {@link MeasuredHistory#T0}. */
class OutcomesTest {

    private static final String ERROR_TO_CONTACT = "{opens: {action: error_shown}, closes: {kind: contact},"
            + " within: PT1H, episode: PT30M, success: absent}";
    private static final String TICKET =
            "{opens: {action: inquiry_sent}, closes: {action: reply_received}, within: P3D, same: ticketId}";
    private static final String REPURCHASE =
            "{opens: {kind: goal}, closes: {kind: goal}, within: P90D, episode: PT24H}";

    /** Ten customers, each with what opens after so many hours and what closes so many hours later. */
    @Test
    void shouldCountTheContractsTenCustomers() {
        long[][] customers = {
            {0, 2}, {5, 30}, {10, -1}, {20, 20}, {40, 1}, {60, -1}, {70, 10}, {80, -1}, {90, 5}, {95, -1}
        };
        MeasuredHistory measured =
                new MeasuredHistory("{opens: {action: a}, closes: {action: b}, within: PT24H, same: ticketId}");

        List<State> states = Stream.of(customers)
                .flatMap(times -> {
                    MeasuredHistory customer =
                            measured.nobody().at(times[0] * 60).ticket("t").web("a");
                    if (times[1] >= 0) {
                        customer.at((times[0] + times[1]) * 60).ticket("t").web("b");
                    }
                    return customer.opportunities(100 * 60).stream().map(Opportunity::state);
                })
                .toList();

        assertThat(states).hasSize(10);
        assertThat(states).filteredOn(State.MET::equals).hasSize(5);
        assertThat(states).filteredOn(State.MISSED::equals).hasSize(3);
        assertThat(states).filteredOn(State.PENDING::equals).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"present, 1, 0", "absent, 0, 1"})
    void shouldBeASuccessWhereWhatIsWantedHappened(String success, long successes, long failures) {
        MeasuredHistory history = new MeasuredHistory(
                        "{opens: {action: a}, closes: {kind: goal}, within: PT1H, episode: PT1H, success: " + success
                                + "}")
                .web(0, "a")
                .web(1, "order_placed");
        MeasuredHistory missed = history.nobody().web(0, "a");

        assertThat(history.only(500).counts(history.measure()))
                .isEqualTo(new RateCounts(0, successes, failures, Elapsed.of(Duration.ofMinutes(1))));
        assertThat(missed.only(500).counts(history.measure()))
                .isEqualTo(new RateCounts(0, failures, successes, Elapsed.NONE));
        assertThat(missed.only(5).counts(history.measure())).isEqualTo(new RateCounts(1, 0, 0, Elapsed.NONE));
    }

    @Test
    void shouldJoinAnEpisodeUpToItsPauseAfterTheOneBefore() {
        MeasuredHistory history = new MeasuredHistory(ERROR_TO_CONTACT)
                .web(0, "error_shown")
                .web(30, "error_shown")
                .web(61, "error_shown");

        assertThat(history.opportunities(1000))
                .extracting(Opportunity::start, one -> one.episode().size())
                .containsExactly(tuple(Start.FIRST, 2), tuple(Start.PAUSE, 1));
    }

    @Test
    void shouldTakeOnlyWhatHasTheSameInstantForOneWithoutAnEpisode() {
        MeasuredHistory history = new MeasuredHistory(TICKET)
                .at(0)
                .ticket("t")
                .web("inquiry_sent")
                .at(0)
                .ticket("t")
                .web("inquiry_sent")
                .atMillis(1)
                .ticket("t")
                .web("inquiry_sent");

        assertThat(history.opportunities(1))
                .extracting(one -> one.episode().size())
                .containsExactly(2, 1);
    }

    @Test
    void shouldBeginAnotherEpisodeADayAfterTheFirst() {
        MeasuredHistory history = new MeasuredHistory(REPURCHASE);
        for (long hour = 0; hour <= 24; hour += 8) {
            history.web(hour * 60, "order_placed");
        }

        assertThat(history.opportunities(24 * 60))
                .extracting(one -> one.episode().size())
                .containsExactly(3, 1);
        assertThat(history.opportunities(24 * 60).get(1).start()).isEqualTo(Start.LENGTH);
    }

    @Test
    void shouldEndAnEpisodeWithWhatClosesAndDoesNotOpen() {
        MeasuredHistory history = new MeasuredHistory(ERROR_TO_CONTACT)
                .web(0, "error_shown")
                .web(10, "call_started")
                .web(20, "error_shown");

        assertThat(history.opportunities(1000))
                .extracting(Opportunity::start)
                .containsExactly(Start.FIRST, Start.OUTCOME);
        assertThat(history.opportunities(1000)).extracting(Opportunity::state).containsExactly(State.MET, State.MISSED);
    }

    @Test
    void shouldCountTheDeadlineFromTheEpisodesLast() {
        MeasuredHistory history = new MeasuredHistory(ERROR_TO_CONTACT)
                .web(0, "error_shown")
                .web(20, "error_shown")
                .web(80, "call_started");

        assertThat(history.only(80).state()).isEqualTo(State.MET);
        assertThat(history.only(80).deadline()).isEqualTo(T0.plus(Duration.ofMinutes(80)));
        assertThat(history.only(80).elapsed()).contains(Duration.ofMinutes(80));
    }

    @Test
    void shouldNotBeMetAfterTheDeadline() {
        MeasuredHistory history =
                new MeasuredHistory(ERROR_TO_CONTACT).web(0, "error_shown").web(61, "call_started");

        assertThat(history.only(61).state()).isEqualTo(State.MISSED);
    }

    @Test
    void shouldBeMissedWhenTheClockIsStrictlyLater() {
        MeasuredHistory history = new MeasuredHistory(ERROR_TO_CONTACT).web(0, "error_shown");

        assertThat(history.opportunities(null)).extracting(Opportunity::state).containsExactly(State.PENDING);
        assertThat(history.only(60).state()).isEqualTo(State.PENDING);
        assertThat(history.onlyAtMillis(60 * 60_000 + 1).state()).isEqualTo(State.MISSED);
    }

    @Test
    void shouldBeMetBySomethingOfTheSameTimeWhateverItsId() {
        MeasuredHistory history =
                new MeasuredHistory(ERROR_TO_CONTACT).web(0, "call_started").web(0, "error_shown");

        assertThat(history.only(0).state()).isEqualTo(State.MET);
        assertThat(history.only(0).elapsed()).contains(Duration.ZERO);
    }

    @Test
    void shouldBeMetByTheEarliestThenTheSmallestId() {
        MeasuredHistory history = new MeasuredHistory(ERROR_TO_CONTACT)
                .web(0, "error_shown")
                .web(30, "call_started")
                .web(30, "inquiry_sent")
                .web(20, "complaint_filed");

        assertThat(history.only(0).closedBy())
                .satisfies(by -> assertThat(by.traits().action()).isEqualTo("complaint_filed"));
    }

    @Test
    void shouldNotBeMetByItsOwnEpisode() {
        MeasuredHistory history = new MeasuredHistory(REPURCHASE)
                .web(0, "order_placed")
                .web(60, "order_placed")
                .web(60 * 48, "order_placed");

        assertThat(history.opportunities(0)).extracting(Opportunity::state).containsExactly(State.MET, State.PENDING);
        assertThat(history.opportunities(0).get(0).elapsed()).contains(Duration.ofDays(2));
    }

    @Test
    void shouldKeepApartWhatNamesDifferentThings() {
        MeasuredHistory history = new MeasuredHistory(TICKET)
                .at(0)
                .ticket("t1")
                .web("inquiry_sent")
                .at(0)
                .ticket("t2")
                .web("inquiry_sent")
                .at(5)
                .ticket("t2")
                .web("reply_received");

        assertThat(history.opportunities(10)).extracting(Opportunity::state).containsExactly(State.PENDING, State.MET);
    }

    @Test
    void shouldOpenNothingThatNamesNothing() {
        MeasuredHistory history = new MeasuredHistory(TICKET)
                .web(0, "inquiry_sent")
                .at(0)
                .ticket(" ")
                .web("inquiry_sent")
                .web(1, "reply_received");

        assertThat(history.found(10).opportunities()).isEmpty();
        assertThat(history.found(10).nameless()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"campaignId", "productId"})
    void shouldTakeTheFieldBeforeTheCorrelationOfThatName(String key) {
        MeasuredHistory history = new MeasuredHistory(
                        "{opens: {action: a}, closes: {action: b}, within: P1D, same: " + key + "}")
                .at(0)
                .correlated(key, "other")
                .field(key, "x")
                .web("a")
                .at(1)
                .correlated(key, "other")
                .web("b")
                .at(2)
                .correlated(key, "x")
                .web("b");

        assertThat(history.only(5).elapsed()).contains(Duration.ofMinutes(2));
    }

    @Test
    void shouldJoinAnInvitationAndItsAnswer() {
        MeasuredHistory history = new MeasuredHistory(
                        "{opens: {direction: OUTBOUND, action: survey_invited}, closes: {status: ANSWERED},"
                                + " within: P14D, same: surveyId}")
                .at(0)
                .correlated("surveyId", "s1")
                .sent("survey_invited")
                .at(3)
                .answered(Metric.NPS, 0, 10, 7);

        assertThat(history.only(5).state()).isEqualTo(State.MET);
    }

    @ParameterizedTest
    @CsvSource({"0, MET", "3, MISSED"})
    void shouldDecideAtOnceWhereTheFirstItselfDecides(int results, State state) {
        MeasuredHistory history = new MeasuredHistory(
                        "{opens: {action: faq_searched}, closes: self, if: {results: none}}")
                .at(0)
                .results(results)
                .web("faq_searched");

        assertThat(history.only(0).state()).isEqualTo(state);
    }

    @Test
    void shouldAlwaysBeMetByItselfWithoutACondition() {
        MeasuredHistory history = new MeasuredHistory("{opens: {action: a}, closes: self}").web(0, "a");

        assertThat(history.only(0).state()).isEqualTo(State.MET);
        assertThat(history.only(0).elapsed()).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "NPS; 0; 10; 6; low",
                "NPS; 0; 10; 7; -",
                "NPS; 0; 10; 8; -",
                "NPS; 0; 10; 9; high",
                "CSAT; 1; 5; 2; low",
                "CSAT; 1; 5; 3; -",
                "CSAT; 1; 5; 4; high",
                "CSAT; 1; 10; 5; low",
                "CSAT; 1; 10; 7; -",
                "CSAT; 1; 10; 8; high",
                "RATING; 1; 4; 2; low",
                "RATING; 1; 4; 3; high",
                "CES; 1; 7; 4; -"
            })
    void shouldSayWhichEndOfItsScaleAnAnswerIsNear(Metric metric, int min, int max, int value, String level) {
        for (String asked : List.of("low", "high")) {
            MeasuredHistory history = new MeasuredHistory("{opens: {answer: " + asked + "}, closes: self}")
                    .at(0)
                    .answered(metric, min, max, value);

            assertThat(history.opportunities(0)).hasSize(asked.equals(level) ? 1 : 0);
        }
    }

    @Test
    void shouldTurnTheEndsWhereLowerIsBetter() {
        assertThat(new MeasuredHistory("{opens: {answer: low}, closes: self}")
                        .at(0)
                        .answeredEffort(7)
                        .opportunities(0))
                .hasSize(1);
        assertThat(new MeasuredHistory("{opens: {answer: high}, closes: self}")
                        .at(0)
                        .answeredEffort(1)
                        .opportunities(0))
                .hasSize(1);
    }

    @Test
    void shouldSeeMessagesToTheCustomerOnlyWhereTheyAreNamed() {
        assertThat(new MeasuredHistory("{opens: {action: a}, closes: self}")
                        .at(0)
                        .sent("a")
                        .opportunities(0))
                .isEmpty();
        assertThat(new MeasuredHistory("{opens: {any: true}, closes: self}")
                        .at(0)
                        .sent("a")
                        .opportunities(0))
                .isEmpty();
        assertThat(new MeasuredHistory("{opens: {action: a, direction: OUTBOUND}, closes: self}")
                        .at(0)
                        .sent("a")
                        .opportunities(0))
                .hasSize(1);
        assertThat(new MeasuredHistory("{opens: {direction: OUTBOUND, not: {action: a}}, closes: self}")
                        .at(0)
                        .sent("a")
                        .opportunities(0))
                .isEmpty();
    }

    @Test
    void shouldTakeNotForThePlainOpposite() {
        MeasuredHistory history = new MeasuredHistory("{opens: {any: true, not: {kind: goal}}, closes: self}")
                .web(0, "page_viewed")
                .web(1, "order_placed")
                .at(2)
                .answered(Metric.NPS, 0, 10, 3);

        assertThat(history.only(5).first().traits().action()).isEqualTo("page_viewed");
    }

    @Test
    void shouldCountAnAnswerUnderItsTouchpointButNotForIt() {
        MeasuredHistory history =
                new MeasuredHistory(REPURCHASE).web(0, "order_placed").at(3000).answered(Metric.NPS, 0, 10, 3);
        MeasuredHistory named = new MeasuredHistory(
                        "{opens: {feedback: NPS, kind: goal, stage: PURCHASE, channel: WEB}, closes: self}")
                .web(0, "order_placed")
                .at(3000)
                .answered(Metric.NPS, 0, 10, 3);

        assertThat(history.only(3000).state()).isEqualTo(State.PENDING);
        assertThat(named.only(3000).first().said()).isNotNull();
    }

    @Test
    void shouldSelectByAllKeysAndAnyOfTheirValues() {
        MeasuredHistory history = new MeasuredHistory(
                        "{opens: {action: [a, b], channel: [APP, CHAT], resolved: true}, closes: self}")
                .web(0, "a")
                .at(1)
                .wrote(Channel.CHAT, "b", true)
                .at(2)
                .wrote(Channel.CHAT, "b", null)
                .at(3)
                .wrote(Channel.CHAT, "c", true)
                .at(4)
                .wrote(Channel.EMAIL, "a", true);

        assertThat(history.opportunities(5))
                .extracting(one -> one.first().occurredAt())
                .containsExactly(T0.plus(Duration.ofMinutes(1)));
    }
}
