package io.vocstreams.bench.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;

/** What the project set out to reach, beside what was measured. */
final class Goals {

    private final Map<Contender, List<Figures>> drains;
    private final List<Latency.Seen> latencies;

    /** One goal; nothing measured where the contenders it needs did not run. */
    record Goal(String what, String goal, String measured, Optional<Boolean> met) {}

    Goals(Map<Contender, List<Figures>> drains, List<Latency.Seen> latencies) {
        this.drains = drains;
        this.latencies = latencies;
    }

    List<Goal> all() {
        Optional<Double> whole = median(Contender.OURS, Figures::cpuSecondsPerMillion);
        Optional<Double> subset = median(Contender.OURS_SUBSET, Figures::cpuSecondsPerMillion);
        List<Goal> goals = new ArrayList<>();
        goals.add(atMost(
                "CPU per event, whole pipeline, times the floor's",
                5,
                ratio(whole, median(Contender.FLOOR, Figures::cpuSecondsPerMillion))));
        goals.add(atMost(
                "CPU per event on the subset, times Flink's",
                0.5,
                ratio(subset, median(Contender.FLINK, Figures::cpuSecondsPerMillion))));
        goals.add(atMost(
                "CPU per event on the subset, times the plain DSL's",
                1.0 / 3,
                ratio(subset, median(Contender.DSL, Figures::cpuSecondsPerMillion))));
        goals.add(atMost(
                "CPU per event with all shipped measures, times that without any",
                1.15,
                ratio(whole, median(Contender.OURS_UNMEASURED, Figures::cpuSecondsPerMillion))));
        goals.add(goal(
                "events per CPU second, whole pipeline",
                "at least 40,000",
                median(Contender.OURS, Figures::recordsPerCpuSecond),
                measured -> measured >= 40_000));
        goals.add(atMost(
                "bytes written to Kafka per input byte, whole pipeline",
                6,
                median(Contender.OURS, Figures::bytesPerInputByte)));
        goals.add(goal(
                "seconds from start-up to the first output, whole pipeline",
                "under 6",
                median(Contender.OURS, Figures::startUpSeconds),
                measured -> measured < 6));
        goals.add(latency());
        goals.add(goal(
                "CPU per event at 1,000,000 customers, times that at 10,000",
                "at most 1.3",
                Optional.empty(),
                measured -> measured <= 1.3));
        return goals;
    }

    /** At a rate below half of what was drained it may be missed, but not met. */
    private Goal latency() {
        double half = median(Contender.OURS, Figures::recordsPerSecond).orElse(0.0) / 2;
        Optional<Latency.Seen> ours = latencies.stream()
                .filter(seen -> seen.contender() == Contender.OURS)
                .findFirst();
        String rate = ours.map(seen ->
                        String.format(Locale.ROOT, ", here %,.0f a second where half is %,.0f", seen.rate(), half))
                .orElse("");
        return goal(
                "p99 latency at half load" + rate + ", whole pipeline, ms",
                "under 250",
                ours.map(seen -> seen.millis().p99()),
                measured -> measured < 250 && ours.orElseThrow().rate() >= Math.floor(half));
    }

    private Optional<Double> median(Contender contender, ToDoubleFunction<Figures> figure) {
        List<Figures> runs = drains.getOrDefault(contender, List.of());
        return runs.isEmpty()
                ? Optional.empty()
                : Optional.of(Spread.of(runs.stream().map(figure::applyAsDouble).toList())
                        .median());
    }

    private static Optional<Double> ratio(Optional<Double> one, Optional<Double> other) {
        return one.flatMap(numerator -> other.map(denominator -> numerator / denominator));
    }

    private static Goal atMost(String what, double limit, Optional<Double> measured) {
        return goal(what, String.format(Locale.ROOT, "at most %.2f", limit), measured, value -> value <= limit);
    }

    private static Goal goal(String what, String goal, Optional<Double> measured, DoublePredicate met) {
        return new Goal(
                what,
                goal,
                measured.map(value -> String.format(Locale.ROOT, "%,.2f", value))
                        .orElse("not measured"),
                measured.map(met::test));
    }
}
