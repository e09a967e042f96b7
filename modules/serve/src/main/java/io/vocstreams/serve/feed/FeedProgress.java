package io.vocstreams.serve.feed;

import io.vocstreams.serve.domain.TopicPositions;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How far the topics were read, for all who look on. */
public final class FeedProgress {

    private TopicPositions position = TopicPositions.START;
    private Map<String, Long> lags = Map.of();
    private boolean ready;
    private @Nullable String problem = "looks for the broker";

    /**
     * What is known at one moment.
     *
     * @param lags records behind the end, by topic; empty until the broker has said so
     * @param ready whether every topic was once read to the end it had at the start
     * @param problem what it waits for; null if for nothing
     */
    public record State(
            TopicPositions position,
            Map<String, Long> lags,
            boolean ready,
            @Nullable String problem) {

        public State {
            lags = Map.copyOf(lags);
        }

        /** Of some topics together; null until it is known. */
        public @Nullable Long lag(String... topics) {
            long sum = 0;
            for (String topic : topics) {
                Long lag = lags.get(topic);
                if (lag == null) {
                    return null;
                }
                sum += lag;
            }
            return sum;
        }
    }

    public synchronized State state() {
        return new State(position, lags, ready, problem);
    }

    synchronized void read(TopicPositions now) {
        position = now;
        notifyAll();
    }

    /** Waits until all of that was read; false if it was not after so long. */
    public synchronized boolean await(TopicPositions wanted, Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        while (!position.covers(wanted)) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }

    synchronized void lags(Map<String, Long> now) {
        lags = new TreeMap<>(now);
    }

    synchronized void ready() {
        ready = true;
        problem = null;
    }

    /** Null if there is none any more. */
    synchronized void problem(@Nullable String now) {
        problem = now;
    }
}
