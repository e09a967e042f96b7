package io.vocstreams.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GoalsTest {

    @Test
    void shouldMeetTheGoalOfLatencyOnlyAtItsRate() {
        assertThat(latency(2_000, 299).met()).contains(true);
        assertThat(latency(2_000, 301).met()).contains(false);
        assertThat(latency(500, 299).met()).contains(false);
    }

    @Test
    void shouldNameTheRateAtWhichLatencyWasMeasured() {
        assertThat(latency(500, 299).what()).contains("at 2,000 records a second, here at 500");
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
