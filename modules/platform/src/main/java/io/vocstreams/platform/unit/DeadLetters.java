package io.vocstreams.platform.unit;

import io.vocstreams.platform.RecordLimits;
import io.vocstreams.platform.SourceRecord;
import io.vocstreams.platform.ledger.Ledger;
import io.vocstreams.platform.run.DeadLetter;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Where records go that were accepted and whose work has failed afterwards, in the transaction that accepts them. */
public final class DeadLetters {

    private final Ledger ledger;
    private final LongSupplier wallClock;
    private final RecordLimits limits;
    private final Consumer<Record<byte @Nullable [], byte @Nullable []>> sink;
    private final Set<Position> sent = new HashSet<>();

    private record Position(String topic, int partition, long offset) {}

    public DeadLetters(
            Ledger ledger,
            LongSupplier wallClock,
            RecordLimits limits,
            Consumer<Record<byte @Nullable [], byte @Nullable []>> sink) {
        this.ledger = ledger;
        this.wallClock = wallClock;
        this.limits = limits;
        this.sink = sink;
    }

    /** Once for each record, however much of it has failed: it has one outcome. */
    public void send(Consumed consumed, RuntimeException defect) {
        SourceRecord source = consumed.source();
        if (sent.add(new Position(source.topic(), source.partition(), source.offset()))) {
            ledger.deadLetteredAfterAll(source.topic(), source.partition());
            sink.accept(DeadLetter.of(source, defect, limits).record(wallClock.getAsLong()));
        }
    }

    /** To be called before each commit: what failed in this one is not read again. */
    public void committing() {
        sent.clear();
    }
}
