package io.vocstreams.testkit.plain;

import io.vocstreams.model.Feedback;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.Dimension;
import io.vocstreams.model.score.Scale;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One answer, dismissal or partial answer, or what was read in a text, ready to be counted.
 *
 * @param survey null where there is none
 * @param value of an answer
 * @param by of what was read: the dimension whose value it is about; null for the whole text and for feedback
 * @param values of every dimension; none where it is in no series of that dimension
 */
record PlainResponse(
        String eventId,
        Instant time,
        @Nullable String survey,
        String question,
        Scale scale,
        Feedback.Status status,
        @Nullable Integer value,
        @Nullable Dimension by,
        String customerId,
        IdentifierType customerType,
        Map<Dimension, List<String>> values) {

    boolean isAnswered() {
        return status == Feedback.Status.ANSWERED;
    }

    boolean isRead() {
        return scale.equals(PlainVoices.SCALE);
    }

    /** "under `theme` and `function` with that theme's polarity" (§14) */
    boolean isIn(Breakdown breakdown) {
        if (!isRead()) {
            return true;
        }
        boolean byTheme = breakdown.dimensions().contains(Dimension.THEME);
        boolean byFunction = breakdown.dimensions().contains(Dimension.FUNCTION);
        return by == (byTheme ? Dimension.THEME : byFunction ? Dimension.FUNCTION : null);
    }
}
