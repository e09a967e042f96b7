package io.vocstreams.platform.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RestoreProgressTest {

    private static final TopicPartition FIRST = new TopicPartition("changelog", 0);
    private static final TopicPartition SECOND = new TopicPartition("changelog", 1);

    private final Counter restored = new SimpleMeterRegistry().counter("restored");
    private final RestoreProgress progress = new RestoreProgress(restored);

    @Test
    void shouldSayHowManyRecordsAreLeftOfAllChangelogs() {
        progress.onRestoreStart(FIRST, "store", 100, 1_100);
        progress.onRestoreStart(SECOND, "store", 0, 50);
        progress.onBatchRestored(FIRST, "store", 399, 280);

        assertThat(progress.remainingRecords()).isEqualTo(700 + 50);
        assertThat(restored.count()).isEqualTo(280);
    }

    @Test
    void shouldHaveNothingLeftOnceAllIsRestoredOrGivenAway() {
        progress.onRestoreStart(FIRST, "store", 0, 1_000);
        progress.onRestoreStart(SECOND, "store", 0, 1_000);
        progress.onRestoreEnd(FIRST, "store", 1_000);
        progress.onRestoreSuspended(SECOND, "store", 10);

        assertThat(progress.remainingRecords()).isZero();
    }
}
