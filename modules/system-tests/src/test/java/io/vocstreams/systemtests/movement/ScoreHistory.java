package io.vocstreams.systemtests.movement;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.Series;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What can be followed in the log of the scores alone, from one record of a key to its next. */
public final class ScoreHistory {

    private ScoreHistory() {}

    public static void shouldContinue(Published<Score> published) {
        Score before = published.before();
        Score now = published.now();
        assertThat(now.key().text()).isEqualTo(published.key());
        assertThat(now.revision())
                .as("revision of %s after %s", now, before)
                .isEqualTo(before == null ? 1 : before.revision() + 1);
        assertThat(now.finality())
                .as("finality of %s after %s", now, before)
                .isIn(before == null ? List.of(Finality.PROVISIONAL, Finality.FINAL) : next(before.finality()));
        assertThat(now.responses())
                .isEqualTo(now.histogram().stream().mapToLong(Long::longValue).sum());
        assertThat(now.reasons()).as("reasons of %s after %s", now, before).isNotEmpty();
        assertThat(now.reasons().contains(Reason.WINDOW_CLOSED))
                .as("WINDOW_CLOSED in %s after %s", now, before)
                .isEqualTo(Causes.closes(published));
        shouldNotHurry(before, now);
        reasonsShouldFit(Difference.of(published), because(now), published);
    }

    private static void shouldNotHurry(@Nullable Score before, Score now) {
        if (before != null && now.finality() == Finality.PROVISIONAL) {
            assertThat(Duration.between(before.asOf(), now.asOf()))
                    .as("provisional updates: %s after %s", now, before)
                    .isGreaterThanOrEqualTo(ScorePolicy.DEFAULT.emitInterval());
        }
    }

    private static List<Finality> next(Finality finality) {
        return finality == Finality.PROVISIONAL
                ? List.of(Finality.PROVISIONAL, Finality.FINAL)
                : List.of(Finality.CORRECTED);
    }

    /** The reasons for which counts change. */
    private static Set<Reason> because(Score score) {
        EnumSet<Reason> reasons = EnumSet.noneOf(Reason.class);
        reasons.addAll(score.reasons());
        reasons.remove(Reason.WINDOW_CLOSED);
        return reasons;
    }

    private static void reasonsShouldFit(Difference difference, Set<Reason> because, Published<Score> published) {
        assertThat(because.isEmpty())
                .as("only a window that closes is published with the same counts: %s", published)
                .isEqualTo(difference.isNothing());
        Series series = published.now().key().series();
        // Messages are read with others: a new one may move what others said to another window.
        boolean everyAnswer =
                series.breakdown().equals(Series.TOTAL) && series.scale().metric() != Metric.TEXT;
        if (because.equals(EnumSet.of(Reason.NEW_RESPONSE))) {
            assertThat(difference.apart())
                    .as("a new answer takes no dismissal back: %s", published)
                    .allMatch(change -> change >= 0);
            // In a breakdown it may only displace an answer that counted there and now counts nowhere.
            assertThat(everyAnswer && (difference.removed() > difference.added() || difference.customers() < 0))
                    .as("new answers add, or displace as many: %s", published)
                    .isFalse();
        }
        if (because.equals(EnumSet.of(Reason.RETRACTED_RESPONSE))) {
            assertThat(difference.apart())
                    .as("a retraction adds no dismissal: %s", published)
                    .allMatch(change -> change <= 0);
            assertThat(everyAnswer && (difference.added() > difference.removed() || difference.customers() > 0))
                    .as("retractions remove, or restore as many: %s", published)
                    .isFalse();
        }
    }

    /**
     * From one record of a key to the next.
     *
     * @param added answers, summed over the values that more answers gave
     * @param removed answers, summed over the values that fewer gave
     * @param apart the changes of what is counted apart: dismissed and partial
     */
    private record Difference(long added, long removed, long customers, List<Long> apart) {

        static Difference of(Published<Score> published) {
            Score before = published.before();
            Score now = published.now();
            if (before == null) {
                return new Difference(now.responses(), 0, now.customers(), List.of(now.dismissed(), now.partial()));
            }
            long[] changes = LongStream.range(0, now.histogram().size())
                    .map(value -> now.histogram().get((int) value)
                            - before.histogram().get((int) value))
                    .toArray();
            return new Difference(
                    LongStream.of(changes).filter(change -> change > 0).sum(),
                    -LongStream.of(changes).filter(change -> change < 0).sum(),
                    now.customers() - before.customers(),
                    List.of(now.dismissed() - before.dismissed(), now.partial() - before.partial()));
        }

        boolean isNothing() {
            return added == 0
                    && removed == 0
                    && customers == 0
                    && apart.stream().allMatch(change -> change == 0);
        }
    }
}
