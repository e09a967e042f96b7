package io.vocstreams.model.improvement;

import io.vocstreams.model.Facts;
import io.vocstreams.model.improvement.ImprovementAction.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to be better, as it is published.
 *
 * @param proposedAt when it was first proposed
 * @param doneAt null while it is not done
 */
public record Improvement(
        String improvementId,
        Status status,
        @Nullable String title,
        @Nullable String department,
        @Nullable String series,
        @Nullable String scope,
        @Nullable String publicText,
        @Nullable Instant proposedAt,
        @Nullable Instant doneAt,
        long revision,
        Instant asOf) {

    /** What was said of it last. */
    public enum Status {
        PROPOSED,
        ACCEPTED,
        DECLINED,
        DONE,
        UNKNOWN
    }

    /**
     * As it follows from what was said, still without number and time; empty if all of it is taken back. The last of
     * PROPOSED, ACCEPTED, DECLINED and DONE decides; where there are notes alone, it is proposed.
     */
    public static Optional<Improvement> of(Facts<ImprovementAction> facts) {
        List<ImprovementAction> said = facts.standing();
        if (said.isEmpty()) {
            return Optional.empty();
        }
        ImprovementAction deciding = last(said, action -> action.kind() == Kind.NOTE ? null : action);
        return Optional.of(new Improvement(
                said.get(0).improvementId(),
                deciding == null ? Status.PROPOSED : status(deciding.kind()),
                last(said, ImprovementAction::title),
                last(said, ImprovementAction::department),
                last(said, ImprovementAction::series),
                last(said, ImprovementAction::scope),
                last(said, ImprovementAction::publicText),
                said.stream()
                        .filter(action -> action.kind() == Kind.PROPOSED)
                        .map(ImprovementAction::at)
                        .findFirst()
                        .orElse(null),
                deciding != null && deciding.kind() == Kind.DONE ? deciding.at() : null,
                0,
                Instant.EPOCH));
    }

    /** The same with what its publication gives it. */
    public Improvement published(long number, Instant time) {
        return new Improvement(
                improvementId, status, title, department, series, scope, publicText, proposedAt, doneAt, number, time);
    }

    private static <T> @Nullable T last(List<ImprovementAction> said, Function<ImprovementAction, @Nullable T> part) {
        return said.stream()
                .map(part)
                .filter(Objects::nonNull)
                .reduce((any, later) -> later)
                .orElse(null);
    }

    private static Status status(Kind kind) {
        return switch (kind) {
            case PROPOSED, NOTE -> Status.PROPOSED;
            case ACCEPTED -> Status.ACCEPTED;
            case DECLINED -> Status.DECLINED;
            case DONE -> Status.DONE;
            case UNKNOWN -> Status.UNKNOWN;
        };
    }
}
