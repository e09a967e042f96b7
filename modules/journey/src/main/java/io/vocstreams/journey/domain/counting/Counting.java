package io.vocstreams.journey.domain.counting;

import io.vocstreams.model.Feedback;
import io.vocstreams.model.score.Series;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * As what an answer counts, and where.
 *
 * @param value of a response; null of what is only counted
 */
public record Counting(Feedback.Status status, @Nullable Integer value, List<Series> series, List<WindowSpan> spans) {

    /** Each window of each series. */
    void forEachPlace(BiConsumer<Series, WindowSpan> action) {
        for (Series one : series) {
            for (WindowSpan span : spans) {
                if (span.size().isOf(one.breakdown())) {
                    action.accept(one, span);
                }
            }
        }
    }

    boolean isResponse() {
        return value != null;
    }
}
