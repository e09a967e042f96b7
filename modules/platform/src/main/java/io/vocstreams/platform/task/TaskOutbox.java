package io.vocstreams.platform.task;

import io.vocstreams.platform.RecordLimits;
import io.vocstreams.platform.metrics.StageMeters;
import io.vocstreams.platform.run.CommitPace;
import io.vocstreams.platform.time.Arrival;
import io.vocstreams.platform.unit.UnitOfWork;
import java.time.Instant;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * The ways out of a task, each a sink. What a unit of work sends goes out once it has succeeded, stamped with the
 * task's wall clock; a record that is too large fails before.
 */
public final class TaskOutbox {

    private final ProcessorContext<Object, Object> context;
    private final UnitOfWork unit;
    private final StageMeters meters;
    private final RecordLimits limits;
    private final CommitPace pace;
    private Arrival arrival = Arrival.UNKNOWN;

    TaskOutbox(ProcessorContext<Object, Object> context, UnitOfWork unit, StageMeters meters) {
        this.context = context;
        this.unit = unit;
        this.meters = meters;
        this.limits = RecordLimits.of(context);
        this.pace = CommitPace.of(context);
    }

    public Instant now() {
        return Instant.ofEpochMilli(millis());
    }

    public long millis() {
        return context.currentSystemTimeMs();
    }

    public RecordLimits limits() {
        return limits;
    }

    /** A record that arrived then is taken in. */
    public void arrived(Arrival arrived) {
        setOffBy(arrived);
        pace.setOffBy(arrived);
    }

    /** What is sent from now on follows from a record that arrived then. */
    public void setOffBy(Arrival arrived) {
        arrival = arrived;
    }

    public Arrival arrival() {
        return arrival;
    }

    public void send(String sink, byte @Nullable [] key, byte @Nullable [] value) {
        send(sink, key, value, () -> {});
    }

    /** The last argument is done once the record is on its way; it must not fail. */
    public void send(String sink, byte @Nullable [] key, byte @Nullable [] value, Runnable sent) {
        limits.requireWritable(sink, key, value);
        unit.then(() -> {
            forward(sink, key, value, new RecordHeaders());
            sent.run();
        });
    }

    /** Tells other tasks of time, or what was measured before; nothing may fail here, for no record is to blame. */
    public void tell(String sink, PartitionedKey key, byte[] value, Arrival arrived) {
        Headers headers = new RecordHeaders();
        arrived.addTo(headers);
        forward(sink, key, value, headers);
    }

    /** To a next task, which shall know when what set it off arrived. */
    public void passOn(String sink, PartitionedKey key, byte @Nullable [] value, Arrival arrived) {
        passOn(sink, key, value, arrived, RecordHeaders::new);
    }

    /** The headers are made when the record is on its way: only then a running number is known. */
    public void passOn(
            String sink, PartitionedKey key, byte @Nullable [] value, Arrival arrived, Supplier<Headers> headers) {
        limits.requireWritable(sink, key.key(), value);
        unit.then(() -> {
            Headers made = headers.get();
            arrived.addTo(made);
            forward(sink, key, value, made);
        });
    }

    void committing() {
        pace.committing();
    }

    /** Kafka timestamps are arrival times. */
    void forward(String sink, @Nullable Object key, byte @Nullable [] value, Headers headers) {
        long now = millis();
        context.forward(new Record<>(key, value, now, headers), sink);
        meters.sent(sink, now);
    }
}
