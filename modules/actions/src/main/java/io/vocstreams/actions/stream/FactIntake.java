package io.vocstreams.actions.stream;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.UndecodableException;
import io.vocstreams.model.Fact;
import io.vocstreams.model.cases.CaseAction;
import io.vocstreams.model.improvement.ImprovementAction;
import io.vocstreams.model.intake.Intake;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.model.intake.Rejection;
import io.vocstreams.platform.RecordLimits;
import io.vocstreams.platform.SourceRecord;
import io.vocstreams.platform.ledger.Ledger;
import io.vocstreams.platform.unit.Consumed;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Reads and judges what people wrote down, each record by itself. What is right goes on, the rest is refused whole. */
final class FactIntake {

    private final Deserializer<CaseAction> caseActions;
    private final Deserializer<ImprovementAction> improvementActions;
    private final Intake intake;
    private final Ledger ledger;
    private final RecordLimits limits;
    private final ActionsOutbox outbox;
    private final BiConsumer<Consumed, Fact> accepted;

    /** @param accepted takes what is right by itself; whether it is news is not decided yet */
    FactIntake(
            EdgeSerdes serdes,
            Intake intake,
            Ledger ledger,
            RecordLimits limits,
            ActionsOutbox outbox,
            BiConsumer<Consumed, Fact> accepted) {
        this.caseActions = serdes.caseActions().deserializer();
        this.improvementActions = serdes.improvementActions().deserializer();
        this.intake = intake;
        this.ledger = ledger;
        this.limits = limits;
        this.outbox = outbox;
        this.accepted = accepted;
    }

    /** The topic from which a fact comes. */
    static String topicOf(Fact fact) {
        return fact instanceof CaseAction ? Topics.CASE_ACTIONS : Topics.IMPROVEMENT_ACTIONS;
    }

    void take(Consumed consumed) {
        RecordMetadata source = consumed.metadata();
        ledger.consumed(source.topic(), source.partition(), source.offset());
        SourceRecord whole = SourceRecord.of(source, consumed.record());
        try {
            Optional<Rejection> rejection = limits.letsIn(whole)
                    ? readAndJudge(consumed)
                    : Optional.of(Intake.tooLarge(whole.size(), limits.read()));
            rejection.ifPresent(refused -> {
                outbox.rejected(whole, refused);
                ledger.rejected(
                        source.topic(), source.partition(), refused.reason().name());
            });
        } catch (RuntimeException unexpected) {
            ledger.deadLettered(source.topic(), source.partition());
            throw unexpected;
        }
    }

    private Optional<Rejection> readAndJudge(Consumed consumed) {
        Record<byte[], byte[]> record = consumed.record();
        String topic = consumed.metadata().topic();
        if (record.value() == null) {
            return Optional.of(new Rejection(RejectReason.UNDECODABLE, "the value is null"));
        }
        try {
            Instant now = outbox.now();
            if (topic.equals(Topics.CASE_ACTIONS)) {
                CaseAction action = caseActions.deserialize(topic, record.headers(), record.value());
                return judged(consumed, action, intake.judge(action, now));
            }
            ImprovementAction action = improvementActions.deserialize(topic, record.headers(), record.value());
            return judged(consumed, action, intake.judge(action, now));
        } catch (UndecodableException e) {
            return Optional.of(new Rejection(RejectReason.UNDECODABLE, String.valueOf(e.getMessage())));
        }
    }

    private Optional<Rejection> judged(Consumed consumed, Fact fact, Optional<Rejection> rejection) {
        if (rejection.isEmpty()) {
            accepted.accept(consumed, fact);
        }
        return rejection;
    }
}
