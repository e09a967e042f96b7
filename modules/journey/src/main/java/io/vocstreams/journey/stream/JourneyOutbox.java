package io.vocstreams.journey.stream;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.internal.ActionsMessage;
import io.vocstreams.contracts.internal.ActionsMessageCodec;
import io.vocstreams.contracts.internal.ScoreDeltaCodec;
import io.vocstreams.contracts.internal.ScoresMessage;
import io.vocstreams.model.Attribution;
import io.vocstreams.model.AttributionContent;
import io.vocstreams.model.Journey;
import io.vocstreams.model.JourneyContent;
import io.vocstreams.model.Utf8;
import io.vocstreams.model.cases.Risk;
import io.vocstreams.model.guidance.GuidanceRow;
import io.vocstreams.model.score.AnySeries;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.DeltaOf;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.model.score.RateDelta;
import io.vocstreams.model.score.RateSeries;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.ScoreDelta;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.Slot;
import io.vocstreams.model.voice.Reading;
import io.vocstreams.platform.Partitioning;
import io.vocstreams.platform.task.PartitionedKey;
import io.vocstreams.platform.task.StageTask;
import io.vocstreams.platform.task.TaskOutbox;
import io.vocstreams.platform.time.Arrival;
import io.vocstreams.platform.time.Watermark;
import io.vocstreams.platform.unit.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/** What a task of JOURNEY tells. It is put into bytes at once, because that may fail. */
final class JourneyOutbox {

    /** Some hundred kilobytes. */
    private static final int MOST_DELTAS = 5_000;

    /** Bytes of one message, where more than one change fits in. */
    private static final int LARGEST_MESSAGE = 1_000_000;

    /** Bytes of a change besides the name of its series, about. */
    private static final int AROUND_CHANGE = 100;

    private final TaskOutbox task;
    private final UnitOfWork unit;
    private final int deltaPartitions;
    private final int casePartitions;
    private final JourneyMeters meters;
    private final Serializer<Journey> journeys;
    private final Serializer<Attribution> attributions;
    private final Serializer<Risk> risks;
    private final Serializer<Reading> readings;
    private final Serializer<GuidanceRow> guidance;
    private final PendingDeltas<Series, Counts, ScoreDelta> deltas = new PendingDeltas<>(
            (one, other) -> new ScoreDelta(one.slot(), one.change().plus(other.change()), one.reason()));
    private final PendingDeltas<RateSeries, RateCounts, RateDelta> rateDeltas = new PendingDeltas<>(
            (one, other) -> new RateDelta(one.slot(), other.open(), one.change().plus(other.change()), one.reason()));
    private final PendingMessages guidanceClaims;
    private Arrival deltasArrival = Arrival.UNKNOWN;

    JourneyOutbox(StageTask task, EdgeSerdes serdes, int deltaPartitions, int casePartitions, JourneyMeters meters) {
        this.task = task.outbox();
        this.unit = task.unit();
        this.deltaPartitions = deltaPartitions;
        this.casePartitions = casePartitions;
        this.meters = meters;
        this.journeys = serdes.journeys().serializer();
        this.attributions = serdes.attributions().serializer();
        this.risks = serdes.atRisk().serializer();
        this.readings = serdes.readings().serializer();
        this.guidance = serdes.guidance().serializer();
        this.guidanceClaims = new PendingMessages(mostOfMany());
    }

    /** Bytes of a record that says many things. */
    private int mostOfMany() {
        return Math.min(LARGEST_MESSAGE, task.limits().written() / 2);
    }

    /** A record that arrived then is taken in. */
    void arrived(Arrival arrived) {
        task.arrived(arrived);
    }

    /** What is written from now on follows from a record that arrived then. */
    void setOffBy(Arrival arrived) {
        task.setOffBy(arrived);
    }

    Arrival arrival() {
        return task.arrival();
    }

    Instant now() {
        return task.now();
    }

    void journey(Journey journey) {
        byte[] value = writable(journey);
        task.send(JourneyTopology.JOURNEYS_SINK, Utf8.bytes(journey.journeyId()), value);
    }

    /** Ids and actions may be so long that not all of them can be listed. */
    private byte[] writable(Journey journey) {
        JourneyContent listed = journey.content();
        byte[] value = journeys.serialize(Topics.JOURNEYS, journey);
        while (!task.limits().isWritable(journey.journeyId(), value) && listed.listsAnything()) {
            listed = listed.withHalfOfTheLists();
            value = journeys.serialize(Topics.JOURNEYS, new Journey(listed, journey.revision(), journey.asOf()));
        }
        return value;
    }

    void attribution(String feedbackId, @Nullable AttributionContent content, long revision) {
        byte[] value = content == null
                ? null
                : attributions.serialize(Topics.ATTRIBUTIONS, new Attribution(content, revision));
        task.send(JourneyTopology.ATTRIBUTIONS_SINK, Utf8.bytes(feedbackId), value);
    }

    /** Null: the customer is at risk no more. */
    void atRisk(String customerId, @Nullable Risk risk) {
        byte[] value = risk == null ? null : risks.serialize(Topics.AT_RISK, risk);
        task.send(JourneyTopology.AT_RISK_SINK, Utf8.bytes(customerId), value, () -> meters.atRiskWritten(risk));
    }

    void reading(String eventId, Reading.@Nullable Content content, long revision) {
        byte[] value = content == null
                ? null
                : readings.serialize(Topics.READINGS, new Reading(content, revision, task.now()));
        task.send(
                JourneyTopology.READINGS_SINK,
                Utf8.bytes(eventId),
                value,
                () -> meters.readingWritten(content, revision));
    }

