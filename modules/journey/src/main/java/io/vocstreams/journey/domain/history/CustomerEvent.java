package io.vocstreams.journey.domain.history;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A touchpoint, an answer or a consent, reduced to what the rules look at. */
public sealed interface CustomerEvent permits Touch, Answer, Permission, TimeMark {

    /** By time, then event id. The origin only decides between two events that a producer gave one id. */
    Comparator<CustomerEvent> ORDER = CustomerEvent::compare;

    /** Code points of a text. */
    int MOST_KEPT = 4_001;

    EventKey key();

    Instant occurredAt();

    /** The variant that it showed of each experiment. */
    Map<String, String> experiments();

    private static int compare(CustomerEvent one, CustomerEvent other) {
        int byTime = one.occurredAt().compareTo(other.occurredAt());
        return byTime != 0 ? byTime : one.key().compareTo(other.key());
    }

    /** A blank reference says as little as none. */
    static @Nullable String named(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    /** As much of a text as its reading can depend on: one code point more than is read, which says that it is cut. */
    static @Nullable String kept(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return text.codePointCount(0, text.length()) <= MOST_KEPT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST_KEPT));
    }
}
