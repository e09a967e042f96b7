package io.vocstreams.platform.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.platform.RecordLimits;
import io.vocstreams.platform.time.Arrival;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.junit.jupiter.api.Test;

class CommitPaceTest {

    private static final long NOW = 1_000_000;
    private static final Duration INTERVAL = Duration.ofMillis(100);

    private final MockProcessorContext<byte[], byte[]> context = new MockProcessorContext<>(properties());
    private final CommitPace pace = CommitPace.of(context);

    CommitPaceTest() {
        context.setCurrentSystemTimeMs(NOW);
    }

    @Test
    void shouldCommitAtOnceWhatArrivesWhenNothingWasCommittedForLong() {
        pace.setOffBy(Arrival.at(NOW - 30));
        pace.setOffBy(Arrival.UNKNOWN);

        tick(NOW);

        assertThat(context.committed()).isTrue();
        assertThat(punctuator().getInterval()).isLessThanOrEqualTo(INTERVAL.dividedBy(2));
    }

    @Test
    void shouldWaitForTheInterval() {
        commit(NOW);

        pace.setOffBy(Arrival.at(NOW));
        assertCommitsOnlyAt(NOW + 100);
    }

    @Test
    void shouldBeginTheIntervalWhenACommitIsDone() {
        pace.committing();
        context.setCurrentSystemTimeMs(NOW + 500);
        pace.setOffBy(Arrival.at(NOW + 490));

        assertCommitsOnlyAt(NOW + 600);
    }

    @Test
    void shouldCommitLessOftenTheLongerRecordsHaveWaited() {
        commit(NOW);

        pace.setOffBy(Arrival.at(NOW - 1_000));
        assertCommitsOnlyAt(NOW + 200);
    }

    @Test
    void shouldComeToLongPausesBitByBit() {
        commit(NOW);
        List<Long> pauses = new ArrayList<>();
        long last = NOW;

        for (long now = NOW; now < NOW + 2_000; now += 10) {
            pace.setOffBy(Arrival.at(NOW - 60_000));
            tick(now);
            if (context.committed()) {
                pauses.add(now - last);
                last = now;
                context.resetCommit();
                commit(now);
            }
        }

        assertThat(pauses).containsExactly(200L, 400L, 800L);
    }

    @Test
    void shouldNotHurryForWhatNobodyWaitsFor() {
        pace.setOffBy(Arrival.UNKNOWN);

        tick(NOW);

        assertThat(context.committed()).isFalse();
    }

    @Test
    void shouldNotCommitWhatAnotherTasksCommitTookAlong() {
        pace.setOffBy(Arrival.at(NOW));
        commit(NOW);

        tick(NOW + 1_000);

        assertThat(context.committed()).isFalse();
    }

    @Test
    void shouldAskAgainWhileThereIsNoCommit() {
        pace.setOffBy(Arrival.at(NOW));
        tick(NOW);
        context.resetCommit();

        tick(NOW + 1);

        assertThat(context.committed()).isTrue();
    }

    private void assertCommitsOnlyAt(long due) {
        tick(due - 1);
        assertThat(context.committed()).isFalse();

        tick(due);
        assertThat(context.committed()).isTrue();
    }

    /** As Kafka Streams does, and goes on at once. */
    private void commit(long now) {
        pace.committing();
        tick(now);
    }

    private void tick(long now) {
        punctuator().getPunctuator().punctuate(now);
    }

    private CapturedPunctuator punctuator() {
        return context.scheduledPunctuators().get(0);
    }

    private static Properties properties() {
        return new StreamsProperties(
                        "app",
                        "1",
                        "unused:9092",
                        Path.of("target/state"),
                        1,
                        INTERVAL,
                        StoreMemory.DEFAULT_MEGABYTES,
                        RecordLimits.DEFAULT_READ,
                        "dead",
                        Map.of())
                .toProperties();
    }
}
