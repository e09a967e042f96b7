package io.vocstreams.journey.domain.customer;

import static io.vocstreams.journey.domain.history.CustomerEvents.CUSTOMER;
import static io.vocstreams.journey.domain.history.CustomerEvents.NPS;
import static io.vocstreams.journey.domain.history.CustomerEvents.RULES;
import static io.vocstreams.journey.domain.history.CustomerEvents.answer;
import static io.vocstreams.journey.domain.history.CustomerEvents.asked;
import static io.vocstreams.journey.domain.history.CustomerEvents.at;
import static io.vocstreams.journey.domain.history.CustomerEvents.history;
import static io.vocstreams.journey.domain.history.CustomerEvents.outbound;
import static io.vocstreams.journey.domain.history.CustomerEvents.placed;
import static io.vocstreams.journey.domain.history.CustomerEvents.touch;
import static io.vocstreams.journey.domain.history.CustomerEvents.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.history.Answer;
import io.vocstreams.journey.domain.history.CustomerHistory;
import io.vocstreams.journey.domain.history.ProfileVersion;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.journey.lexicon.LexiconReader;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback.Status;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.policy.ScorePolicy.Counting;
import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.Slot;
import io.vocstreams.model.score.WindowSize;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ContributionsTest {

    private static final Instant NOON = at("20 12:00");
    private static final long DAY = LocalDate.of(2026, 11, 20).toEpochDay();

    @Test
    void shouldCountAnAnswerInItsHourItsDayItsMonthAndTheRollingWindowsThatHoldIt() {
        Map<Slot, Counts> counts = total(counts(history(answer("f", NOON, 9))));

        Counts one = counts(9, 1);
        assertThat(counts)
                .containsOnly(
                        Map.entry(slot(WindowSize.HOUR, NOON.toEpochMilli(), 0), one),
                        Map.entry(slot(WindowSize.DAY, at("20 00:00").toEpochMilli(), 0), one),
                        Map.entry(slot(WindowSize.MONTH, at("01 00:00").toEpochMilli(), 0), one),
                        Map.entry(slot(WindowSize.ROLLING_7_DAYS, DAY + 1, DAY + 8), one),
                        Map.entry(slot(WindowSize.ROLLING_28_DAYS, DAY + 1, DAY + 29), one));
    }

    @Test
    void shouldCountOnlyTheLatestAnswerOfACustomerInAWindow() {
        Map<Slot, Counts> counts = total(counts(
                history(answer("f", NOON, 1), answer("g", NOON.plusSeconds(60), 9), answer("h", at("22 12:00"), 5))));

        assertThat(counts.get(slot(WindowSize.HOUR, NOON.toEpochMilli(), 0))).isEqualTo(counts(9, 1));
        assertThat(counts.get(slot(WindowSize.ROLLING_7_DAYS, DAY + 1, DAY + 3)))
                .isEqualTo(counts(9, 1));
        assertThat(counts.get(slot(WindowSize.ROLLING_7_DAYS, DAY + 3, DAY + 10)))
                .isEqualTo(counts(5, 1));
        assertThat(counts.get(slot(WindowSize.MONTH, at("01 00:00").toEpochMilli(), 0)))
                .isEqualTo(counts(5, 1));
        assertThat(counts).hasSize(9);
    }

    @Test
    void shouldChooseTheLatestBeforeAnyBreakdown() {
        Touch web = touch("t", NOON.minusSeconds(60), Channel.WEB, "page_viewed");
        Touch app = touch("u", NOON.plusSeconds(30), Channel.APP, "login");

        Map<Slot, Counts> counts =
                counts(history(web, answer("f", NOON, 1), app, answer("g", NOON.plusSeconds(60), 9)));

        assertThat(series(counts)).contains("channel=APP").doesNotContain("channel=WEB");
    }

    @Test
    void shouldTakeTheGreaterEventIdForTheLaterOfTwoAtOneTime() {
        Map<Slot, Counts> counts = total(counts(history(answer("b", NOON, 9), answer("a", NOON, 1))));

        assertThat(counts.get(slot(WindowSize.HOUR, NOON.toEpochMilli(), 0))).isEqualTo(counts(9, 1));
    }

    @Test
    void shouldCountAnswersToDifferentSurveysEachButTheCustomerOnce() {
        Map<Slot, Counts> counts = total(counts(history(
                answer("f", NOON, 9),
                asked(answer("g", NOON.plusSeconds(1), 9), "other", NPS, Status.ANSWERED),
                asked(answer("h", at("21 12:00"), 9), "third", NPS, Status.ANSWERED))));

        Slot today = slot(WindowSize.ROLLING_7_DAYS, DAY + 1, DAY + 8);
        assertThat(counts.get(today)).isEqualTo(counts(9, 2, 1));
        assertThat(counts.get(slot(WindowSize.ROLLING_7_DAYS, DAY + 2, DAY + 9)))
                .isEqualTo(counts(9, 0));
        assertThat(counts.get(slot(WindowSize.ROLLING_7_DAYS, DAY + 8, DAY + 9)))
                .isEqualTo(customers(1));
    }

    @Test
    void shouldNeverMixScales() {
        Scale five = new Scale(Metric.CSAT, 1, 5, Polarity.HIGHER_IS_BETTER);
        Scale seven = new Scale(Metric.CSAT, 1, 7, Polarity.HIGHER_IS_BETTER);

        Map<Slot, Counts> counts = counts(history(
                asked(answer("f", NOON, 5), "survey", five, Status.ANSWERED),
                asked(answer("g", NOON.plusSeconds(1), 5), "survey", seven, Status.ANSWERED)));

        assertThat(counts.keySet())
                .filteredOn(slot -> slot.series().breakdown().equals("*") && slot.size() == WindowSize.HOUR)
                .extracting(slot -> slot.series().scale())
                .containsExactlyInAnyOrder(five, seven);
    }

    @Test
    void shouldCountEachAnswerOfADevice() {
        CustomerHistory terminal =
                history("device-id:t1", List.of(), answer("f", NOON, 1), answer("g", NOON.plusSeconds(60), 9));

        Counts hour = total(counts(terminal)).get(slot(WindowSize.HOUR, NOON.toEpochMilli(), 0));

        assertThat(hour).isNotNull().returns(2L, Counts::responses).returns(1L, Counts::customers);
    }

    @Test
    void shouldCountEachAnswerWhereThePolicySaysSo() {
        assertThat(responses(Counting.LATEST_PER_CUSTOMER, Map.of("survey", Counting.ALL)))
                .containsOnly(2L);
        assertThat(responses(Counting.ALL, Map.of("another", Counting.LATEST_PER_CUSTOMER)))
                .containsOnly(2L);
        assertThat(responses(Counting.ALL, Map.of("survey", Counting.LATEST_PER_CUSTOMER)))
                .containsOnly(1L);
    }

    @Test
    void shouldCountDismissalsAndPartialAnswersApart() {
        Map<Slot, Counts> counts = total(counts(history(
                asked(answer("f", NOON, 9), "survey", NPS, Status.DISMISSED),
                asked(answer("g", NOON, 9), "survey", NPS, Status.DISMISSED),
                asked(answer("h", NOON, 9), "survey", NPS, Status.PARTIAL))));

        assertThat(counts).hasSize(WindowSize.OF_ALL.size());
        assertThat(counts.values()).allMatch(new Counts(new long[11], 0, 2, 1)::equals);
    }

    @Test
    void shouldHaveNoSeriesForText() {
        Scale text = new Scale(Metric.TEXT, 0, 0, Polarity.UNKNOWN);

        assertThat(counts(history(asked(answer("f", NOON, 0), "survey", text, Status.ANSWERED))))
                .isEmpty();
    }

    @Test
    void shouldBeInOneSeriesOfEachBreakdownWithTheTouchpointsValues() {
        Touch touch = placed(
                touch("t", NOON.minusSeconds(1), Channel.STORE, "purchase_completed"),
                "s1",
                "p1",
                Map.of("price", "a", "colour", "red"));
        Answer answer =
                placed(with(answer("f", NOON, 9), Channel.WEB, null, Map.of()), null, null, Map.of("price", "b"));

        Map<Slot, Counts> counts = counts(history(CUSTOMER, List.of(), touch, answer));

        assertThat(series(counts))
                .containsExactlyInAnyOrder(
                        "*",
                        "channel=STORE",
                        "stage=PURCHASE",
                        "action=purchase_completed",
                        "survey=survey",
                        "segment=UNKNOWN",
                        "store=s1",
                        "product=p1",
                        "experiment=price/a",
                        "experiment=price/b",
                        "experiment=colour/red",
                        "channel=STORE,stage=PURCHASE",
                        "channel=STORE,action=purchase_completed");
    }

    @Test
    void shouldPreferTheFeedbacksOwnStoreAndProduct() {
        Touch touch = placed(touch("t", NOON, Channel.STORE, "store_entered"), "s1", "p1", Map.of());

        assertThat(series(counts(history(touch, placed(answer("f", NOON, 9), "s2", "p2", Map.of())))))
                .contains("store=s2", "product=p2")
                .doesNotContain("store=s1", "product=p1");
    }

    @Test
    void shouldBeUnattributedAndOnItsOwnChannelWithoutATouchpoint() {
        Answer alone = with(answer("f", NOON, 9), Channel.CHAT, null, Map.of());

        assertThat(series(counts(history(alone))))
                .containsExactlyInAnyOrder(
                        "*",
                        "channel=CHAT",
                        "stage=UNATTRIBUTED",
                        "action=UNATTRIBUTED",
                        "survey=survey",
                        "segment=UNKNOWN",
                        "channel=CHAT,stage=UNATTRIBUTED",
                        "channel=CHAT,action=UNATTRIBUTED");
    }

    @Test
    void shouldTakeItsDimensionsFromTheOutboundMessageItNames() {
        Answer naming = with(answer("f", NOON, 9), Channel.WEB, "m", Map.of());

        assertThat(series(counts(history(outbound("m", NOON), naming))))
                .contains("channel=EMAIL", "action=order_placed");
    }

    @Test
    void shouldEncodeWhatSeparatesThePartsOfAKey() {
        Touch touch = touch("t", NOON, Channel.WEB, "a|b,c=d%");

        assertThat(series(counts(history(touch, answer("f", NOON, 9))))).contains("action=a%7Cb%2Cc%3Dd%25");
    }

    @Test
    void shouldCountInTheSegmentOfTheTimeOfTheResponse() {
        List<ProfileVersion> profiles = List.of(
                new ProfileVersion(NOON, "gold", null),
                new ProfileVersion(NOON.minusSeconds(10), "silver", null),
                new ProfileVersion(NOON.plusSeconds(10), " ", null));

        assertThat(segments(profiles, NOON.minusSeconds(20))).containsExactly("segment=silver");
        assertThat(segments(profiles, NOON)).containsExactly("segment=gold");
        assertThat(segments(profiles, NOON.plusSeconds(10))).containsExactly("segment=UNKNOWN");
        assertThat(segments(List.of(), NOON)).containsExactly("segment=UNKNOWN");
    }

    private static Set<String> segments(List<ProfileVersion> profiles, Instant at) {
        return series(counts(history(CUSTOMER, profiles, answer("f", at, 9)))).stream()
                .filter(series -> series.startsWith("segment"))
                .collect(Collectors.toSet());
    }

    private static Map<Slot, Counts> counts(CustomerHistory history) {
        return RULES.derive(history, null).counts();
    }

    private static Map<Slot, Counts> total(Map<Slot, Counts> counts) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().series().breakdown().equals(Series.TOTAL))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Set<String> series(Map<Slot, Counts> counts) {
        return counts.keySet().stream().map(slot -> slot.series().breakdown()).collect(Collectors.toSet());
    }

    private static Slot slot(WindowSize size, long from, long until) {
        return new Slot(new Series(NPS, Series.TOTAL), size, from, until);
    }

    private static Counts counts(int value, int customers) {
        return counts(value, 1, customers);
    }

    private static Counts counts(int value, int times, int customers) {
        long[] histogram = new long[11];
        histogram[value] = times;
        return new Counts(histogram, customers, 0, 0);
    }

    private static Counts customers(long customers) {
        return new Counts(new long[11], customers, 0, 0);
    }

    /** What each window counts of a customer who answered the same question twice in a minute. */
    private static List<Long> responses(Counting counting, Map<String, Counting> bySurvey) {
        ScorePolicy policy = new ScorePolicy(
                ScorePolicy.DEFAULT.zone(), List.of(Breakdown.NONE), counting, bySurvey, Duration.ZERO, Duration.ZERO);
        CustomerRules rules =
                new CustomerRules(JourneyPolicy.DEFAULT, policy, ActionCatalogues.shipped(), LexiconReader.shipped());
        CustomerHistory history = history(answer("f", NOON, 1), answer("g", NOON.plusSeconds(60), 9));
        return rules.derive(history, null).counts().values().stream()
                .map(Counts::responses)
                .toList();
    }
}
