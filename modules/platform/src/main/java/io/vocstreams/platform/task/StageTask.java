package io.vocstreams.platform.task;

import io.vocstreams.platform.BeforeCommit;
import io.vocstreams.platform.ledger.Ledger;
import io.vocstreams.platform.ledger.LedgerEntry;
import io.vocstreams.platform.metrics.StageMeters;
import io.vocstreams.platform.metrics.TaskMeters;
import io.vocstreams.platform.time.Arrival;
import io.vocstreams.platform.time.TimeState;
import io.vocstreams.platform.time.Watermark;
import io.vocstreams.platform.unit.DeadLetters;
import io.vocstreams.platform.unit.Isolation;
import io.vocstreams.platform.unit.UnitOfWork;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What a task of any stage has: clock, ledger, ways out, units of work whose failure stops nobody, meters, and what is
 * written before each commit. To be made while the processor is initialised.
 */
public final class StageTask implements AutoCloseable {

    private static final String LEDGER_SINK = "ledger-sink";
    private static final String DEAD_LETTERS_SINK = "dead-letters-sink";

    private final ProcessorContext<Object, Object> context;
    private final int number;
    private final TaskMeters meters;
    private final Ledger ledger;
    private final TimeState times;
    private final UnitOfWork unit;
    private final TaskOutbox outbox;
    private final DeadLetters deadLetters;
    private final Isolation isolation;
    private final Function<LedgerEntry, byte[]> entries;

    /** Makes the parts of a task; {@code entries} writes the ledger as its topic has it. */
    public StageTask(
            ProcessorContext<Object, Object> context,
            int number,
            StageMeters meters,
            Function<LedgerEntry, byte[]> entries) {
        this.context = context;
        this.number = number;
        this.meters = meters.open(number);
        this.entries = entries;
        this.ledger = new Ledger(meters.stage(), number, context.getStateStore(Ledger.STORE), this.meters);
        this.times = new TimeState(context.getStateStore(TimeState.STORE));
        this.unit = new UnitOfWork(context);
        this.outbox = new TaskOutbox(context, unit, meters);
        this.deadLetters = new DeadLetters(
                ledger, outbox::millis, outbox.limits(), letter -> context.forward(letter, DEAD_LETTERS_SINK));
        this.isolation = new Isolation(unit, deadLetters);
    }

    /** The sinks that every task writes to by itself. */
    public static void addSinks(Topology topology, String processor, String ledgerTopic, String deadLetterTopic) {
        ByteArraySerializer bytes = new ByteArraySerializer();
        topology.addSink(LEDGER_SINK, ledgerTopic, bytes, bytes, processor);
        topology.addSink(DEAD_LETTERS_SINK, deadLetterTopic, bytes, bytes, processor);
    }

    public int number() {
        return number;
    }

    public TaskMeters meters() {
        return meters;
    }

    public Ledger ledger() {
        return ledger;
    }

    /** Times by name, written before each commit. */
    public TimeState times() {
        return times;
    }

    public TaskOutbox outbox() {
        return outbox;
    }

    public UnitOfWork unit() {
        return unit;
    }

    public DeadLetters deadLetters() {
        return deadLetters;
    }

    public Isolation isolation() {
        return isolation;
    }

    /** A store as units of work see it. */
    public KeyValueStore<Bytes, byte[]> store(String name) {
        return unit.store(name);
    }

    /**
     * Takes in a record that another stage or task has written. What can be read is accepted; should what it asks for
     * fail afterwards, it still goes to the dead letters.
     *
     * @param reading returns what the record asks for
     */
    public void take(RecordMetadata source, Supplier<Runnable> reading) {
        ledger.consumed(source.topic(), source.partition(), source.offset());
        Runnable asked;
        try {
            asked = reading.get();
        } catch (RuntimeException unexpected) {
            ledger.deadLettered(source.topic(), source.partition());
            throw unexpected;
        }
        ledger.accepted(source.topic(), source.partition());
        asked.run();
    }

    /** Lets time pass; what is done in a tick follows from no record. */
    public void every(Duration interval, Runnable tick) {
        context.schedule(interval, PunctuationType.WALL_CLOCK_TIME, now -> {
            outbox.arrived(Arrival.UNKNOWN);
            tick.run();
        });
    }

    /** The task is alive, and this is what it knows of time; null where it knows nothing. */
    public void ticked(@Nullable Instant watermark, @Nullable Instant clock) {
        meters.ticked(Watermark.level(watermark), Watermark.level(clock));
    }

    /** What is counted goes out with it; {@code own} is what the stage has still to do and to send. */
    public void beforeCommit(Runnable own) {
        BeforeCommit.run(context, () -> {
            own.run();
            times.write();
            ledger.write(this::send);
            deadLetters.committing();
            outbox.committing();
        });
    }

    private void send(LedgerEntry entry) {
        byte[] key = entry.key().getBytes(StandardCharsets.UTF_8);
        outbox.forward(LEDGER_SINK, key, entries.apply(entry), new RecordHeaders());
    }

    @Override
    public void close() {
        meters.close();
    }
}
