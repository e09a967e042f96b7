package io.vocstreams.model.improvement;

import io.vocstreams.model.Fact;
import io.vocstreams.model.Operation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person says about something that is to be better. Of each text the last that was given holds.
 *
 * @param series the first three parts of a score key
 * @param scope one value of a breakdown, as in a score key
 */
public record ImprovementAction(
        String improvementId,
        String actionId,
        int revision,
        Operation operation,
        Kind kind,
        Instant at,
        Instant recordedAt,
        String actor,
        @Nullable String title,
        @Nullable String department,
        @Nullable String series,
        @Nullable String scope,
        @Nullable String publicText)
        implements Fact {

    /** What people say. */
    public enum Kind {
        PROPOSED,
        ACCEPTED,
        DECLINED,
        DONE,
        NOTE,
        UNKNOWN
    }

    @Override
    public String about() {
        return improvementId;
    }
}
