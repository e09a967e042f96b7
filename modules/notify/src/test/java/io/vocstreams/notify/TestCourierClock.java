package io.vocstreams.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A clock that moves only while somebody rests, and work that ends when a test has seen enough. */
final class TestCourierClock implements CourierClock {

    /** No test needs so many: it would go on for ever. */
    private static final int MOST_RESTS = 100_000;

    final List<Duration> rests = new ArrayList<>();
    private Instant now;
    private BooleanSupplier over = () -> false;
    private Runnable passing = () -> {};

    TestCourierClock(Instant now) {
        this.now = now;
    }

    void endWhen(BooleanSupplier enough) {
        over = enough;
    }

    /** What else happens as time passes. */
    void asTimePasses(Runnable happens) {
        passing = happens;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void rest(Duration pause) {
        if (rests.size() == MOST_RESTS) {
            throw new AssertionError("it goes on for ever");
        }
        rests.add(pause);
        now = now.plus(pause);
        passing.run();
    }

    @Override
    public boolean isOver() {
        return over.getAsBoolean();
    }
}
