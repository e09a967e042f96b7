package io.vocstreams.journey.stream;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.RejectedRecord;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.internal.ScoreDeltaCodec;
import io.vocstreams.contracts.internal.ScoresMessage;
import io.vocstreams.model.Attribution;
import io.vocstreams.model.Journey;
import io.vocstreams.model.Utf8;
import io.vocstreams.model.intake.Rejection;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.ScoreDelta;
import io.vocstreams.model.score.Slot;
import io.vocstreams.platform.Placement;
import io.vocstreams.platform.RecordLimits;
import io.vocstreams.platform.SourceRecord;
import io.vocstreams.platform.ledger.LedgerEntry;
import io.vocstreams.platform.run.CommitPace;
import io.vocstreams.platform.time.Arrival;
import io.vocstreams.platform.time.Watermark;
import io.vocstreams.platform.unit.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a task writes to topics, stamped with its wall clock; what a unit of work writes, once it has
 * succeeded. It is put into bytes before, because that may fail.
 */
final class Outbox {

    /** Some hundred kilobytes. */
    private static final int MOST_DELTAS = 5_000;

    /** Of names in one message. */
    private static final int MOST_CHARACTERS = 500_000;

    private final ProcessorContext<Object, Object> context;
    private final int deltaPartitions;
    private final JourneyMeters meters;
    private final Serializer<Journey> journeys;
    private final Serializer<Attribution> attributions;
    private final UnitOfWork unit;
    private final CommitPace pace;
    private final RecordLimits limits;
    private final PendingDeltas deltas = new PendingDeltas();
    private Arrival arrival = Arrival.UNKNOWN;
    private Arrival deltasArrival = Arrival.UNKNOWN;

    Outbox(
            ProcessorContext<Object, Object> context,
            EdgeSerdes serdes,
            int deltaPartitions,
            JourneyMeters meters,
            UnitOfWork unit) {
        this.context = context;
        this.deltaPartitions = deltaPartitions;
        this.meters = meters;
        this.journeys = serdes.journeys().serializer();
        this.attributions = serdes.attributions().serializer();
        this.unit = unit;
        this.pace = CommitPace.of(context);
        this.limits = RecordLimits.of(context);
    }

    /** A record that arrived then is taken in. */
    void arrived(Arrival arrived) {
        setOffBy(arrived);
        pace.setOffBy(arrived);
    }

    /** What is written from now on follows from a record that arrived then. */
    void setOffBy(Arrival arrived) {
        arrival = arrived;
    }

    Arrival arrival() {
        return arrival;
    }

    /** To be called when all that belongs to the commit is written. */
    void committing() {
        pace.committing();
    }

    Instant now() {
        return Instant.ofEpochMilli(context.currentSystemTimeMs());
    }

    void journey(Journey journey) {
        byte[] value = writable(journey);
        unit.send(Topics.JOURNEYS, journey.journeyId(), value, () -> {
            write(journey.journeyId(), value, JourneyTopology.JOURNEYS_SINK);
            meters.journeyWritten(context.currentSystemTimeMs());
        });
    }

    /** Ids and actions may be so long that not all of them can be listed. */
    private byte[] writable(Journey journey) {
        Journey shorter = journey;
        byte[] value = journeys.serialize(Topics.JOURNEYS, shorter);
        while (!limits.isWritable(journey.journeyId(), value) && shorter.listsAnything()) {
            shorter = shorter.withHalfOfTheLists();
            value = journeys.serialize(Topics.JOURNEYS, shorter);
        }
        return value;
    }

    void attribution(String feedbackId, @Nullable Attribution attribution) {
        byte[] value = attribution == null ? null : attributions.serialize(Topics.ATTRIBUTIONS, attribution);
        unit.send(Topics.ATTRIBUTIONS, feedbackId, value, () -> {
            write(feedbackId, value, JourneyTopology.ATTRIBUTIONS_SINK);
            meters.attributionWritten(context.currentSystemTimeMs());
        });
    }

