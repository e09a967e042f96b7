package io.vocstreams.actions.domain;

import io.vocstreams.model.cases.Case;
import io.vocstreams.model.cases.CaseEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case as it follows from its set and the clock. What only a publication gives, its number, reasons and time, is
 * still blank in {@code draft}.
 *
 * @param events what is to be announced of it by now
 * @param nextAt the first moment after which it reads differently by the clock alone; null if none comes
 * @param endedAt when it ended, if it did: nothing is awaited any more
 */
public record DerivedCase(
        Case draft,
        List<CaseEvent> events,
        @Nullable Instant nextAt,
        @Nullable Instant endedAt) {}
