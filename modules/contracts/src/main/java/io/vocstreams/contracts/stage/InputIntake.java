package io.vocstreams.contracts.stage;

import io.vocstreams.contracts.RejectedRecord;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.UndecodableException;
import io.vocstreams.model.intake.Intake;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.model.intake.Rejection;
import io.vocstreams.platform.RecordLimits;
import io.vocstreams.platform.SourceRecord;
import io.vocstreams.platform.ledger.Ledger;
import io.vocstreams.platform.task.StageTask;
import io.vocstreams.platform.unit.Consumed;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Takes in what producers send to a stage: each record is judged and counted, and what is refused goes, whole, to
 * {@link Topics#REJECTED}.
 */
public final class InputIntake {

    /** The sink of what is refused. */
    public static final String REJECTED_SINK = "rejected-sink";

    private final StageTask task;
    private final String stage;
    private final Serializer<RejectedRecord> refusals;

    public InputIntake(StageTask task, String stage, Serializer<RejectedRecord> refusals) {
        this.task = task;
        this.stage = stage;
        this.refusals = refusals;
    }

    /** What becomes of a record; of a refused one, why. */
    public record Verdict(Kind kind, @Nullable Rejection rejection) {

        public static final Verdict ACCEPTED = new Verdict(Kind.ACCEPTED, null);
        public static final Verdict DUPLICATE = new Verdict(Kind.DUPLICATE, null);

        /** Another task may know more; what is decided there is counted there. */
        public static final Verdict PASSED_ON = new Verdict(Kind.PASSED_ON, null);

        enum Kind {
            ACCEPTED,
            DUPLICATE,
            PASSED_ON,
            REFUSED
        }

        public static Verdict refused(Rejection rejection) {
            return new Verdict(Kind.REFUSED, rejection);
        }
    }

    /**
     * Counts a record, and what becomes of it.
     *
     * @param judge may throw {@link UndecodableException}, which refuses the record
     */
    public void take(Consumed consumed, Function<Consumed, Verdict> judge) {
        SourceRecord source = consumed.source();
        Ledger ledger = task.ledger();
        ledger.consumed(source.topic(), source.partition(), source.offset());
        Verdict verdict;
        try {
            verdict = read(source, task.outbox().limits(), () -> judge.apply(consumed), Verdict::refused);
            if (verdict.rejection() != null) {
                send(RejectedRecord.of(
                        source, verdict.rejection(), stage, task.outbox().now()));
            }
        } catch (RuntimeException unexpected) {
            ledger.deadLettered(source.topic(), source.partition());
            throw unexpected;
        }
        count(source, verdict);
    }

    /**
     * What is read of a record; or what becomes of it if it is too large or cannot be read.
     *
     * @param reading may throw {@link UndecodableException}
     */
    public static <T> T read(
            SourceRecord source, RecordLimits limits, Supplier<T> reading, Function<Rejection, T> refused) {
        if (!limits.letsIn(source)) {
            return refused.apply(Intake.tooLarge(source.size(), limits.read()));
        }
        try {
            return reading.get();
        } catch (UndecodableException undecodable) {
            return refused.apply(new Rejection(RejectReason.UNDECODABLE, String.valueOf(undecodable.getMessage())));
        }
    }

    /** The value of a record that must have one. */
    public static <T> T value(String topic, byte @Nullable [] bytes, Deserializer<T> deserializer) {
        @Nullable T value = deserializer.deserialize(topic, bytes);
        if (value == null) {
            throw new UndecodableException("the value is null");
        }
        return value;
    }

    private void send(RejectedRecord rejected) {
        byte[] value = refusals.serialize(Topics.REJECTED, rejected);
        task.outbox().send(REJECTED_SINK, rejected.source().key(), value);
    }

    private void count(SourceRecord source, Verdict verdict) {
        Ledger ledger = task.ledger();
        switch (verdict.kind()) {
            case ACCEPTED -> ledger.accepted(source.topic(), source.partition());
            case DUPLICATE -> ledger.duplicate(source.topic(), source.partition());
            case PASSED_ON -> {}
            case REFUSED -> {
                Rejection rejection = Objects.requireNonNull(verdict.rejection());
                ledger.rejected(
                        source.topic(), source.partition(), rejection.reason().name());
            }
        }
    }
}
