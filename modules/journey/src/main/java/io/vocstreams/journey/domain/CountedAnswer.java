package io.vocstreams.journey.domain;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An answer with all that decides where it counts: the touchpoint it is about, the customer's segment then, and the time
 * of the customer's next answer to the same question, where that one takes its place.
 */
public record CountedAnswer(
        Answer answer,
        @Nullable Touch touch,
        String segment,
        @Nullable Instant replacedAt) {

    /** Whether it says the same of the very same objects. */
    @SuppressWarnings("ReferenceEquality") // What did not change stays the same object.
    boolean is(Answer otherAnswer, @Nullable Touch otherTouch, String otherSegment, @Nullable Instant otherReplacedAt) {
        return answer == otherAnswer
                && touch == otherTouch
                && segment.equals(otherSegment)
                && Objects.equals(replacedAt, otherReplacedAt);
    }
}
