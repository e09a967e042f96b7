package io.vocstreams.platform.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.platform.time.Arrival;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.junit.jupiter.api.Test;

class CommitPaceTest {

    private static final long NOW = 1_000_000;

    private final MockProcessorContext<byte[], byte[]> context = new MockProcessorContext<>(properties());
    private final CommitPace pace = CommitPace.of(context);

    CommitPaceTest() {
        context.setCurrentSystemTimeMs(NOW);
    }

    @Test
    void shouldCommitAtTheNextIntervalWhatHasJustArrived() {
        pace.setOffBy(Arrival.at(NOW - 300));
        pace.setOffBy(Arrival.UNKNOWN);

        tick(NOW);

        assertThat(context.committed()).isTrue();
        assertThat(punctuator().getInterval()).isEqualTo(Duration.ofMillis(30));
    }

    @Test
    void shouldCommitLessOftenTheLongerRecordsHaveWaited() {
        pace.setOffBy(Arrival.at(NOW - 1_000));
        tick(NOW);
        context.resetCommit();

        pace.setOffBy(Arrival.at(NOW - 1_000));
        tick(NOW + 199);
        assertThat(context.committed()).isFalse();

        tick(NOW + 200);
        assertThat(context.committed()).isTrue();
    }

    @Test
    void shouldNotHurryForWhatNobodyWaitsFor() {
        pace.setOffBy(Arrival.UNKNOWN);

        tick(NOW);

        assertThat(context.committed()).isFalse();
    }

    @Test
    void shouldCommitOnlyOnceForARecord() {
        pace.setOffBy(Arrival.at(NOW));
        tick(NOW);
        context.resetCommit();

        tick(NOW);

        assertThat(context.committed()).isFalse();
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
                        Duration.ofMillis(30),
                        StoreMemory.DEFAULT_MEGABYTES,
                        "dead",
                        Map.of())
                .toProperties();
    }
}
