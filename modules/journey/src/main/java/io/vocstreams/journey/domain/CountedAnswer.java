package io.vocstreams.journey.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer with all that decides where it counts: the touchpoint it is about, the customer's segment then, and the time
 * of the customer's next answer to the same question, where that one takes its place.
 */
public record CountedAnswer(
        Answer answer,
        @Nullable Touch touch,
        String segment,
        @Nullable Instant replacedAt) {}
