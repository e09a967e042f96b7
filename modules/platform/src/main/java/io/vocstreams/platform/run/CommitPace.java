package io.vocstreams.platform.run;

import io.vocstreams.platform.time.Arrival;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Commits soon what follows from records that have just arrived, and seldom what follows from a backlog; Kafka Streams'
 * commit interval is the longest wait. Readers of committed records wait for the commit, so it decides on their latency;
 * but it costs the same however little it commits, which a stage that is behind can spend better.
 */
public final class CommitPace {

    /** Among Kafka Streams' own settings, where every processor finds it. */
    public static final String INTERVAL = "voc.commit-interval";

    public static final Duration DEFAULT_INTERVAL = Duration.ofMillis(50);

    /**
     * What has waited to be read may wait a fifth of that to be committed: so whoever falls behind commits less often,
     * bit by bit, until it keeps up.
     */
    private static final int SHARE = 5;

    private final ProcessorContext<?, ?> context;
    private boolean isAwaited;
    private long leastAge;
    private long committedAt;

    private CommitPace(ProcessorContext<?, ?> context) {
        this.context = context;
    }

    /** To be called while the processor is initialised. */
    public static CommitPace of(ProcessorContext<?, ?> context) {
        CommitPace pace = new CommitPace(context);
        Duration interval =
                context.appConfigs().get(INTERVAL) instanceof String text ? Duration.parse(text) : DEFAULT_INTERVAL;
        context.schedule(interval, PunctuationType.WALL_CLOCK_TIME, pace::commitWhatIsAwaited);
        return pace;
    }

    /** What is being done follows from a record that arrived then. */
    public void setOffBy(Arrival arrival) {
        if (arrival.isKnown()) {
            long age = context.currentSystemTimeMs() - arrival.millis();
            leastAge = isAwaited ? Math.min(leastAge, age) : age;
            isAwaited = true;
        }
    }

    private void commitWhatIsAwaited(long now) {
        if (isAwaited && now - committedAt >= leastAge / SHARE) {
            isAwaited = false;
            committedAt = now;
            context.commit();
        }
    }
}
