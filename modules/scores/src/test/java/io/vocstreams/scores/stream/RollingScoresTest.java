package io.vocstreams.scores.stream;

import static io.vocstreams.scores.stream.TestDeltas.answered;
import static io.vocstreams.scores.stream.TestDeltas.dayOf;
import static io.vocstreams.scores.stream.TestDeltas.one;
import static io.vocstreams.scores.stream.TestDeltas.retracted;
import static io.vocstreams.scores.stream.TestDeltas.weekFrom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.ScoreDelta;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RollingScoresTest {

    private final ScoresDriver driver = ScoresDriver.inMemory();

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void shouldPublishNoRollingWindowWhileTheClockIsUnknown() {
        driver.deltas(answered(weekFrom("2026-11-20"), 10));
        driver.pass(Duration.ofSeconds(2));

        assertThat(driver.published()).isEmpty();
    }

    @Test
    void shouldPublishEveryBoundaryUpToTheEndOfTheClocksDay() {
        driver.watermark(Instant.parse("2026-11-22T09:00:00Z"));
        driver.deltas(answered(weekFrom("2026-11-20"), 10));

        assertThat(ends(driver.published()))
                .containsExactlyInAnyOrder("2026-11-21T00:00:00Z", "2026-11-22T00:00:00Z", "2026-11-23T00:00:00Z");
    }

    @Test
    void shouldPublishWhatTheClockReachesOnceItIsKnown() {
        driver.deltas(answered(weekFrom("2026-11-20"), 10));
        driver.watermark(Instant.parse("2026-11-21T00:00:00Z"));

        assertThat(ends(driver.published())).containsExactlyInAnyOrder("2026-11-21T00:00:00Z", "2026-11-22T00:00:00Z");
    }

    @Test
    void shouldPublishOneMoreBoundaryWithEachDayOfTheClock() {
        driver.watermark(Instant.parse("2026-11-20T09:00:00Z"));
        driver.deltas(answered(weekFrom("2026-11-20"), 10));
        driver.published();
        List<List<String>> byDay = new ArrayList<>();
        for (int day = 21; day <= 29; day++) {
            driver.watermark(Instant.parse("2026-11-" + day + "T00:00:00Z"));
            byDay.add(ends(driver.published().stream()
                    .filter(score -> score.revision() == 1)
                    .toList()));
        }

        assertThat(byDay)
                .containsExactly(
                        List.of("2026-11-22T00:00:00Z"),
                        List.of("2026-11-23T00:00:00Z"),
                        List.of("2026-11-24T00:00:00Z"),
                        List.of("2026-11-25T00:00:00Z"),
                        List.of("2026-11-26T00:00:00Z"),
                        List.of("2026-11-27T00:00:00Z"),
                        List.of(),
                        List.of(),
                        List.of());
        assertThat(driver.size(CountedScores.LYING.boundaries())).isZero();
    }

    @Test
    void shouldCallEverythingNewInAWindowWhoseDayHasCome() {
        driver.watermark(Instant.parse("2026-11-20T09:00:00Z"));
        driver.deltas(answered(weekFrom("2026-11-20"), 10));
        driver.published();
        driver.watermark(Instant.parse("2026-11-21T09:00:00Z"));

        assertThat(driver.published()).singleElement().satisfies(score -> {
            assertThat(score.reasons()).containsExactly(Reason.NEW_RESPONSE);
            assertThat(score.revision()).isEqualTo(1);
            assertThat(score.finality()).isEqualTo(Finality.PROVISIONAL);
        });
    }

    /** A new answer of the day before is now the first of its customer, in all windows but the last. */
    @Test
    void shouldNotNameAReasonWhoseChangesCancelOut() {
        driver.watermark(Instant.parse("2026-11-29T09:00:00Z"));
        Slot earlier = weekFrom("2026-11-20");
        Slot later = weekFrom("2026-11-21");
        Slot last = new Slot(later.series(), later.size(), earlier.until(), later.until());
        driver.deltas(answered(later, 3));
        driver.published();
        driver.deltas(
                answered(earlier, 10),
                firstOfCustomer(later, -1),
                firstOfCustomer(last, 1),
                new ScoreDelta(later, one(7), Reason.REASSIGNED));
        driver.pass(Duration.ofSeconds(2));

        assertThat(driver.published())
                .extracting(score -> score.windowEnd().toString(), Score::reasons)
                .contains(
                        tuple("2026-11-21T00:00:00Z", Set.of(Reason.NEW_RESPONSE)),
                        tuple("2026-11-22T00:00:00Z", Set.of(Reason.NEW_RESPONSE, Reason.REASSIGNED)),
                        tuple("2026-11-28T00:00:00Z", Set.of(Reason.REASSIGNED)));
    }

    @Test
    void shouldPublishAllWindowsOfAResponseWhenTheClockJumpsByYears() {
        driver.watermark(Instant.parse("2020-02-27T09:00:00Z"));
        driver.deltas(answered(weekFrom("2020-02-27"), 10), answered(dayOf("2020-02-27"), 10));
        driver.watermark(Instant.parse("2026-11-22T09:00:00Z"));
        driver.pass(Duration.ofSeconds(2));

        List<Score> rolling = driver.published("rolling-P7D");
        assertThat(ends(rolling).stream().distinct())
                .containsExactlyInAnyOrder(
                        "2020-02-28T00:00:00Z",
                        "2020-02-29T00:00:00Z",
                        "2020-03-01T00:00:00Z",
                        "2020-03-02T00:00:00Z",
                        "2020-03-03T00:00:00Z",
                        "2020-03-04T00:00:00Z",
                        "2020-03-05T00:00:00Z");
        assertThat(rolling.stream().filter(score -> score.finality() == Finality.FINAL))
                .hasSize(7);
    }

    @Test
    void shouldNotPublishUpcomingWindowsOfAResponseThatWasTakenBack() {
        driver.watermark(Instant.parse("2026-11-20T09:00:00Z"));
        driver.deltas(answered(weekFrom("2026-11-20"), 10));
        driver.deltas(retracted(weekFrom("2026-11-20"), 10));
        driver.pass(Duration.ofSeconds(1));
        driver.published();
        driver.watermark(Instant.parse("2026-11-22T09:00:00Z"));

        assertThat(driver.published()).isEmpty();
        assertThat(driver.size(CountedScores.LYING.boundaries())).isZero();
    }

    @Test
    void shouldScoreARollingWindowFromTheResponsesInsideAndNotFromDailyScores() {
        driver.watermark(Instant.parse("2026-11-21T09:00:00Z"));
        driver.deltas(answered(weekFrom("2026-11-20"), 10));
        driver.deltas(Stream.of(10, 7, 0)
                .flatMap(value -> Stream.generate(() -> answered(weekFrom("2026-11-21"), value))
                        .limit(33))
                .toArray(ScoreDelta[]::new));
        driver.pass(Duration.ofSeconds(1));

        assertThat(driver.published())
                .filteredOn(score -> score.windowEnd().equals(Instant.parse("2026-11-22T00:00:00Z")))
                .last()
                .extracting(Score::score)
                .isEqualTo(1.0);
    }

    @Test
    void shouldLetAResponseLeaveAfterAsManyDaysAsTheWindowIsLong() {
        driver.watermark(Instant.parse("2026-11-30T09:00:00Z"));
        driver.deltas(answered(weekFrom("2026-11-20"), 10));

        assertThat(ends(driver.published()))
                .hasSize(7)
                .contains("2026-11-21T00:00:00Z", "2026-11-27T00:00:00Z")
                .doesNotContain("2026-11-28T00:00:00Z");
    }

    @Test
    void shouldSpreadAJumpOfTheClockOverSeveralTicks() {
        int stores = 1_500;
        driver.watermark(Instant.parse("2020-02-27T09:00:00Z"));
        driver.deltas(IntStream.range(0, stores)
                .mapToObj(store -> answered(weekOf("store=" + store), 10))
                .toArray(ScoreDelta[]::new));
        driver.published();
        driver.watermark(Instant.parse("2026-11-22T09:00:00Z"));
        long firstTick = rollingKeys(driver.published());
        driver.pass(Duration.ofSeconds(2));
        long later = rollingKeys(driver.published());

        assertThat(firstTick).isPositive().isLessThan(6L * stores);
        assertThat(firstTick + later).isEqualTo(6L * stores);
        assertThat(driver.size(CountedScores.LYING.boundaries())).isZero();
        assertThat(driver.size(CountedScores.LYING.closings())).isZero();
    }

    private static ScoreDelta firstOfCustomer(Slot slot, long customers) {
        return new ScoreDelta(slot, new Counts(new long[11], customers, 0, 0), Reason.NEW_RESPONSE);
    }

    private static Slot weekOf(String breakdown) {
        Slot slot = weekFrom("2020-02-27");
        Series series = new Series(slot.series().scale(), breakdown);
        return new Slot(series, slot.size(), slot.from(), slot.until());
    }

    /** How many rolling keys were published for the first time. */
    private static long rollingKeys(List<Score> scores) {
        return scores.stream().filter(score -> score.revision() == 1).count();
    }

    private static List<String> ends(List<Score> scores) {
        return scores.stream().map(score -> score.windowEnd().toString()).toList();
    }
}
