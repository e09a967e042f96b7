package io.vocstreams.platform.run;

import io.vocstreams.platform.time.Arrival;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Commits soon what follows from records that have just arrived, and seldom what follows from a backlog; Kafka Streams'
 * commit interval is the longest wait. Readers of committed records wait for the commit, so it decides on their
 * latency; but it costs the same however little it commits, which a stage that is behind can spend better.
 *
 * <p>A commit is always one of all tasks of a thread. Each of them asks for it by itself, so each has to notice those
 * that others asked for.
 */
public final class CommitPace {

    /** Among Kafka Streams' own settings, where every processor finds it. */
    public static final String INTERVAL = "voc.commit-interval";

    public static final Duration DEFAULT_INTERVAL = Duration.ofMillis(50);

    /**
     * What has waited to be read may wait a fifth of that to be committed: so a task that falls behind commits less
     * often, bit by bit, until it keeps up.
     */
    private static final int SHARE = 5;

    /** From one commit to the next at most, so that a task that comes back to a backlog has its first results soon. */
    private static final int GROWTH = 2;

    /** How much too late a commit may be, of the interval. */
    private static final int PRECISION = 2;

    private final ProcessorContext<?, ?> context;
    private final long interval;
    private boolean isAwaited;
    private boolean isCommitting;
    private long leastAge;
    private long committedAt;
    private long lastPause;

    private CommitPace(ProcessorContext<?, ?> context, long interval) {
        this.context = context;
        this.interval = interval;
        this.lastPause = interval;
    }

    /** To be called while the processor is initialised. */
    public static CommitPace of(ProcessorContext<?, ?> context) {
        Duration interval =
                context.appConfigs().get(INTERVAL) instanceof String text ? Duration.parse(text) : DEFAULT_INTERVAL;
        CommitPace pace = new CommitPace(context, interval.toMillis());
        Duration tick = Duration.ofMillis(Math.max(1, interval.toMillis() / PRECISION));
        context.schedule(tick, PunctuationType.WALL_CLOCK_TIME, pace::commitWhatIsAwaited);
        return pace;
    }

    /** What is being done follows from a record that arrived then. */
    public void setOffBy(Arrival arrival) {
        long now = context.currentSystemTimeMs();
        goOn(now);
        if (arrival.isKnown()) {
            long age = now - arrival.millis();
            leastAge = isAwaited ? Math.min(leastAge, age) : age;
            isAwaited = true;
        }
    }

    /** To be called before each commit, also one that was asked for. */
    public void committing() {
        if (isAwaited) {
            lastPause = pause();
        }
        isAwaited = false;
        isCommitting = true;
    }

    private void commitWhatIsAwaited(long now) {
        goOn(now);
        if (isAwaited && now - committedAt >= pause()) {
            context.commit();
        }
    }

    private long pause() {
        return Math.max(interval, Math.min(leastAge / SHARE, lastPause * GROWTH));
    }

    /** The interval begins when a commit is done: one that takes long shall not be followed by the next at once. */
    private void goOn(long now) {
        if (isCommitting) {
            isCommitting = false;
            committedAt = now;
        }
    }
}
