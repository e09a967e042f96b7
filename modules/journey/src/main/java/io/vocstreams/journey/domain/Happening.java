package io.vocstreams.journey.domain;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A touchpoint or an answer, reduced to what the rules look at. */
public sealed interface Happening permits Touch, Answer, TimeMark {

    /** By time, then event id. The origin only decides between two events that a producer gave one id. */
    Comparator<Happening> ORDER = Happening::compare;

    EventKey key();

    Instant occurredAt();

    private static int compare(Happening one, Happening other) {
        int byTime = one.occurredAt().compareTo(other.occurredAt());
        return byTime != 0 ? byTime : one.key().compareTo(other.key());
    }

    /** A blank reference says as little as none. */
    static @Nullable String named(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
