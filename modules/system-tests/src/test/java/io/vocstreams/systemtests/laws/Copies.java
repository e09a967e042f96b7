package io.vocstreams.systemtests.laws;

import io.vocstreams.model.Header;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Operation;

/** The same interaction under another name, or taken back. */
final class Copies {

    private Copies() {}

    /** Another event that says the same. */
    static Interaction named(Interaction interaction, String eventId) {
        Header header = interaction.header();
        return interaction.under(new Header(
                eventId,
                header.revision(),
                Operation.UPSERT,
                header.source(),
                header.occurredAt(),
                header.receivedAt(),
                header.identifiers(),
                header.correlations(),
                header.experiments()));
    }

    static Interaction retracted(Interaction interaction) {
        Header header = interaction.header();
        return interaction.under(header.version(header.revision(), Operation.RETRACT));
    }
}
