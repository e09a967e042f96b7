package io.vocstreams.replay;

import io.vocstreams.contracts.Topics;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.intake.Identifiers;
import java.time.Instant;
import java.util.List;

/**
 * One record on its way to a topic.
 *
 * @param value an {@link Interaction}, an {@link IdentityLink} or a {@link CustomerProfile}
 */
public record ReplayRecord(String topic, String key, Object value) {

    public static ReplayRecord of(Interaction interaction) {
        return new ReplayRecord(Topics.inputOf(interaction), keyOf(interaction.header()), interaction);
    }

    public static ReplayRecord of(IdentityLink link) {
        return new ReplayRecord(Topics.IDENTITY_LINKS, link.from().text(), link);
    }

    public static ReplayRecord of(CustomerProfile profile) {
        return new ReplayRecord(Topics.CUSTOMERS, profile.customerId(), profile);
    }

    /** The event time. */
    public Instant time() {
        if (value instanceof Interaction interaction) {
            return interaction.header().occurredAt();
        }
        return value instanceof IdentityLink link ? link.occurredAt() : ((CustomerProfile) value).effectiveAt();
    }

    /** The strongest identifier; a record that has none that is usable goes out all the same, to be refused. */
    private static String keyOf(Header header) {
        List<Identifier> usable = Identifiers.usable(header.identifiers());
        return usable.isEmpty() ? header.eventId() : usable.get(0).text();
    }
}
