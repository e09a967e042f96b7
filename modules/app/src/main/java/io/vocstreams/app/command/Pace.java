package io.vocstreams.app.command;

import io.vocstreams.app.InvalidUsage;
import io.vocstreams.replay.RecordSink;
import java.util.concurrent.locks.LockSupport;

/** Lets records through at a steady rate. */
final class Pace {

    private Pace() {}

    static void require(int perSecond) {
        if (perSecond < 1) {
            throw new InvalidUsage("--rate: " + perSecond + " is not a number from 1");
        }
    }

    /** The time runs from now, also while nothing is sent: what is behind is made up for. */
    static RecordSink of(int perSecond, RecordSink sink) {
        long start = System.nanoTime();
        long[] sent = {0};
        return record -> {
            long due = start + sent[0]++ * 1_000_000_000L / perSecond;
            long wait = due - System.nanoTime();
            while (wait > 0) {
                LockSupport.parkNanos(wait);
                wait = due - System.nanoTime();
            }
            sink.accept(record);
        };
    }
}
