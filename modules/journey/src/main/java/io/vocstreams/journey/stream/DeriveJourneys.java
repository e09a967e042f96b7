package io.vocstreams.journey.stream;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.UndecodableException;
import io.vocstreams.contracts.internal.MovedHeader;
import io.vocstreams.contracts.internal.WatermarkCodec;
import io.vocstreams.journey.domain.ProfileVersion;
import io.vocstreams.journey.stream.ExchangeMessage.ProfileStated;
import io.vocstreams.journey.stream.ExchangeMessage.ProfilesForgotten;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.intake.Identifiers;
import io.vocstreams.model.intake.Intake;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.model.intake.Rejection;
import io.vocstreams.platform.BeforeCommit;
import io.vocstreams.platform.SourceRecord;
import io.vocstreams.platform.ledger.Ledger;
import io.vocstreams.platform.metrics.TaskMeters;
import io.vocstreams.platform.time.Arrival;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Takes in what the stage reads, record by record, and lets time pass. */
final class DeriveJourneys implements Processor<byte[], byte[], Object, Object> {

    static final Duration TICK = Duration.ofMillis(200);

    private final JourneyTopology.Settings settings;
    private final Deserializer<ResolvedInteraction> interactions;
    private final Deserializer<CustomerProfile> profiles;
    private final JourneyMeters meters;

    private ProcessorContext<Object, Object> context;
    private TaskMeters own;
    private JourneyTask task;
    private Ledger ledger;

    DeriveJourneys(
            JourneyTopology.Settings settings,
            Deserializer<ResolvedInteraction> interactions,
            Deserializer<CustomerProfile> profiles,
            JourneyMeters meters) {
        this.settings = settings;
        this.interactions = interactions;
        this.profiles = profiles;
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<Object, Object> initialised) {
        context = initialised;
        int number = context.taskId().partition();
        own = meters.open(number);
        ledger = new Ledger(JourneyTopology.STAGE, number, context.getStateStore(Ledger.STORE), own);
        task = new JourneyTask(context, settings, meters, own);
        BeforeCommit.run(context, () -> {
            task.beforeCommit();
            ledger.write(task.outbox()::ledger);
            task.outbox().committing();
        });
        context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, wallClock -> task.tick());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata source = context.recordMetadata().orElseThrow();
        boolean isInput = source.topic().equals(Topics.CUSTOMERS);
        task.outbox().setOffBy(isInput ? Arrival.at(record.timestamp()) : Arrival.of(record.headers()));
        try {
            switch (source.topic()) {
                case Topics.INTERACTIONS -> interaction(source, record);
                case Topics.CUSTOMERS -> profile(source, record);
                case Topics.JOURNEY_EXCHANGE ->
                    internal(source, () -> task.exchanged(ExchangeCodec.fromBytes(record.value())));
                case Topics.IDENTITY_WATERMARKS ->
                    internal(source, () -> task.time().told(WatermarkCodec.fromBytes(record.value())));
                default -> throw new IllegalStateException("Nothing is known of " + source.topic());
            }
        } catch (RuntimeException unexpected) {
            task.forgetRecent();
            // Kafka Streams would take a ClassCastException of ours for a wrong serde, and stop.
            throw unexpected instanceof ClassCastException ? new IllegalStateException(unexpected) : unexpected;
        }
    }

    @Override
    public void close() {
        own.close();
    }

    private void internal(RecordMetadata source, Runnable handling) {
        ledger.consumed(source.topic(), source.partition(), source.offset());
        try {
            handling.run();
        } catch (RuntimeException unexpected) {
            ledger.deadLettered(source.topic(), source.partition());
            throw unexpected;
        }
        ledger.accepted(source.topic(), source.partition());
    }

    private void interaction(RecordMetadata source, Record<byte[], byte[]> record) {
        internal(source, () -> {
            try {
                @Nullable
                ResolvedInteraction resolved =
                        interactions.deserialize(source.topic(), record.headers(), record.value());
                if (resolved == null) {
                    throw new UndecodableException("the value is null");
                }
                task.interacted(resolved, MovedHeader.isIn(record.headers()));
            } finally {
                // A watermark waits for a number of records, whatever becomes of them.
                task.time().saw(record.headers());
            }
        });
    }

    private void profile(RecordMetadata source, Record<byte[], byte[]> record) {
        ledger.consumed(source.topic(), source.partition(), source.offset());
        Optional<Rejection> rejection;
        try {
            rejection = judge(record);
        } catch (UndecodableException e) {
            rejection = Optional.of(new Rejection(RejectReason.UNDECODABLE, String.valueOf(e.getMessage())));
        } catch (RuntimeException unexpected) {
            ledger.deadLettered(source.topic(), source.partition());
            throw unexpected;
        }
        if (rejection.isPresent()) {
            task.outbox().rejected(SourceRecord.of(source, record), rejection.get());
            ledger.rejected(
                    source.topic(), source.partition(), rejection.get().reason().name());
        } else {
            ledger.accepted(source.topic(), source.partition());
        }
    }

    /** What is accepted goes to its customer's place. */
    private Optional<Rejection> judge(Record<byte[], byte[]> record) {
        CustomerProfile profile = profiles.deserialize(Topics.CUSTOMERS, record.headers(), record.value());
        if (profile == null) {
            String customerId = Identifiers.normal(text(record.key()));
            if (customerId.isEmpty()) {
                return Optional.of(new Rejection(RejectReason.MISSING_FIELD, "the key of a null profile is blank"));
            }
            task.profile(new ProfilesForgotten(customerId));
            return Optional.empty();
        }
        Optional<Rejection> rejection = Intake.judge(profile);
        if (rejection.isEmpty()) {
            task.profile(new ProfileStated(Identifiers.normal(profile.customerId()), ProfileVersion.of(profile)));
        }
        return rejection;
    }

    private static String text(byte @Nullable [] key) {
        return key == null ? "" : new String(key, StandardCharsets.UTF_8);
    }
}
