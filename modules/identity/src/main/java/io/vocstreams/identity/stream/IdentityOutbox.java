package io.vocstreams.identity.stream;

import io.vocstreams.contracts.internal.WatermarkCodec;
import io.vocstreams.contracts.stage.InputIntake;
import io.vocstreams.identity.domain.Dispatch;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.Operation;
import io.vocstreams.model.Utf8;
import io.vocstreams.platform.Partitioning;
import io.vocstreams.platform.task.PartitionedKey;
import io.vocstreams.platform.task.TaskOutbox;
import io.vocstreams.platform.time.Arrival;
import io.vocstreams.platform.time.Watermark;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** What a task of IDENTITY tells, and to which partitions. */
final class IdentityOutbox {

    static final String HOPS = "hops-sink";
    static final String INTERACTIONS = "interactions-sink";
    static final String CONSENTS = "consents-sink";
    static final String WATERMARKS = "watermarks-sink";

    private final TaskOutbox task;
    private final Partitions partitions;
    private final Set<Integer> allTasks;
    private final NodeMessageCodec codec;
    private final IdentityMeters meters;

    IdentityOutbox(TaskOutbox task, Partitions partitions, NodeMessageCodec codec, IdentityMeters meters) {
        this.task = task;
        this.partitions = partitions;
        this.allTasks = IntStream.range(0, partitions.tasks()).boxed().collect(Collectors.toUnmodifiableSet());
        this.codec = codec;
        this.meters = meters;
    }

    void hop(NodeMessage message) {
        Identifier place = message.place();
        int partition = Partitioning.partitionOf(place.text(), partitions.tasks());
        PartitionedKey key = PartitionedKey.to(partition, Utf8.bytes(place.text()));
        task.passOn(HOPS, key, codec.write(message), task.arrival());
    }

    /** Without a key: it is for no place. */
    void tellAllTasks(Watermark watermark) {
        PartitionedKey key = new PartitionedKey(null, allTasks);
        task.tell(HOPS, key, WatermarkCodec.toBytes(watermark), Arrival.UNKNOWN);
    }

    void tellNextStage(int partition, Watermark watermark) {
        byte[] number = ByteBuffer.allocate(Integer.BYTES).putInt(partition).array();
        PartitionedKey key = PartitionedKey.to(partition, number);
        task.tell(WATERMARKS, key, WatermarkCodec.toBytes(watermark), Arrival.UNKNOWN);
    }

    void publish(int partition, String customerId, byte[] interaction, Supplier<Headers> headers) {
        PartitionedKey key = PartitionedKey.to(partition, Utf8.bytes(customerId));
        task.passOn(INTERACTIONS, key, interaction, task.arrival(), headers);
    }

    void consent(int partition, String customerId, byte[] resolved) {
        task.passOn(CONSENTS, PartitionedKey.to(partition, Utf8.bytes(customerId)), resolved, task.arrival());
    }

    void published(Dispatch dispatch, boolean moved) {
        boolean isMove = moved && dispatch.operation() == Operation.UPSERT;
        meters.published(dispatch.path().size(), isMove);
    }

    void reject(byte @Nullable [] key, byte[] rejected) {
        task.send(InputIntake.REJECTED_SINK, key, rejected);
    }
}
