package io.vocstreams.identity.stream;

import static io.vocstreams.identity.stream.Patience.patiently;

import io.vocstreams.contracts.RejectedRecord;
import io.vocstreams.contracts.Topics;
import io.vocstreams.model.intake.Rejection;
import io.vocstreams.platform.SourceRecord;
import io.vocstreams.platform.ledger.Ledger;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serializer;

/** Counts what became of each consumed record, and sends the refused ones on, whole. */
final class Decisions {

    private final Ledger ledger;
    private final Serializer<RejectedRecord> serializer;
    private final Outbox outbox;
    private boolean decided;

    Decisions(Ledger ledger, Serializer<RejectedRecord> serializer, Outbox outbox) {
        this.ledger = ledger;
        this.serializer = serializer;
        this.outbox = outbox;
    }

    void consumed(SourceRecord source) {
        ledger.consumed(source.topic(), source.partition());
    }

    /** The record at hand is another one. */
    void next() {
        decided = false;
    }

    void accepted(SourceRecord source) {
        decided = true;
        ledger.accepted(source.topic(), source.partition());
    }

    void duplicate(SourceRecord source) {
        decided = true;
        ledger.duplicate(source.topic(), source.partition());
    }

    void refused(SourceRecord source, Rejection rejection, Instant now) {
        decided = true;
        RejectedRecord rejected = new RejectedRecord(source, rejection, IdentityTopology.STAGE, now);
        outbox.reject(source.key(), patiently(() -> serializer.serialize(Topics.REJECTED, rejected)));
        ledger.rejected(source.topic(), source.partition(), rejection.reason().name());
    }

    /** A defect. Should the error be one that may pass, the count is taken back with everything else. */
    void failed(SourceRecord source) {
        if (!decided) {
            ledger.deadLettered(source.topic(), source.partition());
        }
    }
}
