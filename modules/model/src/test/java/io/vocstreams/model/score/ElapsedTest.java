package io.vocstreams.model.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElapsedTest {

    @ParameterizedTest
    @CsvSource({
        "1000, 346, 1002.428008522",
        "60000, 551, 60495.061919",
        "3600000, 755, 3578495.532",
        "86400000, 914, 86060322.611"
    })
    void shouldCountATimeInItsBucket(long millis, int bucket, double value) {
        assertThat(Elapsed.bucketOf(millis)).isEqualTo(bucket);
        assertThat(Elapsed.millisOf(bucket)).isCloseTo(value, within(1e-3));
    }

    @Test
    void shouldCountAllBelowAMillisecondTogether() {
        assertThat(Elapsed.of(Duration.ZERO)).isEqualTo(Elapsed.of(Duration.ofNanos(999_999)));
        assertThat(Elapsed.bucketOf(0)).isZero();
    }

    @Test
    void shouldKnowNoPercentileOfNothing() {
        assertThat(Elapsed.NONE.percentile(50)).isEmpty();
    }

    @Test
    void shouldKeepNoBucketThatCountsNothing() {
        Elapsed one = Elapsed.of(Duration.ofSeconds(1));

        assertThat(one.plus(one).minus(one)).isEqualTo(one);
        assertThat(one.minus(one)).isEqualTo(Elapsed.NONE);
    }
}
