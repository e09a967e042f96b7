package io.vocstreams.scores.stream;

import static io.vocstreams.scores.stream.ScoresDriver.NOON;
import static io.vocstreams.scores.stream.TestDeltas.answered;
import static io.vocstreams.scores.stream.TestDeltas.dayOf;
import static io.vocstreams.scores.stream.TestDeltas.retracted;
import static io.vocstreams.scores.stream.TestDeltas.weekFrom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vocstreams.driver.TopologyPage;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.ScoreDelta;
import io.vocstreams.model.score.Slot;
import io.vocstreams.platform.StageStores;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ScoresTopologyTest {

    private static final Slot TODAY = dayOf("2026-11-22");
    private static final Instant TODAY_CLOSES = Instant.parse("2026-11-24T00:00:00Z");

    private final ScoresDriver driver = ScoresDriver.inMemory();

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void shouldPublishTheFirstUpdateAtOnce() {
        driver.deltas(answered(TODAY, 10));

        assertThat(driver.published()).singleElement().satisfies(score -> {
            assertThat(score.key().text()).isEqualTo("NPS|0-10|HIGHER_IS_BETTER|*|P1D|2026-11-22T00:00:00Z");
            assertThat(score.score()).isEqualTo(100.0);
            assertThat(score.revision()).isEqualTo(1);
            assertThat(score.finality()).isEqualTo(Finality.PROVISIONAL);
            assertThat(score.reasons()).containsExactly(Reason.NEW_RESPONSE);
            assertThat(score.asOf()).isEqualTo(NOON);
        });
    }

    @Test
    void shouldKeyRecordsByTheTextOfTheScoreKeyAndStampThemWithTheWallClock() {
        driver.deltas(answered(dayOf("2020-02-29"), 10));

        assertThat(driver.records())
                .extracting(TestRecord::getKey, TestRecord::getRecordTime)
                .containsExactly(tuple("NPS|0-10|HIGHER_IS_BETTER|*|P1D|2020-02-29T00:00:00Z", NOON));
    }

    @Test
    void shouldPublishTheNextUpdateAfterTheEmitInterval() {
        driver.deltas(answered(TODAY, 10));
        driver.deltas(answered(TODAY, 0));
        driver.deltas(answered(TODAY, 0));
        driver.pass(Duration.ofMillis(800));
        List<Score> before = driver.published();
        driver.pass(Duration.ofMillis(200));

        assertThat(before).hasSize(1);
        assertThat(driver.published()).singleElement().satisfies(score -> {
            assertThat(score.responses()).isEqualTo(3);
            assertThat(score.revision()).isEqualTo(2);
            assertThat(score.asOf()).isEqualTo(NOON.plusSeconds(1));
        });
    }

    @Test
    void shouldPublishAtOnceWhenAKeyWasSilentForTheEmitInterval() {
        driver.deltas(answered(TODAY, 10));
        driver.pass(Duration.ofSeconds(1));
        driver.published();
        driver.deltas(answered(TODAY, 0));

        assertThat(driver.published()).extracting(Score::revision).containsExactly(2L);
    }

    @Test
    void shouldKeepEveryUpdateOfABusyKeyAnIntervalApart() {
        for (int i = 0; i < 50; i++) {
            driver.deltas(answered(TODAY, 10));
            driver.pass(Duration.ofMillis(100));
        }

        List<Instant> times = driver.published().stream().map(Score::asOf).toList();
        assertThat(times).hasSize(6);
        for (int i = 1; i < times.size(); i++) {
            assertThat(Duration.between(times.get(i - 1), times.get(i))).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
    }

    @Test
    void shouldCollectReasonsWhileAnUpdateWaits() {
        driver.deltas(answered(TODAY, 10));
        driver.deltas(answered(TODAY, 0));
        driver.deltas(new ScoreDelta(TODAY, TestDeltas.one(5), Reason.REASSIGNED));
        driver.published();
        driver.pass(Duration.ofSeconds(1));

        assertThat(driver.published())
                .singleElement()
                .extracting(Score::reasons)
                .isEqualTo(Set.of(Reason.NEW_RESPONSE, Reason.REASSIGNED));
    }

    @Test
    void shouldPublishNothingWhenNothingChanged() {
        driver.deltas(answered(TODAY, 10));
        driver.published();
        driver.deltas(answered(TODAY, 3));
        driver.deltas(retracted(TODAY, 3));
        driver.pass(Duration.ofSeconds(5));

        assertThat(driver.published()).isEmpty();
        assertThat(driver.size(CountedScores.LYING.updates())).isZero();
    }

    @Test
    void shouldPublishAllOfOneMessageTogether() {
        driver.deltas(answered(TODAY, 10), answered(TODAY, 0));

        assertThat(driver.published()).extracting(Score::responses).containsExactly(2L);
    }

    @Test
    void shouldPublishZerosOnceWhenNothingCountsAnyMore() {
        driver.deltas(answered(TODAY, 10));
        driver.pass(Duration.ofSeconds(1));
        driver.published();
        driver.deltas(retracted(TODAY, 10));
        driver.pass(Duration.ofSeconds(5));
        driver.watermark(TODAY_CLOSES.plusMillis(1));

        assertThat(driver.published()).singleElement().satisfies(score -> {
            assertThat(score.responses()).isZero();
            assertThat(score.score()).isNull();
            assertThat(score.reasons()).containsExactly(Reason.RETRACTED_RESPONSE);
        });
        assertThat(driver.size(CountedScores.SLOTS)).isZero();
    }

    @Test
    void shouldPublishADismissalWithoutAScore() {
        driver.deltas(new ScoreDelta(TODAY, new Counts(new long[11], 0, 1, 0), Reason.NEW_RESPONSE));

        assertThat(driver.published()).singleElement().satisfies(score -> {
            assertThat(score.dismissed()).isEqualTo(1);
            assertThat(score.score()).isNull();
        });
    }

    @Test
    void shouldBecomeFinalOnceWithoutAnyNewRecord() {
        driver.deltas(answered(TODAY, 10));
        driver.published();
        driver.watermark(TODAY_CLOSES);
        List<Score> atTheEnd = driver.published();
        driver.watermark(TODAY_CLOSES.plusMillis(1));
        List<Score> later = driver.published();
        driver.watermark(TODAY_CLOSES.plusSeconds(86_400));

        assertThat(atTheEnd).isEmpty();
        assertThat(later).singleElement().satisfies(score -> {
            assertThat(score.finality()).isEqualTo(Finality.FINAL);
            assertThat(score.reasons()).containsExactly(Reason.WINDOW_CLOSED);
            assertThat(score.revision()).isEqualTo(2);
        });
        assertThat(driver.published()).isEmpty();
        assertThat(driver.size(CountedScores.LYING.closings())).isZero();
    }

    @Test
    void shouldBecomeFinalByTheWallClockOnceEverythingIsIdle() {
        driver.deltas(answered(dayOf("2026-11-20"), 10));
        driver.reported(0, Instant.parse("2026-11-20T08:00:00Z"), true);
        driver.published();
        driver.pass(Duration.ofSeconds(29));
        List<Score> quietTooShort = driver.published();
        driver.pass(Duration.ofSeconds(2));

        assertThat(quietTooShort).isEmpty();
        assertThat(driver.published()).extracting(Score::finality).containsExactly(Finality.FINAL);
    }

    @Test
    void shouldNotGoByTheWallClockWhileRecordsWaitToBeRead() {
        driver.lag(7);
        driver.deltas(answered(dayOf("2026-11-20"), 10));
        driver.reported(0, Instant.parse("2026-11-20T08:00:00Z"), true);
        driver.pass(Duration.ofSeconds(60));

        assertThat(driver.published()).extracting(Score::finality).containsExactly(Finality.PROVISIONAL);
    }

    @Test
    void shouldMergeAPendingUpdateIntoTheFinalOne() {
        driver.deltas(answered(TODAY, 10));
        driver.deltas(answered(TODAY, 0));
        driver.published();
        driver.watermark(TODAY_CLOSES.plusMillis(1));
        List<Score> closed = driver.published();
        driver.pass(Duration.ofSeconds(5));

        assertThat(closed).singleElement().satisfies(score -> {
            assertThat(score.finality()).isEqualTo(Finality.FINAL);
            assertThat(score.responses()).isEqualTo(2);
            assertThat(score.reasons()).containsExactlyInAnyOrder(Reason.NEW_RESPONSE, Reason.WINDOW_CLOSED);
        });
        assertThat(driver.published()).isEmpty();
        assertThat(driver.size(CountedScores.LYING.updates())).isZero();
    }

    @Test
    void shouldBeFinalWhenFirstPublishedAfterItsWindowClosed() {
        driver.watermark(TODAY_CLOSES.plusMillis(1));
        driver.deltas(answered(TODAY, 10));
        driver.pass(Duration.ofSeconds(5));

        assertThat(driver.published()).singleElement().satisfies(score -> {
            assertThat(score.finality()).isEqualTo(Finality.FINAL);
            assertThat(score.revision()).isEqualTo(1);
        });
    }

    @Test
    void shouldBeCorrectedByAnyChangeAfterItWasFinal() {
        driver.deltas(answered(TODAY, 10));
        driver.watermark(TODAY_CLOSES.plusMillis(1));
        driver.published();
        driver.deltas(answered(TODAY, 0));
        driver.pass(Duration.ofSeconds(1));

        assertThat(driver.published()).singleElement().satisfies(score -> {
            assertThat(score.finality()).isEqualTo(Finality.CORRECTED);
            assertThat(score.revision()).isEqualTo(3);
        });
    }

    @Test
    void shouldTakeTheLeastWatermarkOfAllUpstreamTasks() {
        try (ScoresDriver two = new ScoresDriver(StageStores.Kind.MEMORY, 2)) {
            two.deltas(answered(TODAY, 10));
            two.published();
            two.reported(0, TODAY_CLOSES.plusMillis(1), false);
            two.pass(Duration.ofSeconds(1));
            List<Score> oneTold = two.published();
            two.reported(1, TODAY_CLOSES.plusMillis(1), false);
            two.pass(Duration.ofSeconds(1));

            assertThat(oneTold).isEmpty();
            assertThat(two.published()).extracting(Score::finality).containsExactly(Finality.FINAL);
        }
    }

    @Test
    void shouldPublishWhatWasPendingAfterARestart() {
        driver.deltas(answered(TODAY, 10));
        driver.deltas(answered(TODAY, 0));
        try (ScoresDriver restarted = ScoresDriver.inMemory()) {
            restarted.restore(
                    driver,
                    CountedScores.SLOTS,
                    CountedScores.PUBLICATIONS,
                    CountedScores.LYING.closings(),
                    CountedScores.LYING.updates());
            restarted.pass(Duration.ofSeconds(1));

            assertThat(restarted.published()).singleElement().satisfies(score -> {
                assertThat(score.responses()).isEqualTo(2);
                assertThat(score.revision()).isEqualTo(2);
                assertThat(score.reasons()).containsExactly(Reason.NEW_RESPONSE);
            });
        }
    }

    @Test
    void shouldForgetWindowsThatCannotChangeAnyMore() {
        driver.deltas(answered(TODAY, 10), answered(weekFrom("2026-11-22"), 10));
        driver.watermark(NOON);
        driver.watermark(NOON.plus(Duration.ofDays(200)));
        driver.pass(Duration.ofSeconds(3));
        int kept = driver.size(CountedScores.SLOTS);
        driver.watermark(NOON.plus(Duration.ofDays(400)));
        driver.pass(Duration.ofSeconds(5));

        assertThat(kept).isEqualTo(2);
        assertThat(driver.size(CountedScores.SLOTS)).isZero();
        assertThat(driver.size(CountedScores.PUBLICATIONS)).isZero();
        assertThat(driver.size(CountedScores.LYING.closings())).isZero();
        assertThat(driver.size(CountedScores.LYING.boundaries())).isZero();
    }

    @Test
    void shouldNotForgetByTheWallClock() {
        driver.deltas(answered(dayOf("2020-01-01"), 10));
        driver.reported(0, Instant.parse("2020-01-01T08:00:00Z"), true);
        driver.pass(Duration.ofSeconds(60));

        assertThat(driver.published()).extracting(Score::finality).contains(Finality.FINAL);
        assertThat(driver.size(CountedScores.SLOTS)).isEqualTo(1);
    }

    @Test
    void shouldCountEveryMessageInTheLedger() {
        driver.deltas(answered(TODAY, 10));
        driver.watermark(NOON);

        assertThat(driver.ledger()).last().satisfies(entry -> {
            assertThat(entry.stage()).isEqualTo("scores");
            assertThat(entry.consumed()).isEqualTo(2);
            assertThat(entry.accepted()).isEqualTo(2);
        });
    }

    @Test
    void shouldCountMessagesItCannotReadAndGoOn() {
        driver.raw(null);
        driver.raw(new byte[0]);
        driver.raw(new byte[] {-1, -1, -1, -1});
        driver.raw(new byte[] {1, 9});
        driver.raw(new byte[] {1, 1});
        // A scale from 0 to 2,147,483,647 and a watermark of as many levels.
        driver.raw(new byte[] {1, 1, 1, 0, -2, -1, -1, -1, 15, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0});
        driver.raw(new byte[] {1, 2, 0, 0, 0, -1, -1, -1, -1, 7});
        driver.deltas(answered(TODAY, 10));

        assertThat(driver.published()).hasSize(1);
        assertThat(driver.ledger()).last().satisfies(entry -> {
            assertThat(entry.consumed()).isEqualTo(8);
            // A list of no changes is a message like any other.
            assertThat(entry.accepted()).isEqualTo(2);
            assertThat(entry.deadLettered()).isEqualTo(6);
            assertThat(entry.nextOffset()).isEqualTo(8);
        });
    }

    @Test
    @Tag("generated")
    void shouldMatchTheDiagramInTheDocs() throws IOException {
        TopologyPage page = TopologyPage.of(ScoresTopology.STAGE, driver.topology());

        assertThat(page.documented()).isEqualTo(page.drawn());
    }
}
