package io.vocstreams.contracts;

import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Incoming;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.intake.Identifiers;
import java.time.Instant;
import java.util.List;

/** One record on its way to its input topic. */
public record InputRecord(String topic, String key, Incoming value) {

    public static InputRecord of(Incoming value) {
        return new InputRecord(Topics.inputOf(value), keyOf(value), value);
    }

    /** The event time. */
    public Instant time() {
        if (value instanceof Interaction interaction) {
            return interaction.header().occurredAt();
        }
        return value instanceof IdentityLink link ? link.occurredAt() : ((CustomerProfile) value).effectiveAt();
    }

    private static String keyOf(Incoming value) {
        if (value instanceof Interaction interaction) {
            return keyOf(interaction.header());
        }
        return value instanceof IdentityLink link
                ? Identifiers.normal(link.from()).text()
                : Identifiers.normal(((CustomerProfile) value).customerId());
    }

    /** The strongest identifier; a record that has none that is usable goes out all the same, to be refused. */
    private static String keyOf(Header header) {
        List<Identifier> usable = Identifiers.usable(header.identifiers());
        return usable.isEmpty() ? header.eventId() : usable.get(0).text();
    }
}
