package io.vocstreams.scores.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.Slot;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.scores.domain.Publication;
import io.vocstreams.scores.domain.Window;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class StoredFormsTest {

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
        Publication publication = new Publication(
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
                .isEqualTo(new Publication(
                        300,
                        Finality.CORRECTED,
                        new Counts(new long[] {3, 0, 0}, 4, 5, 6),
                        Instant.parse("2026-11-22T12:00:00.123Z"),
                        Set.of(Reason.CORRECTED_RESPONSE, Reason.REASSIGNED)));
    }

    @Test
    void shouldReadBackTheKeyOfASlot() {
        for (WindowSize size : WindowSize.values()) {
            Slot slot = new Slot(ODD, size, -7, 4);

            assertThat(WindowKeys.slot(WindowKeys.of(slot))).isEqualTo(slot);
        }
    }

    @Test
    void shouldReadBackTheKeyOfAWindow() {
        Window window = new Window(ODD, WindowSize.ROLLING_28_DAYS, 20_000);

        assertThat(WindowKeys.window(WindowKeys.of(window))).isEqualTo(window);
        assertThat(WindowKeys.waitingWindow(WindowKeys.waiting(-3, window))).isEqualTo(window);
    }

    @Test
    void shouldFindExactlyTheSlotsOfAWindowInItsRange() {
        Window window = new Window(ODD, WindowSize.ROLLING_7_DAYS, 107);
        Bytes first = WindowKeys.firstSlot(window);
        Bytes end = WindowKeys.afterLastSlot(window);

        List<Long> found = Stream.of(99L, 100L, 101L, 107L, 108L)
                .filter(from -> {
                    Bytes key = WindowKeys.of(new Slot(ODD, WindowSize.ROLLING_7_DAYS, from, from + 7));
                    return key.compareTo(first) >= 0 && key.compareTo(end) < 0;
                })
                .toList();

        assertThat(found).containsExactly(101L, 107L);
    }

    @Test
    void shouldOrderWaitingWindowsByTime() {
        Window window = new Window(ODD, WindowSize.DAY, 0);

        assertThat(Stream.of(5L, -1L, 300L, 0L)
                        .map(until -> WindowKeys.waiting(until, window))
                        .sorted())
                .containsExactly(
                        WindowKeys.waiting(-1, window),
                        WindowKeys.waiting(0, window),
                        WindowKeys.waiting(5, window),
                        WindowKeys.waiting(300, window));
    }
}
