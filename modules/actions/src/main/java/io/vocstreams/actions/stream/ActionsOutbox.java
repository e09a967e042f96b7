package io.vocstreams.actions.stream;

import io.vocstreams.actions.stream.ActedForm.Acted;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.model.Utf8;
import io.vocstreams.model.cases.Case;
import io.vocstreams.model.cases.CaseAnnouncement;
import io.vocstreams.model.experiment.Experiment;
import io.vocstreams.model.improvement.Improvement;
import io.vocstreams.platform.task.PartitionedKey;
import io.vocstreams.platform.task.StageTask;
import io.vocstreams.platform.task.TaskOutbox;
import java.time.Instant;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** What a task of ACTIONS tells. It is put into bytes at once, because that may fail. */
final class ActionsOutbox {

    private final TaskOutbox task;
    private final ActionsMeters meters;
    private final ActedForm acted = new ActedForm();
    private final Serializer<Case> cases;
    private final Serializer<CaseAnnouncement> events;
    private final Serializer<Improvement> improvements;
    private final Serializer<Experiment> experiments;

    ActionsOutbox(StageTask task, EdgeSerdes serdes, ActionsMeters meters) {
        this.task = task.outbox();
        this.meters = meters;
        this.cases = serdes.cases().serializer();
        this.events = serdes.caseEvents().serializer();
        this.improvements = serdes.improvements().serializer();
        this.experiments = serdes.experiments().serializer();
    }

    Instant now() {
        return task.now();
    }

    void published(Case one) {
        task.send(ActionsTopology.CASES_SINK, Utf8.bytes(one.caseId()), cases.serialize(Topics.CASES, one));
    }

    /** The case ended so long ago that its row goes. */
    void forgotten(String caseId) {
        task.send(ActionsTopology.CASES_SINK, Utf8.bytes(caseId), null);
    }

    /** Null: all that was said of it is taken back. */
    void improvement(String improvementId, @Nullable Improvement improvement) {
        task.send(
                ActionsTopology.IMPROVEMENTS_SINK,
                Utf8.bytes(improvementId),
                improvement == null ? null : improvements.serialize(Topics.IMPROVEMENTS, improvement));
    }

    /** Null: its plan is taken back. */
    void experiment(String experimentId, @Nullable Experiment experiment) {
        task.send(
                ActionsTopology.EXPERIMENTS_SINK,
                Utf8.bytes(experimentId),
                experiment == null ? null : experiments.serialize(Topics.EXPERIMENTS, experiment));
    }

    void announced(CaseAnnouncement announcement) {
        task.send(
                ActionsTopology.CASE_EVENTS_SINK,
                Utf8.bytes(announcement.event().caseId()),
                events.serialize(Topics.CASE_EVENTS, announcement),
                () -> meters.announced(announcement.event().transition()));
    }

    /** To the place of what it is about. */
    void passOn(int partition, Acted message) {
        PartitionedKey key =
                PartitionedKey.to(partition, Utf8.bytes(message.fact().about()));
        task.passOn(ActionsTopology.EXCHANGE_SINK, key, acted.toBytes(message), task.arrival());
    }
}