    void guidance(GuidanceRow row) {
        byte[] value = guidance.serialize(Topics.GUIDANCE, row);
        task.send(
                JourneyTopology.GUIDANCE_SINK,
                Utf8.bytes(row.content().guidanceId()),
                value,
                () -> meters.guidanceWritten(row.content(), task.millis()));
    }

    /** Sent before the next commit. The parts of a message are one change to its readers. */
    void counts(Map<Slot, Counts> changes, Reason reason) {
        changes.keySet().forEach(slot -> task.limits()
                .requireWritable(Topics.SCORES_DELTAS, slot.series().breakdown(), null));
        if (!changes.isEmpty()) {
            Arrival cause = arrival();
            unit.then(() -> add(changes, reason, cause));
        }
    }

    /** The same of measures. */
    void rates(List<RateDelta> changes) {
        RateSeries known = null;
        for (RateDelta change : changes) {
            RateSeries series = change.slot().series();
            if (!series.equals(known)) {
                task.limits().requireWritable(Topics.SCORES_DELTAS, series.breakdown(), null);
                known = series;
            }
        }
        if (!changes.isEmpty()) {
            Arrival cause = arrival();
            unit.then(() -> {
                causedBy(cause);
                changes.forEach(rateDeltas::add);
            });
        }
    }

    private void add(Map<Slot, Counts> changes, Reason reason, Arrival cause) {
        causedBy(cause);
        changes.forEach((slot, change) -> deltas.add(new ScoreDelta(slot, change, reason)));
    }

    private void causedBy(Arrival cause) {
        if (deltas.size() + rateDeltas.size() == 0) {
            deltasArrival = cause;
        }
    }

    /** So that they need little memory until the commit. */
    void sendManyDeltas() {
        if (deltas.size() + rateDeltas.size() >= MOST_DELTAS) {
            sendDeltas();
        }
    }

    /** A message for each partition of the series that change. */
    void sendDeltas() {
        send(deltas, ScoresMessage.Changes::new);
        send(rateDeltas, ScoresMessage.RateChanges::new);
    }

    private <S extends AnySeries, D extends DeltaOf<S, ?>> void send(
            PendingDeltas<S, ?, D> pending, Function<List<D>, ScoresMessage> message) {
        Map<Integer, List<D>> byPartition = new TreeMap<>();
        pending.take((series, changes) -> byPartition
                .computeIfAbsent(Partitioning.partitionOf(series.text(), deltaPartitions), any -> new ArrayList<>())
                .addAll(changes));
        byPartition.forEach((partition, changes) ->
                inMessages(changes).forEach(some -> toScores(partition, message.apply(some), deltasArrival)));
    }

    /** Several where the names of the series are so long that one could not be written. */
    private <S extends AnySeries, D extends DeltaOf<S, ?>> List<List<D>> inMessages(List<D> changes) {
        List<List<D>> messages = new ArrayList<>();
        long most = mostOfMany();
        long size = 0;
        for (D change : changes) {
            int own = AROUND_CHANGE + Utils.utf8Length(change.slot().series().text());
            if (messages.isEmpty() || size + own > most) {
                messages.add(new ArrayList<>());
                size = 0;
            }
            messages.get(messages.size() - 1).add(change);
            size += own;
        }
        return messages;
    }

    /** To the place of the case or experiment. */
    void toActions(String id, ActionsMessage message) {
        int partition = Partitioning.partitionOf(id, casePartitions);
        PartitionedKey key = PartitionedKey.to(partition, Utf8.bytes(id));
        task.passOn(JourneyTopology.CLAIMS_SINK, key, ActionsMessageCodec.toBytes(message), arrival());
    }

    /** To be called when everything before it is sent. */
    void tell(Watermark watermark) {
        for (int partition = 0; partition < deltaPartitions; partition++) {
            toScores(partition, new ScoresMessage.WatermarkReport(watermark), Arrival.UNKNOWN);
        }
        byte[] report = ActionsMessageCodec.toBytes(new ActionsMessage.WatermarkReport(watermark));
        for (int partition = 0; partition < casePartitions; partition++) {
            task.tell(JourneyTopology.CLAIMS_SINK, ofPartition(partition), report, Arrival.UNKNOWN);
        }
    }

    void exchange(int partition, ExchangeMessage message) {
        PartitionedKey key = PartitionedKey.to(partition, Utf8.bytes(message.place()));
        task.passOn(JourneyTopology.EXCHANGE_SINK, key, ExchangeCodec.toBytes(message), arrival());
    }

    /** Sent before the next commit, with all others of that partition: an operation has very many told at once. */
    void claimGuidance(int partition, ExchangeMessage message) {
        byte[] bytes = ExchangeCodec.toBytes(message);
        task.limits().requireWritable(Topics.JOURNEY_EXCHANGE, message.place(), bytes);
        Arrival cause = arrival();
        unit.then(() -> guidanceClaims.add(partition, bytes, cause));
    }

    void sendGuidanceClaims() {
        guidanceClaims.take((partition, batch) -> task.tell(
                JourneyTopology.EXCHANGE_SINK,
                ofPartition(partition),
                ExchangeCodec.together(batch.messages()),
                batch.arrival()));
    }

    private void toScores(int partition, ScoresMessage message, Arrival arrived) {
        task.tell(JourneyTopology.DELTAS_SINK, ofPartition(partition), ScoreDeltaCodec.toBytes(message), arrived);
    }

    /** A message that says many things: its key can only say where it goes. */
    private static PartitionedKey ofPartition(int partition) {
        return PartitionedKey.to(partition, Utf8.bytes(String.valueOf(partition)));
    }
}
