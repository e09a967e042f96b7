package io.vocstreams.journey.domain;

import io.vocstreams.model.Feedback;
import io.vocstreams.model.score.Series;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * As what an answer counts, and where.
 *
 * @param value of a response; null of what is only counted
 */
record Counting(Feedback.Status status, @Nullable Integer value, List<Series> series, List<WindowSpan> spans) {

    boolean isResponse() {
        return value != null;
    }
}
