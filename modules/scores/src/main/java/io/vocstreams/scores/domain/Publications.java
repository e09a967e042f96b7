package io.vocstreams.scores.domain;

import io.vocstreams.model.score.AnySeries;
import io.vocstreams.model.score.Countable;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.SlotOf;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All that is to be published of a set of contributions. */
final class Publications {

    private Publications() {}

    /**
     * As if each window were published once, now: revision 1, and never CORRECTED.
     *
     * @param calendars of each series
     */
    static <S extends AnySeries, T extends SlotOf<S>, C extends Countable<C>> Map<Window<S>, Publication<C>> of(
            Map<T, C> contributions, Function<S, Calendar> calendars, @Nullable Instant clock) {
        Map<Window<S>, C> sums = new HashMap<>();
        contributions.forEach((slot, counts) -> {
            Calendar calendar = calendars.apply(slot.series());
            calendar.windowsOf(slot, calendar.lastBoundary(clock))
                    .forEach(window -> sums.merge(window, counts, Countable::plus));
        });
        Instant now = clock == null ? Instant.EPOCH : clock;
        Map<Window<S>, Publication<C>> publications = new HashMap<>();
        sums.forEach((window, counts) -> {
            boolean closed = calendars.apply(window.series()).isClosed(window, clock);
            if (!counts.isNothing()) {
                publications.put(
                        window,
                        new Publication<>(1, closed ? Finality.FINAL : Finality.PROVISIONAL, counts, now, Set.of()));
            }
        });
        return publications;
    }
}
