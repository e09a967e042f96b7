package io.vocstreams.actions.stream;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vocstreams.actions.calendar.CalendarFile;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.RejectedRecord;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.internal.ActionsMessage;
import io.vocstreams.contracts.internal.ActionsMessageCodec;
import io.vocstreams.contracts.stage.Deployment;
import io.vocstreams.driver.StageDriver;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Operation;
import io.vocstreams.model.cases.Case;
import io.vocstreams.model.cases.CaseAction;
import io.vocstreams.model.cases.CaseAnnouncement;
import io.vocstreams.model.cases.CaseClaim;
import io.vocstreams.model.cases.CaseEvent;
import io.vocstreams.model.cases.CaseOpening;
import io.vocstreams.model.cases.Handling;
import io.vocstreams.model.cases.Severity;
import io.vocstreams.model.experiment.Experiment;
import io.vocstreams.model.experiment.ExperimentPlan;
import io.vocstreams.model.improvement.Improvement;
import io.vocstreams.model.improvement.ImprovementAction;
import io.vocstreams.model.policy.IdentityPolicy;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.policy.Retention;
import io.vocstreams.model.policy.TimePolicy;
import io.vocstreams.platform.StageStores;
import io.vocstreams.platform.ledger.LedgerEntry;
import io.vocstreams.platform.time.InputLag;
import io.vocstreams.platform.time.Watermark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;

/** One task of the actions stage with a mocked wall clock: a Monday, by a calendar of weekdays from 9 to 18, UTC. */
final class ActionsDriver implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    static final Duration KEPT = Duration.ofDays(400);

    private final EdgeSerdes serdes = EdgeSerdes.registering("mock://actions", Map.of());
    private final StageDriver driver;

    /** With one partition every case is in place; with more, what belongs elsewhere goes over the loop topic. */
    ActionsDriver(int partitions) {
        ActionsSettings settings = new ActionsSettings(
                CalendarFile.shipped(),
                TimePolicy.DEFAULT,
                new Retention(TimePolicy.DEFAULT, IdentityPolicy.DEFAULT, JourneyPolicy.DEFAULT),
                KEPT);
        Deployment deployment = StageDriver.deployment(
                ActionsTopology.STAGE,
                serdes,
                StageStores.Kind.MEMORY,
                Map.of(Topics.JOURNEY_EXCHANGE, 1, Topics.ACTIONS_EXCHANGE, partitions),
                InputLag.NONE);
        driver = new StageDriver(ActionsTopology.STAGE, new ActionsTopology(settings, deployment), NOW);
    }

    Topology topology() {
        return driver.topology();
    }

    /** Contact is due four hours of business after, resolution eight. */
    static CaseClaim claim(String customer, Instant openedAt) {
        return new CaseClaim(
                customer,
                new CaseOpening(
                        "detractor",
                        1,
                        "LOW_ANSWER",
                        "answer-1",
                        1,
                        openedAt,
                        Channel.STORE,
                        "S1",
                        null,
                        List.of("waiting-time"),
                        new Handling(Severity.HIGH, "stores", Duration.ofHours(4), Duration.ofHours(8))),
                0,
                null,
                "journey-1",
                null);
    }

    /** What a person did, written down at once. */
    static CaseAction action(String caseId, CaseAction.Kind kind, String id, Instant at) {
        return action(caseId, kind, id, at, 0, Operation.UPSERT);
    }

    static CaseAction action(
            String caseId, CaseAction.Kind kind, String id, Instant at, int revision, Operation operation) {
        return new CaseAction(caseId, id, revision, operation, kind, at, at, "kim", "lee", null, "late", null);
    }

    void claimed(CaseClaim claim) {
        said(new ActionsMessage.CaseClaimed(claim.opening().caseId(), claim));
    }

    void withdrawn(CaseClaim claim, int revision) {
        said(new ActionsMessage.CaseWithdrawn(claim.opening().caseId(), claim.customerId(), revision));
    }

    /** The only task of JOURNEY says this, and the next tick takes it in. */
    void watermark(Instant settled) {
        said(new ActionsMessage.WatermarkReport(new Watermark(0, false, 0, settled.toEpochMilli())));
        tick();
    }

    private void said(ActionsMessage message) {
        driver.bring(Topics.ACTIONS_CLAIMS, new byte[0], ActionsMessageCodec.toBytes(message));
    }

    void acted(CaseAction action) {
        raw(serdes.caseActions().serializer().serialize(Topics.CASE_ACTIONS, action));
    }

    void said(ImprovementAction action) {
        driver.bring(
                Topics.IMPROVEMENT_ACTIONS,
                "any".getBytes(UTF_8),
                serdes.improvementActions().serializer().serialize(Topics.IMPROVEMENT_ACTIONS, action));
    }

    /** What was published of improvements since the last call; a null is a tombstone. */
    List<@Nullable Improvement> improvements() {
        return driver
                .written(
                        Topics.IMPROVEMENTS,
                        new StringDeserializer(),
                        serdes.improvements().deserializer())
                .stream()
                .<@Nullable Improvement>map(TestRecord::value)
                .toList();
    }

    /** JOURNEY has taken a plan in. */
    void planned(ExperimentPlan plan) {
        said(new ActionsMessage.Planned(plan));
    }

    /** What was published of experiments since the last call; a null is a tombstone. */
    List<@Nullable Experiment> experiments() {
        return driver
                .written(
                        Topics.EXPERIMENTS,
                        new StringDeserializer(),
                        serdes.experiments().deserializer())
                .stream()
                .<@Nullable Experiment>map(TestRecord::value)
                .toList();
    }

    void raw(byte @Nullable [] value) {
        driver.bring(Topics.CASE_ACTIONS, "any".getBytes(UTF_8), value);
    }

    /** How many records were written for other tasks since the last call. */
    int passedOn() {
        return driver.written(Topics.ACTIONS_EXCHANGE).size();
    }

    void tick() {
        driver.pass(KeepCases.TICK);
    }

    void pass(Duration duration) {
        driver.pass(duration);
    }

    /** What was published since the last call; a null is a tombstone. */
    List<@Nullable Case> cases() {
        return driver
                .written(Topics.CASES, new StringDeserializer(), serdes.cases().deserializer())
                .stream()
                .<@Nullable Case>map(TestRecord::value)
                .toList();
    }

    /** What was announced since the last call. */
    List<CaseEvent> events() {
        return driver.values(Topics.CASE_EVENTS, serdes.caseEvents().deserializer()).stream()
                .map(CaseAnnouncement::event)
                .toList();
    }

    List<RejectedRecord> rejected() {
        return driver.values(Topics.REJECTED, serdes.rejected().deserializer());
    }

    List<LedgerEntry> ledger() {
        return driver.values(Topics.LEDGER, serdes.ledger().deserializer());
    }

    int deadLetters() {
        return driver.deadLetters();
    }

    int size(String store) {
        return driver.size(store);
    }

    /** A new task, which starts with what this one's changelogs hold. */
    ActionsDriver restarted() {
        ActionsDriver next = new ActionsDriver(1);
        next.driver.restore(driver);
        close();
        return next;
    }

    @Override
    public void close() {
        driver.close();
        serdes.close();
    }
}
