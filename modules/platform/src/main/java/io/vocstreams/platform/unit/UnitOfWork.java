package io.vocstreams.platform.unit;

import io.vocstreams.platform.RecordLimits;
import io.vocstreams.platform.run.Recoverable;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Holds back what one piece of a task's work writes, to stores and to topics, until all of it has succeeded: so a piece
 * that fails has done nothing. What is written while no piece is at work is written at once.
 */
public final class UnitOfWork {

    private final ProcessorContext<?, ?> context;
    private final List<HeldBackStore> stores = new ArrayList<>();
    private final List<Runnable> effects = new ArrayList<>();
    private final RecordLimits limits;
    private boolean isAtWork;

    public UnitOfWork(ProcessorContext<?, ?> context) {
        this.context = context;
        this.limits = RecordLimits.of(context);
    }

    /** One of the task's stores; to be used by all that works in units, in place of the store itself. */
    public KeyValueStore<Bytes, byte[]> store(String name) {
        KeyValueStore<Bytes, byte[]> real = context.getStateStore(name);
        HeldBackStore store = new HeldBackStore(real, () -> isAtWork, limits);
        stores.add(store);
        return store;
    }

    /** Once the piece at work has succeeded: what is sent, and what memory is to know. It must not fail. */
    public void then(Runnable effect) {
        if (isAtWork) {
            effects.add(effect);
        } else {
            effect.run();
        }
    }

    /** A record for a topic, sent once the piece at work has succeeded. One that is too large fails the piece here. */
    public void send(String topic, String key, byte @Nullable [] value, Runnable effect) {
        limits.requireWritable(topic, key, value);
        then(effect);
    }

    /**
     * Does a piece of work, wholly or not at all.
     *
     * @return the defect that has stopped it; null if it is done. An error that may pass is thrown.
     */
    public @Nullable RuntimeException attempt(Runnable work) {
        if (isAtWork) {
            throw new IllegalStateException("A unit of work within another");
        }
        isAtWork = true;
        try {
            work.run();
        } catch (RuntimeException failure) {
            stores.forEach(HeldBackStore::drop);
            effects.clear();
            if (Recoverable.is(failure)) {
                throw failure;
            }
            return failure;
        } finally {
            isAtWork = false;
        }
        stores.forEach(HeldBackStore::write);
        effects.forEach(Runnable::run);
        effects.clear();
        return null;
    }
}
