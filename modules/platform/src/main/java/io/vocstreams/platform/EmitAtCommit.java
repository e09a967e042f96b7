package io.vocstreams.platform;

import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.WrappedStateStore;

/**
 * Hands over the last value of each changed key of a cached store when its task commits, in the same transaction.
 *
 * <p>Kafka Streams has no public hook before a commit; its own cached aggregations use the flush listener of their
 * store, and so does this class. It is the only one that touches Kafka Streams' internals.
 */
public final class EmitAtCommit {

    private EmitAtCommit() {}

    /** To be called while the processor is initialised; {@code emit} may forward. */
    public static void from(
            KeyValueStore<Bytes, byte[]> store, ProcessorContext<?, ?> context, BiConsumer<Bytes, byte[]> emit) {
        InternalProcessorContext<?, ?> internal = (InternalProcessorContext<?, ?>) context;
        ProcessorNode<?, ?, ?, ?> node = internal.currentNode();
        @SuppressWarnings("unchecked")
        WrappedStateStore<?, Bytes, byte[]> wrapped = (WrappedStateStore<?, Bytes, byte[]>) store;
        boolean cached = wrapped.setFlushListener(
                record -> {
                    ProcessorNode<?, ?, ?, ?> previous = internal.currentNode();
                    internal.setCurrentNode(node);
                    try {
                        emit.accept(record.key(), record.value().newValue);
                    } finally {
                        internal.setCurrentNode(previous);
                    }
                },
                false);
        if (!cached) {
            throw new IllegalStateException("Store " + store.name() + " has no cache to be emitted from");
        }
    }
}
