package io.vocstreams.journey.stream;

import io.vocstreams.contracts.InteractionCodec;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.internal.MovedHeader;
import io.vocstreams.contracts.internal.ResolvedConsentCodec;
import io.vocstreams.contracts.internal.WatermarkCodec;
import io.vocstreams.contracts.stage.Deployment;
import io.vocstreams.contracts.stage.InputIntake;
import io.vocstreams.contracts.stage.InputIntake.Verdict;
import io.vocstreams.journey.domain.history.ProfileVersion;
import io.vocstreams.journey.stream.ExchangeMessage.ProfileStated;
import io.vocstreams.journey.stream.ExchangeMessage.ProfilesForgotten;
import io.vocstreams.journey.stream.Notices.Stated;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.experiment.ExperimentPlan;
import io.vocstreams.model.guidance.Notice;
import io.vocstreams.model.intake.Identifiers;
import io.vocstreams.model.intake.Intake;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.model.intake.Rejection;
import io.vocstreams.platform.time.Arrival;
import io.vocstreams.platform.unit.Consumed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Takes in what the stage reads, record by record, and lets time pass. */
final class DeriveJourneys implements Processor<byte[], byte[], Object, Object> {

    private static final Set<String> INPUTS = Set.of(Topics.CUSTOMERS, Topics.EXPERIMENT_PLANS, Topics.OPERATIONS);

    static final Duration TICK = Duration.ofMillis(200);

    private final JourneySettings settings;
    private final Deployment deployment;
    private final Deserializer<ResolvedInteraction> interactions;
    private final Deserializer<CustomerProfile> profiles;
    private final Deserializer<ExperimentPlan> plans;
    private final Deserializer<Notice> operations;
    private final ResolvedConsentCodec consents = new ResolvedConsentCodec(new InteractionCodec());
    private final Intake rules;
    private final JourneyMeters meters;
    private final Set<String> sources;

    private ProcessorContext<Object, Object> context;
    private JourneyTask task;
    private InputIntake inputs;

    DeriveJourneys(JourneySettings settings, Deployment deployment, JourneyMeters meters, Set<String> sources) {
        this.settings = settings;
        this.deployment = deployment;
        this.interactions = deployment.serdes().interactions().deserializer();
        this.profiles = deployment.serdes().customers().deserializer();
        this.plans = deployment.serdes().experimentPlans().deserializer();
        this.operations = deployment.serdes().operations().deserializer();
        this.rules = new Intake(settings.time().futureTolerance());
        this.meters = meters;
        this.sources = sources;
    }

    @Override
    public void init(ProcessorContext<Object, Object> initialised) {
        context = initialised;
        task = new JourneyTask(context, settings, deployment, meters, sources);
        inputs = new InputIntake(
                task.task(),
                JourneyTopology.STAGE,
                deployment.serdes().rejected().serializer());
        task.task().beforeCommit(task::beforeCommit);
        task.task().every(TICK, task::tick);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata source = context.recordMetadata().orElseThrow();
        boolean isInput = INPUTS.contains(source.topic());
        task.outbox().arrived(isInput ? Arrival.at(record.timestamp()) : Arrival.of(record.headers()));
        try {
            switch (source.topic()) {
                case Topics.INTERACTIONS -> task.task().take(source, () -> interaction(source, record));
                case Topics.IDENTITY_CONSENTS -> task.task().take(source, () -> consent(source, record));
                case Topics.CUSTOMERS -> inputs.take(new Consumed(source, record), this::profile);
                case Topics.EXPERIMENT_PLANS -> inputs.take(new Consumed(source, record), this::plan);
                case Topics.OPERATIONS -> inputs.take(new Consumed(source, record), this::operation);
                case Topics.JOURNEY_EXCHANGE -> task.task().take(source, () -> exchanged(source, record));
                case Topics.IDENTITY_WATERMARKS -> task.task().take(source, () -> upstreamReport(record));
                default -> throw new IllegalStateException("Nothing is known of " + source.topic());
            }
            task.recordTaken();
        } catch (RuntimeException unexpected) {
            // Kafka Streams would take a ClassCastException of ours for a wrong serde, and stop.
            throw unexpected instanceof ClassCastException ? new IllegalStateException(unexpected) : unexpected;
        }
    }

