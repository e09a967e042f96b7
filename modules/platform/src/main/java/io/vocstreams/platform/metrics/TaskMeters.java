package io.vocstreams.platform.metrics;

import io.vocstreams.platform.time.Watermark;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** What one task says of itself while it is open on this instance. */
public final class TaskMeters implements AutoCloseable {

    private final Function<String, TopicOutcomes> outcomes;
    private final Runnable atClose;
    private final Map<String, SourceMeters> sources = new ConcurrentHashMap<>();
    private final Map<String, Long> amounts = new ConcurrentHashMap<>();
    private volatile long watermark = Watermark.NONE;
    private volatile long clock = Watermark.NONE;
    private volatile long tickedAt = System.nanoTime();

    TaskMeters(Function<String, TopicOutcomes> outcomes, Consumer<TaskMeters> atClose) {
        this.outcomes = outcomes;
        this.atClose = () -> atClose.accept(this);
    }

    /** To be asked for once and kept. */
    public SourceMeters source(String topic) {
        return sources.computeIfAbsent(topic, any -> new SourceMeters(outcomes.apply(any)));
    }

    /** The task is alive, and this is what it knows of time; {@link Watermark#NONE} where it knows nothing. */
    public void ticked(long watermarkNow, long clockNow) {
        watermark = watermarkNow;
        clock = clockNow;
        tickedAt = System.nanoTime();
    }

    /** How much there is of something in this task's state. */
    public void holds(String what, long amount) {
        amounts.put(what, amount);
    }

    long watermark() {
        return watermark;
    }

    long clock() {
        return clock;
    }

    long tickedAt() {
        return tickedAt;
    }

    long amount(String what) {
        return amounts.getOrDefault(what, 0L);
    }

    long sum(String topic, ToLongFunction<SourceMeters> value) {
        SourceMeters source = sources.get(topic);
        return source == null ? 0 : value.applyAsLong(source);
    }

    long sum(ToLongFunction<SourceMeters> value) {
        return sources.values().stream().mapToLong(value).sum();
    }

    @Override
    public void close() {
        atClose.run();
    }
}
