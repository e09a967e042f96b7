package io.vocstreams.platform;

import java.util.Map;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.processor.internals.ProcessorNode;
import org.apache.kafka.streams.processor.internals.ProcessorRecordContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * Lets a task write, before each of its commits and in the same transaction, what has changed since the one before.
 * What changes with every record can so be held as it is, and is written as often as others may read it.
 *
 * <p>Kafka Streams has no public hook before a commit; it flushes the caches of its stores then, so this is a store
 * that has nothing but such a cache. What is run must not write to a store with a cache of Kafka Streams' own, which
 * may have been flushed already. This is the only class that touches Kafka Streams' internals.
 */
public final class BeforeCommit implements StateStore, CachedStateStore<Object, Object> {

    public static final String STORE = "changes-by-task";

    private @Nullable InternalProcessorContext<?, ?> context;
    private @Nullable ProcessorNode<?, ?, ?, ?> node;
    private @Nullable Runnable action;

    private BeforeCommit() {}

    public static StoreBuilder<BeforeCommit> builder() {
        return new Builder();
    }

    /** To be called while the processor is initialised; the action may forward. */
    public static void run(ProcessorContext<?, ?> context, Runnable action) {
        BeforeCommit hook = context.getStateStore(STORE);
        InternalProcessorContext<?, ?> internal = (InternalProcessorContext<?, ?>) context;
        hook.context = internal;
        hook.node = internal.currentNode();
        hook.action = action;
    }

    @Override
    public void flushCache() {
        InternalProcessorContext<?, ?> internal = context;
        Runnable due = action;
        if (internal == null || due == null) {
            return;
        }
        ProcessorNode<?, ?, ?, ?> previousNode = internal.currentNode();
        ProcessorRecordContext previousRecord = internal.recordContext();
        internal.setCurrentNode(node);
        internal.setRecordContext(
                new ProcessorRecordContext(internal.currentSystemTimeMs(), -1, -1, null, new RecordHeaders()));
        try {
            due.run();
        } finally {
            internal.setRecordContext(previousRecord);
            internal.setCurrentNode(previousNode);
        }
    }

    @Override
    public String name() {
        return STORE;
    }

    @Override
    public void init(StateStoreContext stateStoreContext, StateStore root) {
        stateStoreContext.register(root, (key, value) -> {});
    }

    @Override
    public boolean setFlushListener(CacheFlushListener<Object, Object> listener, boolean sendOldValues) {
        return false;
    }

    /** The task becomes a standby: its processor has ended, and another one may go on later. */
    @Override
    public void clearCache() {
        action = null;
    }

    @Override
    public void close() {
        action = null;
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    private static final class Builder implements StoreBuilder<BeforeCommit> {

        @Override
        public StoreBuilder<BeforeCommit> withCachingEnabled() {
            return this;
        }

        @Override
        public StoreBuilder<BeforeCommit> withCachingDisabled() {
            return this;
        }

        @Override
        public StoreBuilder<BeforeCommit> withLoggingEnabled(Map<String, String> config) {
            throw new UnsupportedOperationException("There is nothing to log");
        }

        @Override
        public StoreBuilder<BeforeCommit> withLoggingDisabled() {
            return this;
        }

        @Override
        public BeforeCommit build() {
            return new BeforeCommit();
        }

        @Override
        public Map<String, String> logConfig() {
            return Map.of();
        }

        @Override
        public boolean loggingEnabled() {
            return false;
        }

        @Override
        public String name() {
            return STORE;
        }
    }
}
