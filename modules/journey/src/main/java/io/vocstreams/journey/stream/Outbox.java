package io.vocstreams.journey.stream;

import io.vocstreams.contracts.RejectedRecord;
import io.vocstreams.contracts.internal.ScoreDeltaCodec;
import io.vocstreams.contracts.internal.ScoresMessage;
import io.vocstreams.model.Attribution;
import io.vocstreams.model.Journey;
import io.vocstreams.model.Utf8;
import io.vocstreams.model.intake.Rejection;
import io.vocstreams.model.score.ScoreDelta;
import io.vocstreams.platform.Placement;
import io.vocstreams.platform.SourceRecord;
import io.vocstreams.platform.ledger.LedgerEntry;
import io.vocstreams.platform.time.Arrival;
import io.vocstreams.platform.time.Watermark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Everything that a task writes to topics, stamped with its wall clock. */
final class Outbox {

    private final ProcessorContext<Object, Object> context;
    private final int deltaPartitions;
    private final JourneyMeters meters;
    private Arrival arrival = Arrival.UNKNOWN;

    Outbox(ProcessorContext<Object, Object> context, int deltaPartitions, JourneyMeters meters) {
        this.context = context;
        this.deltaPartitions = deltaPartitions;
        this.meters = meters;
    }

    /** What is written from now on follows from a record that arrived then. */
    void setOffBy(Arrival arrived) {
        arrival = arrived;
    }

    Instant now() {
        return Instant.ofEpochMilli(context.currentSystemTimeMs());
    }

    void journey(Journey journey) {
        write(journey.journeyId(), journey, JourneyTopology.JOURNEYS_SINK);
        meters.journeyWritten(context.currentSystemTimeMs());
    }

    void attribution(String feedbackId, @Nullable Attribution attribution) {
        write(feedbackId, attribution, JourneyTopology.ATTRIBUTIONS_SINK);
        meters.attributionWritten(context.currentSystemTimeMs());
    }

    /** One message for each partition of the series that change. */
    void deltas(List<ScoreDelta> deltas) {
        Map<Integer, List<ScoreDelta>> byPartition = new TreeMap<>();
        for (ScoreDelta delta : deltas) {
            int partition = Placement.partitionOf(delta.slot().series().text(), deltaPartitions);
            byPartition.computeIfAbsent(partition, any -> new ArrayList<>()).add(delta);
        }
        byPartition.forEach((partition, part) -> toScores(partition, new ScoresMessage.Changes(part)));
    }

    void tellScores(Watermark watermark) {
        for (int partition = 0; partition < deltaPartitions; partition++) {
            toScores(partition, new ScoresMessage.Told(watermark));
        }
    }

    void exchange(int partition, ExchangeMessage message) {
        PartitionedKey key = new PartitionedKey(partition, message.place());
        passOn(key, ExchangeCodec.toBytes(message), JourneyTopology.EXCHANGE_SINK);
    }

    void rejected(SourceRecord source, Rejection rejection) {
        RejectedRecord rejected = new RejectedRecord(source, rejection, JourneyTopology.STAGE, now());
        write(source.key(), rejected, JourneyTopology.REJECTED_SINK);
    }

    void ledger(LedgerEntry entry) {
        write(Utf8.bytes(entry.key()), entry, JourneyTopology.LEDGER_SINK);
    }

    /** A message holds many series, so its key can only say where it goes. */
    private void toScores(int partition, ScoresMessage message) {
        PartitionedKey key = new PartitionedKey(partition, String.valueOf(partition));
        passOn(key, ScoreDeltaCodec.toBytes(message), JourneyTopology.DELTAS_SINK);
    }

    private void passOn(PartitionedKey key, byte[] value, String sink) {
        Headers headers = new RecordHeaders();
        arrival.addTo(headers);
        context.forward(new Record<>(key, value, context.currentSystemTimeMs(), headers), sink);
    }

    private void write(@Nullable Object key, @Nullable Object value, String sink) {
        context.forward(new Record<>(key, value, context.currentSystemTimeMs()), sink);
    }
}