    /** Sent before the next commit. The parts of a message are one change to its readers. */
    void counts(Map<Slot, Counts> changes, Reason reason) {
        changes.keySet()
                .forEach(slot -> limits.requireWritable(
                        Topics.SCORES_DELTAS, slot.series().breakdown(), null));
        if (!changes.isEmpty()) {
            Arrival cause = arrival;
            unit.then(() -> add(changes, reason, cause));
        }
    }

    private void add(Map<Slot, Counts> changes, Reason reason, Arrival cause) {
        if (deltas.size() == 0) {
            deltasArrival = cause;
        }
        changes.forEach((slot, change) -> deltas.add(slot, reason, change));
    }

    /** So that they need little memory until the commit. */
    void sendManyDeltas() {
        if (deltas.size() >= MOST_DELTAS) {
            sendDeltas();
        }
    }

    /** A message for each partition of the series that change. */
    void sendDeltas() {
        Map<Integer, List<ScoreDelta>> byPartition = new TreeMap<>();
        deltas.take((series, changes) -> byPartition
                .computeIfAbsent(Placement.partitionOf(series.text(), deltaPartitions), any -> new ArrayList<>())
                .addAll(changes));
        byPartition.forEach((partition, changes) -> inMessages(changes)
                .forEach(some -> toScores(partition, new ScoresMessage.Changes(some), deltasArrival)));
    }

    /** Several where the names of the series are so long that one could not be written. */
    private static List<List<ScoreDelta>> inMessages(List<ScoreDelta> changes) {
        List<List<ScoreDelta>> messages = new ArrayList<>();
        long length = 0;
        for (ScoreDelta change : changes) {
            int own = change.slot().series().breakdown().length();
            if (messages.isEmpty() || length + own > MOST_CHARACTERS) {
                messages.add(new ArrayList<>());
                length = 0;
            }
            messages.get(messages.size() - 1).add(change);
            length += own;
        }
        return messages;
    }

    /** To be called when all deltas before it are sent. */
    void tellScores(Watermark watermark) {
        for (int partition = 0; partition < deltaPartitions; partition++) {
            toScores(partition, new ScoresMessage.Told(watermark), Arrival.UNKNOWN);
        }
    }

    void exchange(int partition, ExchangeMessage message) {
        PartitionedKey key = new PartitionedKey(partition, message.place());
        byte[] value = ExchangeCodec.toBytes(message);
        Arrival cause = arrival;
        unit.send(
                Topics.JOURNEY_EXCHANGE,
                message.place(),
                value,
                () -> passOn(key, value, cause, JourneyTopology.EXCHANGE_SINK));
    }

    void rejected(SourceRecord source, Rejection rejection) {
        RejectedRecord rejected = RejectedRecord.of(source, rejection, JourneyTopology.STAGE, now());
        write(rejected.source().key(), rejected, JourneyTopology.REJECTED_SINK);
    }

    void deadLetter(Record<byte @Nullable [], byte @Nullable []> letter) {
        context.forward(letter, JourneyTopology.DEAD_LETTERS_SINK);
    }

    void ledger(LedgerEntry entry) {
        write(Utf8.bytes(entry.key()), entry, JourneyTopology.LEDGER_SINK);
    }

    /** A message holds many series, so its key can only say where it goes. */
    private void toScores(int partition, ScoresMessage message, Arrival arrived) {
        PartitionedKey key = new PartitionedKey(partition, String.valueOf(partition));
        passOn(key, ScoreDeltaCodec.toBytes(message), arrived, JourneyTopology.DELTAS_SINK);
    }

    private void passOn(PartitionedKey key, byte[] value, Arrival arrived, String sink) {
        Headers headers = new RecordHeaders();
        arrived.addTo(headers);
        context.forward(new Record<>(key, value, context.currentSystemTimeMs(), headers), sink);
    }

    private void write(@Nullable Object key, @Nullable Object value, String sink) {
        context.forward(new Record<>(key, value, context.currentSystemTimeMs()), sink);
    }
}
