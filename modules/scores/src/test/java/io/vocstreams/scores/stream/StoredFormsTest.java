package io.vocstreams.scores.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Elapsed;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.model.score.RateSeries;
import io.vocstreams.model.score.RateSlot;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.Slot;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.scores.domain.Publication;
import io.vocstreams.scores.domain.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class StoredFormsTest {

    private static final WindowKeys<Series> KEYS = WindowKeys.OF_SCORES;

    private static final Series ODD =
            new Series(new Scale(Metric.RATING, -5, -1, Polarity.LOWER_IS_BETTER), "store=München%7C1,action=\u0000\n");

    @Test
    void shouldReadBackCounts() {
        Counts counts = new Counts(new long[] {3, 0, -1, 1_000_000_000_000L}, 4, 5, 6);

        assertThat(StoredForms.COUNTS.fromStore(StoredForms.COUNTS.toBytes(counts)))
                .isEqualTo(counts);
    }

    @Test
    void shouldReadBackAPublication() {
        Publication<Counts> publication = new Publication<>(
                300,
                Finality.CORRECTED,
                Counts.none(11),
                Instant.parse("2026-11-22T12:00:00.123Z"),
                Set.of(Reason.values()));

        assertThat(StoredForms.PUBLICATIONS.fromStore(StoredForms.PUBLICATIONS.toBytes(publication)))
                .isEqualTo(publication);
    }

    /** Bytes as a build before has stored them: never to be changed, a new version of a form adds its own. */
    @Test
    void shouldReadWhatABuildBeforeHasStored() {
        byte[] counts = HexFormat.of().parseHex("010406000180c0a8ca9a3a080a0c");
        byte[] publication = HexFormat.of().parseHex("01ac0202f68985b2c0680a03060000080a0c");

        assertThat(StoredForms.COUNTS.fromStore(counts))
                .isEqualTo(new Counts(new long[] {3, 0, -1, 1_000_000_000_000L}, 4, 5, 6));
        assertThat(StoredForms.PUBLICATIONS.fromStore(publication))
                .isEqualTo(new Publication<>(
                        300,
                        Finality.CORRECTED,
                        new Counts(new long[] {3, 0, 0}, 4, 5, 6),
                        Instant.parse("2026-11-22T12:00:00.123Z"),
                        Set.of(Reason.CORRECTED_RESPONSE, Reason.REASSIGNED)));
    }

    @Test
    void shouldReadWhatThisBuildHasStored() {
        byte[] publication = HexFormat.of().parseHex("02ac0202f68985b2c0680a03060000080a0c");
        byte[] outcomes = HexFormat.of().parseHex("0101020601da0202");
        byte[] rate = HexFormat.of().parseHex("01ac0202f68985b2c0688a0101020601da0202");
        RateCounts counts = new RateCounts(-1, 1, 3, Elapsed.of(Duration.ofSeconds(1)));
        Instant at = Instant.parse("2026-11-22T12:00:00.123Z");

        assertThat(StoredForms.PUBLICATIONS.fromStore(publication))
                .isEqualTo(new Publication<>(
                        300,
                        Finality.CORRECTED,
                        new Counts(new long[] {3, 0, 0}, 4, 5, 6),
                        at,
                        Set.of(Reason.CORRECTED_RESPONSE, Reason.REASSIGNED)));
        assertThat(StoredForms.OUTCOMES.fromStore(outcomes)).isEqualTo(counts);
        assertThat(StoredForms.RATE_PUBLICATIONS.fromStore(rate))
                .isEqualTo(new Publication<>(
                        300,
                        Finality.CORRECTED,
                        counts,
                        at,
                        Set.of(Reason.CORRECTED_RESPONSE, Reason.REASSIGNED, Reason.DECIDED)));
    }

    @Test
    void shouldReadBackThePublicationOfARate() {
        Publication<RateCounts> publication = new Publication<>(
                1,
                Finality.PROVISIONAL,
                new RateCounts(1, -2, 3, Elapsed.of(Duration.ofDays(30))),
                Instant.EPOCH,
                Set.of(Reason.values()));

        assertThat(StoredForms.RATE_PUBLICATIONS.fromStore(StoredForms.RATE_PUBLICATIONS.toBytes(publication)))
                .isEqualTo(publication);
    }

    @Test
    void shouldReadBackTheKeyOfASlotOfAMeasure() {
        RateSlot slot = new RateSlot(new RateSeries("odd|%=,name", 12, "path=WEB>-"), WindowSize.DAY, -7, 0);

        assertThat(WindowKeys.OF_RATES.slot(WindowKeys.OF_RATES.of(slot))).isEqualTo(slot);
    }

    @Test
    void shouldReadBackTheKeyOfASlot() {
        for (WindowSize size : WindowSize.values()) {
            Slot slot = new Slot(ODD, size, -7, 4);

            assertThat(KEYS.slot(KEYS.of(slot))).isEqualTo(slot);
        }
    }

    @Test
    void shouldReadBackTheKeyOfAWindow() {
        Window<Series> window = new Window<>(ODD, WindowSize.ROLLING_28_DAYS, 20_000);

        assertThat(KEYS.window(KEYS.of(window))).isEqualTo(window);
        assertThat(KEYS.waitingWindow(KEYS.waiting(-3, window))).isEqualTo(window);
    }

    @Test
    void shouldFindExactlyTheSlotsOfAWindowInItsRange() {
        Window<Series> window = new Window<>(ODD, WindowSize.ROLLING_7_DAYS, 107);
        Bytes first = KEYS.firstSlot(window);
        Bytes end = KEYS.afterLastSlot(window);

        List<Long> found = Stream.of(99L, 100L, 101L, 107L, 108L)
                .filter(from -> {
                    Bytes key = KEYS.of(new Slot(ODD, WindowSize.ROLLING_7_DAYS, from, from + 7));
                    return key.compareTo(first) >= 0 && key.compareTo(end) < 0;
                })
                .toList();

        assertThat(found).containsExactly(101L, 107L);
    }

    @Test
    void shouldOrderWaitingWindowsByTime() {
        Window<Series> window = new Window<>(ODD, WindowSize.DAY, 0);

        assertThat(Stream.of(5L, -1L, 300L, 0L)
                        .map(until -> KEYS.waiting(until, window))
                        .sorted())
                .containsExactly(
                        KEYS.waiting(-1, window),
                        KEYS.waiting(0, window),
                        KEYS.waiting(5, window),
                        KEYS.waiting(300, window));
    }
}
