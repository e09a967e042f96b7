package io.vocstreams.identity.stream;

import static io.vocstreams.identity.stream.RegistryRetry.patiently;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.InteractionCodec;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.internal.ResolvedConsentCodec;
import io.vocstreams.contracts.internal.WatermarkCodec;
import io.vocstreams.contracts.stage.Deployment;
import io.vocstreams.identity.stream.Backlog.Slices;
import io.vocstreams.identity.stream.NodeMessage.EventArrival;
import io.vocstreams.identity.stream.NodeMessage.ForwardedInteraction;
import io.vocstreams.identity.stream.NodeMessage.LinkArrival;
import io.vocstreams.identity.stream.NodeMessage.LinkChange;
import io.vocstreams.identity.stream.Timekeeper.Clocks;
import io.vocstreams.model.intake.Intake;
import io.vocstreams.model.policy.Retention;
import io.vocstreams.platform.SourceRecord;
import io.vocstreams.platform.ledger.LedgerEntry;
import io.vocstreams.platform.task.StageTask;
import io.vocstreams.platform.time.Arrival;
import io.vocstreams.platform.time.InputLag;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.ToIntFunction;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Puts a task together and hands each record to the part that knows what to do. */
final class ResolveIdentity implements Processor<byte[], byte[], Object, Object> {

    private static final Duration TICK = Duration.ofMillis(200);

    private final Retention policies;
    private final Slices slices;
    private final EdgeSerdes serdes;
    private final Partitions partitions;
    private final InputLag lag;
    private final ToIntFunction<ProcessorContext<Object, Object>> taskOf;
    private final IdentityMeters meters;

    private ProcessorContext<Object, Object> context;
    private NodeMessageCodec codec;
    private StageTask task;
    private TaskParts parts;
    private RecordIntake intake;
    private EventIntake events;
    private LinkIntake links;
    private LinkChanges linkChanges;
    private InteractionRouter router;
    private Backlog backlog;
    private ForgetNodes forgetting;

    ResolveIdentity(
            Retention policies, Deployment deployment, Partitions partitions, TaskSetup setup, IdentityMeters meters) {
        this.policies = policies;
        this.slices = setup.slices();
        this.serdes = deployment.serdes();
        this.partitions = partitions;
        this.lag = deployment.lag();
        this.taskOf = setup.number();
        this.meters = meters;
    }

    @Override
    public void init(ProcessorContext<Object, Object> initial) {
        context = initial;
        Serializer<LedgerEntry> entries = serdes.ledger().serializer();
        task = new StageTask(
                initial,
                taskOf.applyAsInt(initial),
                meters.stage(),
                entry -> patiently(() -> entries.serialize(Topics.LEDGER, entry)));
        task.beforeCommit(() -> {});
        InteractionCodec interactions = new InteractionCodec();
        codec = new NodeMessageCodec(interactions);
        TaskStores stores = TaskStores.of(task, interactions);
        IdentityOutbox outbox = new IdentityOutbox(task.outbox(), partitions, codec, meters);
        backlog = new Backlog(
                stores.ranges(), stores.interactions(), slices, task.outbox().limits());
        parts = shared(outbox);
        intake = new RecordIntake(
                parts,
                serdes,
                interactions,
                new Intake(policies.time().futureTolerance()),
                task.outbox().limits());
        InteractionPublisher publisher = new InteractionPublisher(
                serdes.interactions().serializer(),
                new ResolvedConsentCodec(interactions),
                parts.time().sequences(),
                partitions.ofInteractions(),
                outbox);
        router = new InteractionRouter(stores, policies.identity(), parts, publisher, task.isolation());
        linkChanges = new LinkChanges(stores, backlog, router, policies, parts);
        events = new EventIntake(stores.eventVersions(), stores.interactions(), router, policies.versions(), parts);
        links = new LinkIntake(stores.linkVersions(), linkChanges, parts);
        forgetting = new ForgetNodes(stores, policies, parts.time());
        task.every(TICK, this::tick);
    }

    @Override
    public void close() {
        task.close();
    }

    /** What a task knows of itself: its number, and how much it does in one go. */
    record TaskSetup(ToIntFunction<ProcessorContext<Object, Object>> number, Slices slices) {}

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata metadata = context.recordMetadata().orElseThrow();
        SourceRecord source = SourceRecord.of(metadata, record);
        boolean isHop = source.topic().equals(Topics.IDENTITY_HOPS);
        task.outbox().arrived(isHop ? Arrival.of(record.headers()) : Arrival.at(source.timestamp()));
        parts.outcomes().consumed(source);
        try {
            take(source);
            parts.messages().deliver(this::handleMessage);
        } catch (RuntimeException defect) {
            throw parts.outcomes().failed(defect);
        }
        forgetting.afterRecord();
    }

    private void take(SourceRecord source) {
        if (source.topic().equals(Topics.IDENTITY_HOPS)) {
            takeHop(source);
        } else {
            intake.receive(source, now());
        }
    }

    private void takeHop(SourceRecord source) {
        byte[] value = Objects.requireNonNull(source.value(), "a message without a value");
        if (source.key() == null) {
            parts.time().report(WatermarkCodec.fromBytes(value));
            parts.outcomes().accepted(source);
            return;
        }
        String place = new String(source.key(), StandardCharsets.UTF_8);
        NodeMessage message = codec.read(Parts.identifier(place), value);
        parts.outcomes().accepted(source);
        if (message instanceof EventArrival arrival) {
            parts.outcomes().handling(arrival.source());
        } else if (message instanceof LinkArrival arrival) {
            parts.outcomes().handling(arrival.source());
        }
        handleMessage(message);
    }

    private void handleMessage(NodeMessage message) {
        if (message instanceof EventArrival arrival) {
            whole(() -> events.decide(arrival, now()));
        } else if (message instanceof LinkArrival arrival) {
            links.decide(arrival);
        } else if (message instanceof LinkChange change && change.added()) {
            linkChanges.add(change.placed());
        } else if (message instanceof LinkChange change) {
            linkChanges.remove(change.placed());
        } else if (message instanceof ForwardedInteraction visit) {
            whole(() -> router.visit(visit));
        }
    }

    /** What fails half-way has done nothing. */
    private void whole(Runnable work) {
        RuntimeException defect = task.unit().attempt(work);
        if (defect != null) {
            throw defect;
        }
    }

    private void tick() {
        parts.time().tick();
        task.ticked(parts.time().watermark(), parts.time().clock());
        backlog.work(router::reconsider);
        parts.messages().deliver(message -> task.isolation().runUnits(() -> handleMessage(message)));
        forgetting.step();
    }

    private TaskParts shared(IdentityOutbox outbox) {
        Clocks clocks =
                new Clocks(context::currentSystemTimeMs, lag, policies.time().idleTimeout(), () -> !backlog.isEmpty());
        Timekeeper time = new Timekeeper(task.number(), partitions, task.times(), clocks, outbox);
        OutcomeRecorder outcomes =
                new OutcomeRecorder(task.ledger(), serdes.rejected().serializer(), outbox);
        return new TaskParts(
                time, outcomes, new NodeMessages(task.number(), partitions.tasks(), outbox, task.unit()), meters);
    }

    private Instant now() {
        return Instant.ofEpochMilli(context.currentSystemTimeMs());
    }
}
