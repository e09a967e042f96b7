package io.vocstreams.testkit.plain;

import io.vocstreams.model.Feedback;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.score.Dimension;
import io.vocstreams.model.score.Scale;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One answer, dismissal or partial answer, ready to be counted.
 *
 * @param values of every dimension; none where it is in no series of that dimension
 */
record PlainResponse(
        Feedback feedback, String customerId, IdentifierType customerType, Map<Dimension, List<String>> values) {

    Instant time() {
        return feedback.header().occurredAt();
    }

    boolean isAnswered() {
        return feedback.status() == Feedback.Status.ANSWERED;
    }

    /** "Scales are never mixed: metric, scale and polarity are part of the series." (§8) */
    Scale scale() {
        return new Scale(feedback.metric(), feedback.scaleMin(), feedback.scaleMax(), feedback.polarity());
    }
}
