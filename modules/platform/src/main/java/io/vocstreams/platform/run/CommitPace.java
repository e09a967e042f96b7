package io.vocstreams.platform.run;

import io.vocstreams.platform.time.Arrival;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Commits soon what follows from records that have just arrived, and leaves a backlog to the commit interval of Kafka
 * Streams. Readers of committed records wait for the commit, so it decides on their latency; but it costs the same
 * however little it commits, which a stage that is behind can spend better.
 */
public final class CommitPace {

    /** Among Kafka Streams' own settings, where every processor finds it. */
    public static final String INTERVAL = "voc.commit-interval";

    private static final Duration DEFAULT_INTERVAL = Duration.ofMillis(50);

    /** A record that waited longer than this to be read waits a little longer to be committed. */
    private static final long FRESH_MILLIS = 5_000;

    private final ProcessorContext<?, ?> context;
    private boolean isAwaited;

    private CommitPace(ProcessorContext<?, ?> context) {
        this.context = context;
    }

    /** To be called while the processor is initialised. */
    public static CommitPace of(ProcessorContext<?, ?> context) {
        CommitPace pace = new CommitPace(context);
        Duration interval =
                context.appConfigs().get(INTERVAL) instanceof String text ? Duration.parse(text) : DEFAULT_INTERVAL;
        context.schedule(interval, PunctuationType.WALL_CLOCK_TIME, now -> pace.commitWhatIsAwaited());
        return pace;
    }

    /** What is being done follows from a record that arrived then. */
    public void setOffBy(Arrival arrival) {
        if (!isAwaited && arrival.isKnown()) {
            isAwaited = context.currentSystemTimeMs() - arrival.millis() < FRESH_MILLIS;
        }
    }

    private void commitWhatIsAwaited() {
        if (isAwaited) {
            isAwaited = false;
            context.commit();
        }
    }
}
