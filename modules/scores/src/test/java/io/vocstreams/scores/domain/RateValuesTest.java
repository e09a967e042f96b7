package io.vocstreams.scores.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vocstreams.model.score.Elapsed;
import io.vocstreams.model.score.RateCounts;
import java.time.Duration;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RateValuesTest {

    private static final Elapsed TEN = ofSeconds(1200, 1500, 1800, 2400, 3000, 3600, 5400, 7200, 10_800, 86_400);

    @Test
    void shouldTakeTheShareOfSuccessesAmongWhatIsDecided() {
        RateValues values = RateValues.of(new RateCounts(2, 5, 3, Elapsed.NONE));

        assertThat(values.rate()).isEqualTo(62.5);
        assertThat(values.low()).isCloseTo(30.574239, within(5e-7));
        assertThat(values.high()).isCloseTo(86.315571, within(5e-7));
    }

    @Test
    void shouldSayNothingOfTheRateWhileNothingIsDecided() {
        RateValues values = RateValues.of(new RateCounts(3, 0, 0, Elapsed.NONE));

        assertThat(values).isEqualTo(new RateValues(null, null, null, null, null, null, null));
    }

    @Test
    void shouldGiveNoRateOfWhatIsToldApartByItsEnd() {
        RateValues values = RateValues.withoutRate(new RateCounts(0, 10, 0, TEN));

        assertThat(values.rate()).isNull();
        assertThat(values.low()).isNull();
        assertMillis(values.p50(), 2_988_993);
    }

    @Test
    void shouldTakePercentilesByNearestRank() {
        RateValues values = RateValues.of(new RateCounts(0, 10, 0, TEN));

        assertMillis(values.p50(), 2_988_993);
        assertMillis(values.p75(), 7_206_373);
        assertMillis(values.p90(), 10_750_789);
        assertMillis(values.p95(), 86_060_323);
    }

    @Test
    void shouldForgetATimeThatIsTakenBack() {
        RateCounts nine = new RateCounts(0, 10, 0, TEN).minus(new RateCounts(0, 1, 0, ofSeconds(86_400)));

        assertThat(nine)
                .isEqualTo(new RateCounts(0, 9, 0, ofSeconds(1200, 1500, 1800, 2400, 3000, 3600, 5400, 7200, 10_800)));
        assertMillis(RateValues.of(nine).p90(), 10_750_789);
    }

    private static Elapsed ofSeconds(long... seconds) {
        return LongStream.of(seconds)
                .mapToObj(Duration::ofSeconds)
                .map(Elapsed::of)
                .reduce(Elapsed.NONE, Elapsed::plus);
    }

    private static void assertMillis(@Nullable Double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(0.5));
    }
}
