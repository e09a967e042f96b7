package io.vocstreams.model.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
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

    @Test
    void shouldAddUpBucketByBucket() {
        Elapsed one = Elapsed.of(new int[] {1, 3, 5}, new long[] {1, 2, 3});
        Elapsed other = Elapsed.of(new int[] {0, 3, 4, Integer.MAX_VALUE}, new long[] {7, -2, 1, 9});

        assertThat(one.plus(other))
                .isEqualTo(Elapsed.of(new int[] {0, 1, 4, 5, Integer.MAX_VALUE}, new long[] {7, 1, 1, 3, 9}))
                .isEqualTo(other.plus(one));
        assertThat(one.plus(other).minus(other)).isEqualTo(one);
        assertThat(one.count()).isEqualTo(6);
    }

    @Test
    void shouldTakeBucketsInTheirOrderOnly() {
        assertThat(Elapsed.of(new int[] {1, 2}, new long[] {0, 1})).isEqualTo(Elapsed.ofBucket(2));
        assertThatIllegalArgumentException().isThrownBy(() -> Elapsed.of(new int[] {2, 2}, new long[] {1, 1}));
    }
}
