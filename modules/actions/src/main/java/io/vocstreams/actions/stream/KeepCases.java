package io.vocstreams.actions.stream;

import io.vocstreams.actions.domain.Cases;
import io.vocstreams.actions.stream.ActedForm.Acted;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.internal.ActionsMessage;
import io.vocstreams.contracts.internal.ActionsMessage.CaseClaimed;
import io.vocstreams.contracts.internal.ActionsMessage.CaseWithdrawn;
import io.vocstreams.contracts.internal.ActionsMessage.Planned;
import io.vocstreams.contracts.internal.ActionsMessage.WatermarkReport;
import io.vocstreams.contracts.internal.ActionsMessageCodec;
import io.vocstreams.contracts.stage.Deployment;
import io.vocstreams.contracts.stage.InputIntake;
import io.vocstreams.model.Fact;
import io.vocstreams.model.cases.CaseAction;
import io.vocstreams.model.cases.CaseReason;
import io.vocstreams.model.improvement.ImprovementAction;
import io.vocstreams.model.intake.Intake;
import io.vocstreams.platform.LookQueue;
import io.vocstreams.platform.Partitioning;
import io.vocstreams.platform.ledger.LedgerEntry;
import io.vocstreams.platform.task.StageTask;
import io.vocstreams.platform.time.Activity;
import io.vocstreams.platform.time.Arrival;
import io.vocstreams.platform.time.ReportedWatermarks;
import io.vocstreams.platform.time.UpstreamClock;
import io.vocstreams.platform.time.Watermark;
import io.vocstreams.platform.unit.Consumed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Takes in what JOURNEY finds and what people write down, and lets time pass for the deadlines of cases. */
final class KeepCases implements Processor<byte[], byte[], Object, Object> {

    static final Duration TICK = Duration.ofMillis(200);

    private static final int DUE_PER_TICK = 2_000;

    private final ActionsSettings settings;
    private final Deployment deployment;
    private final ActionsMeters meters;
    private final Set<String> sources;
    private final Serializer<LedgerEntry> entries;
    private final ActedForm acted = new ActedForm();
    private final List<Watermark> reports = new ArrayList<>();

    private ProcessorContext<Object, Object> context;
    private StageTask task;
    private ActionsOutbox outbox;
    private ReportedWatermarks reported;
    private UpstreamClock time;
    private KeptCases cases;
    private KeptImprovements improvements;
    private KeptExperiments experiments;
    private InputIntake inputs;
    private FactIntake facts;
    private ForgetCases forgetting;

    KeepCases(ActionsSettings settings, Deployment deployment, ActionsMeters meters, Set<String> sources) {
        this.settings = settings;
        this.deployment = deployment;
        this.meters = meters;
        this.sources = sources;
        this.entries = deployment.serdes().ledger().serializer();
    }

