package io.vocstreams.contracts.json;

import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Incoming;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Operation;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.model.intake.Rejection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was found in one JSON object.
 *
 * @param value the record, with empty values where something is missing or does not fit; null if it is none of ours
 * @param misfit what does not fit the schema; null if everything does
 * @param missing the required fields that are not given or null, such as {@code header.eventId}
 */
public record JsonItem(@Nullable Incoming value, @Nullable Rejection misfit, List<String> missing) {

    /**
     * Why it is no record, whatever else is to be said of it. Of a retraction only id, identifiers and times are
     * judged, which {@link io.vocstreams.model.intake.Intake} does.
     *
     * @param supplied fields that the reader fills in
     */
    public Optional<Rejection> refusal(Set<String> supplied) {
        if (misfit != null || isRetraction()) {
            return Optional.ofNullable(misfit);
        }
        return missing.stream()
                .filter(field -> !supplied.contains(field))
                .findFirst()
                .map(field -> new Rejection(RejectReason.MISSING_FIELD, field, "`" + field + "` is missing"));
    }

    private boolean isRetraction() {
        return value instanceof Interaction interaction
                ? interaction.header().operation() == Operation.RETRACT
                : value instanceof IdentityLink link && link.operation() == Operation.RETRACT;
    }
}
