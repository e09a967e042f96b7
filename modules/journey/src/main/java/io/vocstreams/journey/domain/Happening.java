package io.vocstreams.journey.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A touchpoint or an answer, reduced to what the rules look at. */
public sealed interface Happening permits Touch, Answer {

    /** By time, then event id. The origin only decides between two events that a producer gave one id. */
    Comparator<Happening> ORDER = Happening::compare;

    EventKey key();

    Instant occurredAt();

    private static int compare(Happening one, Happening other) {
        int byTime = one.occurredAt().compareTo(other.occurredAt());
        return byTime != 0 ? byTime : one.key().compareTo(other.key());
    }

    /** Holds from the first one later than this moment on. */
    static Predicate<Happening> after(Instant time) {
        return happening -> happening.occurredAt().isAfter(time);
    }

    /** Holds from the first one of this moment on. */
    static Predicate<Happening> from(Instant time) {
        return happening -> !happening.occurredAt().isBefore(time);
    }

    /** Holds from the next one on. */
    static Predicate<Happening> after(Happening other) {
        return happening -> ORDER.compare(happening, other) > 0;
    }

    /** Holds from this one on. */
    static Predicate<Happening> from(Happening other) {
        return happening -> ORDER.compare(happening, other) >= 0;
    }

    /** A blank reference says as little as none. */
    static @Nullable String named(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
