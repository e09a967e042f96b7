package io.vocstreams.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Of a pipeline that drains 1,000 records a second. */
class GoalsTest {

    @Test
    void shouldMeetTheGoalOfLatencyOnlyAtHalfLoad() {
        assertThat(latency(500, 249).met()).contains(true);
        assertThat(latency(500, 251).met()).contains(false);
        assertThat(latency(100, 249).met()).contains(false);
    }

    @Test
    void shouldNameTheRateAtWhichLatencyWasMeasured() {
        assertThat(latency(100, 249).what()).contains("here 100 a second where half is 500");
    }

    @Test
    void shouldSayNothingOfWhatWasNotMeasured() {
        assertThat(new Goals(Map.of(), List.of()).all()).isNotEmpty().allSatisfy(goal -> {
            assertThat(goal.measured()).isEqualTo("not measured");
            assertThat(goal.met()).isEqualTo(Optional.empty());
        });
    }

    private static Goals.Goal latency(double rate, double p99) {
        Figures drained = new Figures(Contender.OURS, 1, 10_000, 10, 5, 1, 0, 0, 0, 1, Map.of());
        Latency.Seen seen = new Latency.Seen(Contender.OURS, rate, 1, new Latency.Quantiles(1_000, 100, p99, p99, p99));
        return new Goals(Map.of(Contender.OURS, List.of(drained)), List.of(seen))
                .all().stream()
                        .filter(goal -> goal.what().startsWith("p99"))
                        .findFirst()
                        .orElseThrow();
    }
}
