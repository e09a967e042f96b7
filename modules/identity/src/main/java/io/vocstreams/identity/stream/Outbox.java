package io.vocstreams.identity.stream;

import io.vocstreams.contracts.internal.WatermarkCodec;
import io.vocstreams.identity.domain.Dispatch;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.Operation;
import io.vocstreams.model.Utf8;
import io.vocstreams.platform.Placement;
import io.vocstreams.platform.RecordLimits;
import io.vocstreams.platform.run.CommitPace;
import io.vocstreams.platform.time.Arrival;
import io.vocstreams.platform.time.Watermark;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** The ways out of a task: each a sink, with the rule that says which partition a record goes to. */
final class Outbox {

    static final String HOPS = "hops-sink";
    static final String INTERACTIONS = "interactions-sink";
    static final String WATERMARKS = "watermarks-sink";
    static final String REJECTED = "rejected-sink";
    static final String LEDGER = "ledger-sink";

    private final ProcessorContext<byte[], byte[]> context;
    private final HopCodec codec;
    private final IdentityMeters meters;
    private final CommitPace pace;
    private final RecordLimits limits;
    private Arrival arrival = Arrival.UNKNOWN;

    Outbox(ProcessorContext<byte[], byte[]> context, HopCodec codec, IdentityMeters meters, RecordLimits limits) {
        this.context = context;
        this.codec = codec;
        this.meters = meters;
        this.pace = CommitPace.of(context);
        this.limits = limits;
    }

    /** What is written from now on follows from a record that arrived then. */
    void setOffBy(Arrival arrived) {
        arrival = arrived;
        pace.setOffBy(arrived);
    }

    /** To be called when all that belongs to the commit is written. */
    void committing() {
        pace.committing();
    }

    /** By the place, or without a key to all tasks. */
    static StreamPartitioner<byte[], byte[]> byPlace(int partitions) {
        Set<Integer> all = IntStream.range(0, partitions).boxed().collect(Collectors.toUnmodifiableSet());
        return (topic, key, value, ignored) -> Optional.of(key == null ? all : Set.of(partitionOf(key, partitions)));
    }

    static StreamPartitioner<byte[], byte[]> byText(int partitions) {
        return (topic, key, value, ignored) -> Optional.of(Set.of(partitionOf(key, partitions)));
    }

    /** The key is the number of the partition. */
    static StreamPartitioner<byte[], byte[]> byNumber() {
        return (topic, key, value, ignored) ->
                Optional.of(Set.of(ByteBuffer.wrap(key).getInt()));
    }

    void hop(HopMessage message) {
        Identifier place = message.place();
        Headers headers = new RecordHeaders();
        arrival.addTo(headers);
        forward(HOPS, Utf8.bytes(place.text()), codec.write(message), headers);
    }

    void tellAllTasks(Watermark watermark) {
        send(HOPS, null, WatermarkCodec.toBytes(watermark));
    }

    void tellNextStage(int partition, Watermark watermark) {
        byte[] key = ByteBuffer.allocate(Integer.BYTES).putInt(partition).array();
        send(WATERMARKS, key, WatermarkCodec.toBytes(watermark));
    }

    void publish(String customerId, byte[] interaction, Headers headers) {
        arrival.addTo(headers);
        forward(INTERACTIONS, Utf8.bytes(customerId), interaction, headers);
    }

    void published(Dispatch dispatch, boolean moved) {
        boolean isMove = moved && dispatch.operation() == Operation.UPSERT;
        meters.published(dispatch.path().size(), isMove, now());
    }

    void reject(byte @Nullable [] key, byte[] rejected) {
        send(REJECTED, key, rejected);
    }

    void account(String key, byte[] entry) {
        send(LEDGER, Utf8.bytes(key), entry);
    }

    private void send(String sink, byte @Nullable [] key, byte[] value) {
        forward(sink, key, value, new RecordHeaders());
    }

    /** Kafka timestamps are arrival times. */
    private void forward(String sink, byte @Nullable [] key, byte[] value, Headers headers) {
        limits.requireWritable(sink, key, value);
        context.forward(new Record<>(key, value, now(), headers), sink);
    }

    private long now() {
        return context.currentSystemTimeMs();
    }

    private static int partitionOf(byte[] key, int partitions) {
        return Placement.partitionOf(new String(key, StandardCharsets.UTF_8), partitions);
    }
}