    @Override
    public void close() {
        task.task().close();
    }

    private Runnable interaction(RecordMetadata source, Record<byte[], byte[]> record) {
        try {
            Consumed consumed = new Consumed(source, record);
            ResolvedInteraction resolved = InputIntake.value(source.topic(), record.value(), interactions);
            return task.interacted(consumed, resolved, MovedHeader.isIn(record.headers()));
        } finally {
            // A watermark waits for a number of records, whatever becomes of them.
            task.saw(record.headers());
        }
    }

    private Runnable consent(RecordMetadata source, Record<byte[], byte[]> record) {
        ResolvedInteraction resolved = consents.fromBytes(record.value());
        return () -> task.consented(new Consumed(source, record), resolved);
    }

    private Runnable exchanged(RecordMetadata source, Record<byte[], byte[]> record) {
        ExchangeMessage message = ExchangeCodec.fromBytes(record.value());
        return () -> task.exchanged(new Consumed(source, record), message);
    }

    private Runnable upstreamReport(Record<byte[], byte[]> record) {
        task.upstreamReport(WatermarkCodec.fromBytes(record.value()));
        return () -> {};
    }

    /** What is accepted goes to every task. */
    private Verdict plan(Consumed consumed) {
        ExperimentPlan plan =
                InputIntake.value(Topics.EXPERIMENT_PLANS, consumed.record().value(), plans);
        Optional<Rejection> rejection = task.plans().judge(plan);
        if (rejection.isPresent()) {
            return Verdict.refused(rejection.get());
        }
        if (!task.plans().isNew(plan)) {
            return Verdict.DUPLICATE;
        }
        task.plan(consumed, plan);
        return Verdict.ACCEPTED;
    }

    /** What is accepted goes to every task. */
    private Verdict operation(Consumed consumed) {
        Notice notice = InputIntake.value(Topics.OPERATIONS, consumed.record().value(), operations);
        Optional<Rejection> rejection = rules.judge(notice, task.outbox().now());
        if (rejection.isPresent()) {
            return Verdict.refused(rejection.get());
        }
        if (!task.notices().isNew(notice)) {
            return Verdict.DUPLICATE;
        }
        long timestamp = consumed.record().timestamp();
        Instant arrivedAt =
                timestamp > 0 ? Instant.ofEpochMilli(timestamp) : task.outbox().now();
        task.operation(consumed, new Stated(notice, arrivedAt));
        return Verdict.ACCEPTED;
    }

    /** What is accepted goes to its customer's place. */
    private Verdict profile(Consumed consumed) {
        Record<byte[], byte[]> record = consumed.record();
        CustomerProfile profile = profiles.deserialize(Topics.CUSTOMERS, record.headers(), record.value());
        if (profile == null) {
            String customerId = Identifiers.normal(text(record.key()));
            if (customerId.isEmpty()) {
                return Verdict.refused(new Rejection(RejectReason.MISSING_FIELD, "the key of a null profile is blank"));
            }
            task.profile(consumed, new ProfilesForgotten(customerId));
            return Verdict.ACCEPTED;
        }
        Optional<Rejection> rejection = Intake.judge(profile);
        if (rejection.isPresent()) {
            return Verdict.refused(rejection.get());
        }
        String customerId = Identifiers.normal(profile.customerId());
        task.profile(consumed, new ProfileStated(customerId, ProfileVersion.of(profile)));
        return Verdict.ACCEPTED;
    }

    private static String text(byte @Nullable [] key) {
        return key == null ? "" : new String(key, StandardCharsets.UTF_8);
    }
}
