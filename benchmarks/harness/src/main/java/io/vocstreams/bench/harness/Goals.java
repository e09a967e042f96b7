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

    private static final int RATE = 2_000;

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
        Optional<Double> dsl = median(Contender.DSL, Figures::cpuSecondsPerMillion);
        List<Goal> goals = new ArrayList<>();
        goals.add(atMost("CPU per event on the subset, times the plain DSL's", 1, ratio(subset, dsl)));
        goals.add(atMost(
                "CPU per event on the subset, times Flink's",
                1,
                ratio(subset, median(Contender.FLINK, Figures::cpuSecondsPerMillion))));
        goals.add(atMost("CPU per event, whole pipeline, times the plain DSL's", 1.25, ratio(whole, dsl)));
        goals.add(atMost(
                "CPU per event with all shipped measures, times that without any",
                1.15,
                ratio(whole, median(Contender.OURS_UNMEASURED, Figures::cpuSecondsPerMillion))));
        goals.add(atMost(
                "bytes written to Kafka per input byte, whole pipeline",
                6,
                median(Contender.OURS, Figures::bytesPerInputByte)));
        goals.add(atMost(
                "peak memory in MB, whole pipeline",
                2_048,
                median(Contender.OURS, figures -> figures.peakMemoryBytes() / 1_000_000.0)));
        goals.add(atMost(
                "seconds from start-up to the first output, whole pipeline",
                5,
                median(Contender.OURS, Figures::startUpSeconds)));
        goals.add(latency("p50", 150, Latency.Quantiles::p50));
        goals.add(latency("p99", 300, Latency.Quantiles::p99));
        return goals;
    }

    /** At a lower rate it may be missed, but not met. */
    private Goal latency(String name, double limit, ToDoubleFunction<Latency.Quantiles> quantile) {
        Optional<Latency.Seen> ours = latencies.stream()
                .filter(seen -> seen.contender() == Contender.OURS)
                .findFirst();
        String rate = ours.map(seen -> String.format(Locale.ROOT, ", here at %,.0f", seen.rate()))
                .orElse("");
        return goal(
                String.format(
                        Locale.ROOT, "%s latency at %,d records a second%s, whole pipeline, ms", name, RATE, rate),
                atMost(limit),
                ours.map(seen -> quantile.applyAsDouble(seen.millis())),
                measured -> measured <= limit && ours.orElseThrow().rate() >= RATE);
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
        return goal(what, atMost(limit), measured, value -> value <= limit);
    }

    private static String atMost(double limit) {
        return String.format(Locale.ROOT, "at most %,.2f", limit);
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
