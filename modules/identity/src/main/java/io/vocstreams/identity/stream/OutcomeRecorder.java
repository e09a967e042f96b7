package io.vocstreams.identity.stream;

import static io.vocstreams.identity.stream.RegistryRetry.patiently;

import io.vocstreams.contracts.RejectedRecord;
import io.vocstreams.contracts.Topics;
import io.vocstreams.model.intake.Rejection;
import io.vocstreams.platform.FailedRecord;
import io.vocstreams.platform.SourceRecord;
import io.vocstreams.platform.ledger.Ledger;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Counts what became of each consumed record, and sends the refused ones on, whole. */
final class OutcomeRecorder {

    private final Ledger ledger;
    private final Serializer<RejectedRecord> serializer;
    private final IdentityOutbox outbox;
    private @Nullable SourceRecord atHand;
    private Decision decision = Decision.OPEN;

    private enum Decision {
        OPEN,
        ACCEPTED,
        CLOSED
    }

    OutcomeRecorder(Ledger ledger, Serializer<RejectedRecord> serializer, IdentityOutbox outbox) {
        this.ledger = ledger;
        this.serializer = serializer;
        this.outbox = outbox;
    }

    void consumed(SourceRecord source) {
        handling(source);
        ledger.consumed(source.topic(), source.partition(), source.offset());
    }

    /** What fails from now on is this record's failure. */
    void handling(SourceRecord source) {
        atHand = source;
        decision = Decision.OPEN;
    }

    void accepted(SourceRecord source) {
        decision = Decision.ACCEPTED;
        ledger.accepted(source.topic(), source.partition());
    }

    void duplicate(SourceRecord source) {
        decision = Decision.CLOSED;
        ledger.duplicate(source.topic(), source.partition());
    }

    void refused(SourceRecord source, Rejection rejection, Instant now) {
        RejectedRecord rejected = RejectedRecord.of(source, rejection, IdentityTopology.STAGE, now);
        outbox.reject(rejected.source().key(), patiently(() -> serializer.serialize(Topics.REJECTED, rejected)));
        decision = Decision.CLOSED;
        ledger.rejected(source.topic(), source.partition(), rejection.reason().name());
    }

    /** A defect. Should the error be one that may pass, the count is taken back with everything else. */
    RuntimeException failed(RuntimeException defect) {
        SourceRecord source = atHand;
        if (source == null) {
            return defect;
        }
        if (decision == Decision.OPEN) {
            ledger.deadLettered(source.topic(), source.partition());
        } else if (decision == Decision.ACCEPTED) {
            ledger.deadLetteredAfterAll(source.topic(), source.partition());
        }
        return FailedRecord.of(source, defect);
    }
}