    @Override
    public void init(ProcessorContext<Object, Object> initialised) {
        context = initialised;
        task = new StageTask(
                context,
                context.taskId().partition(),
                meters.stage(),
                entry -> entries.serialize(Topics.LEDGER, entry));
        outbox = new ActionsOutbox(task, deployment.serdes(), meters);
        Activity activity = new Activity(settings.time().idleTimeout(), context.currentSystemTimeMs());
        reported = new ReportedWatermarks("upstream", deployment.partitionsOf(Topics.JOURNEY_EXCHANGE), task.times());
        time = new UpstreamClock(
                reported, task.times(), activity, () -> deployment.lag().isNone(sources, task.number()));
        Cases rules = new Cases(settings.calendar());
        CaseStore store = new CaseStore(task.store(CaseStore.NAME));
        LookQueue deadlines = new LookQueue(task.store(KeptCases.DEADLINES));
        cases = new KeptCases(rules, store, deadlines, outbox, task.isolation(), time::now);
        improvements = new KeptImprovements(task.store(KeptImprovements.STORE), outbox, task.isolation());
        experiments = new KeptExperiments(task.store(KeptExperiments.STORE), outbox, task.isolation());
        inputs = new InputIntake(
                task, ActionsTopology.STAGE, deployment.serdes().rejected().serializer());
        facts = new FactIntake(
                deployment.serdes(), new Intake(settings.time().futureTolerance()), outbox::now, this::written);
        forgetting = new ForgetCases(rules, store, outbox, settings, meters);
        task.beforeCommit(this::beforeCommit);
        task.every(TICK, this::tick);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata source = context.recordMetadata().orElseThrow();
        Consumed consumed = new Consumed(source, record);
        boolean isInput =
                !source.topic().equals(Topics.ACTIONS_CLAIMS) && !source.topic().equals(Topics.ACTIONS_EXCHANGE);
        task.outbox().arrived(isInput ? Arrival.at(record.timestamp()) : Arrival.of(record.headers()));
        switch (source.topic()) {
            case Topics.ACTIONS_CLAIMS -> task.take(source, () -> said(consumed));
            case Topics.CASE_ACTIONS -> inputs.take(consumed, facts::caseAction);
            case Topics.IMPROVEMENT_ACTIONS -> inputs.take(consumed, facts::improvementAction);
            case Topics.ACTIONS_EXCHANGE ->
                task.take(source, () -> {
                    Acted message = acted.fromBytes(record.value());
                    return () -> acted(consumed, message);
                });
            default -> throw new IllegalStateException("Nothing is known of " + source.topic());
        }
    }

    @Override
    public void close() {
        task.close();
    }

    private Runnable said(Consumed consumed) {
        ActionsMessage message = ActionsMessageCodec.fromBytes(consumed.record().value());
        if (message instanceof WatermarkReport report) {
            reported.requireKnown(report.watermark().task());
            return () -> reports.add(report.watermark());
        }
        time.accepted(outbox.now());
        if (message instanceof CaseClaimed claimed) {
            return () ->
                    cases.change(consumed, claimed.caseId(), CaseReason.CORRECTED, set -> set.claimed(claimed.claim()));
        }
        if (message instanceof Planned planned) {
            return () -> experiments.planned(consumed, planned.plan());
        }
        CaseWithdrawn withdrawn = (CaseWithdrawn) message;
        Instant now = outbox.now();
        return () -> cases.change(
                consumed,
                withdrawn.caseId(),
                CaseReason.CORRECTED,
                set -> set.withdrawn(withdrawn.customerId(), withdrawn.revision(), now));
    }

    /** What is right by itself goes to the place of what it is about. */
    private void written(Consumed consumed, Fact fact) {
        Acted message = new Acted(consumed.metadata().partition(), fact);
        int place = Partitioning.partitionOf(fact.about(), deployment.partitionsOf(Topics.ACTIONS_EXCHANGE));
        if (place == task.number()) {
            acted(consumed, message);
        } else {
            outbox.passOn(place, message);
        }
    }

    private void acted(Consumed consumed, Acted message) {
        String topic = FactIntake.topicOf(message.fact());
        if (!isNews(message.fact())) {
            task.ledger().duplicate(topic, message.partition());
            return;
        }
        task.ledger().accepted(topic, message.partition());
        if (message.fact() instanceof CaseAction action) {
            cases.change(consumed, action.caseId(), CaseReason.ACTED, set -> set.acted(action));
        } else if (message.fact() instanceof ImprovementAction action) {
            improvements.said(consumed, action);
        }
    }

    private boolean isNews(Fact fact) {
        return fact instanceof CaseAction action
                ? cases.set(action.caseId()).actions().isNews(action)
                : fact instanceof ImprovementAction said
                        && improvements.facts(said.improvementId()).isNews(said);
    }

    private void beforeCommit() {
        cases.publishChanged();
        // Not before what they come after: a deadline must not pass without what kept it.
        reports.forEach(time::report);
        reports.clear();
    }

    private void tick() {
        Watermark ignored = time.advance(task.number(), outbox.now());
        Instant clock = time.now();
        task.ticked(time.settled(), clock);
        boolean isAllPublished = clock == null || cases.publishDue(clock, DUE_PER_TICK);
        Instant settled = time.settled();
        if (settled != null && isAllPublished) {
            forgetting.step(settled);
        }
    }
}
