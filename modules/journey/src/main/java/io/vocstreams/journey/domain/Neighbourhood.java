package io.vocstreams.journey.domain;

import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.WindowSize;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The responses close enough to those that changed to share a window with one of them, in a series that changed. */
final class Neighbourhood {

    /** Longer than an answer can count: beyond, no other answer shares a window with it. */
    private static final Duration LONGEST_WINDOW = Duration.ofDays(WindowSize.LONGEST_DAYS + 4L);

    /** Longer than a day, also where the clock changes. */
    private static final Duration SAME_DAY = Duration.ofHours(27);

    /** The responses of one side from a moment until before another. */
    interface Responses {
        List<CountedAnswer> between(Instant first, Instant past);
    }

    private final Days days;
    private final SeriesOfAnswer series;
    private final List<CountedAnswer> responses;
    private final Set<Series> changed = new HashSet<>();
    private final IdentityHashMap<List<Series>, List<Series>> changedOf = new IdentityHashMap<>();
    private Instant from = Instant.MAX;
    private Instant until = Instant.MIN;
    private Duration reach = LONGEST_WINDOW;

    Neighbourhood(Days days, SeriesOfAnswer series, List<CountedAnswer> taken, List<CountedAnswer> added) {
        this.days = days;
        this.series = series;
        this.responses = Stream.concat(taken.stream(), added.stream())
                .filter(counted -> counted.answer().isResponse())
                .toList();
        for (CountedAnswer response : responses) {
            changed.addAll(series.of(response));
            Instant at = response.answer().occurredAt();
            from = at.isBefore(from) ? at : from;
            until = at.isAfter(until) ? at : until;
        }
    }

    /**
     * On a terminal, an answer more or less in a day changes nothing in any window longer than an hour as to whether it
     * was used. Then no other day is looked at.
     */
    Neighbourhood narrowed(Responses before) {
        if (responses.stream().allMatch(response -> hasTwin(response, before))) {
            reach = SAME_DAY;
        }
        return this;
    }

    Set<Series> changed() {
        return changed;
    }

    List<CountedAnswer> of(Responses all) {
        return responses.isEmpty() ? List.of() : all.between(from.minus(reach), until.plus(reach));
    }

    List<Series> changedSeriesOf(CountedAnswer counted) {
        return changedOf.computeIfAbsent(
                series.of(counted),
                list -> list.stream().filter(changed::contains).toList());
    }

    /** An answer that did not change, of the same day, in the same series, that counts for as long. */
    private boolean hasTwin(CountedAnswer response, Responses before) {
        Instant at = response.answer().occurredAt();
        long day = days.dayOf(at);
        return response.replacedAt() == null
                && before.between(at.minus(SAME_DAY), at.plus(SAME_DAY)).stream()
                        .anyMatch(other -> other.replacedAt() == null
                                && days.dayOf(other.answer().occurredAt()) == day
                                && series.of(other).equals(series.of(response))
                                && responses.stream().noneMatch(one -> one.answer()
                                        .key()
                                        .equals(other.answer().key())));
    }

    static Responses in(List<CountedAnswer> all) {
        return (first, past) -> all.subList(firstNotBefore(all, first), firstNotBefore(all, past)).stream()
                .filter(counted -> counted.answer().isResponse())
                .toList();
    }

    private static int firstNotBefore(List<CountedAnswer> all, Instant time) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).answer().occurredAt().isBefore(time)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
