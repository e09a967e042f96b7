package io.vocstreams.bench.harness;

import io.vocstreams.bench.subset.Tallies;
import io.vocstreams.contract.Metric;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Interaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When each answer of each hourly score was to be sent; written by one thread and read by another. */
final class Intentions {

    private final Map<String, List<Instant>> byKey = new HashMap<>();

    synchronized void add(Interaction answer, Instant intended) {
        Metric metric = Metric.valueOf(((Feedback) answer).metric().name());
        Tallies.Window window =
                Tallies.Window.of(metric, "*", true, answer.header().occurredAt());
        byKey.computeIfAbsent(window.key(), any -> new ArrayList<>()).add(intended);
    }

    /** Of the answers of a score from one number, counted from 0, up to another. */
    synchronized List<Instant> between(String scoreKey, long from, long until) {
        List<Instant> all = byKey.getOrDefault(scoreKey, List.of());
        return List.copyOf(all.subList((int) Math.min(from, all.size()), (int) Math.min(until, all.size())));
    }

    synchronized long answers() {
        return byKey.values().stream().mapToLong(List::size).sum();
    }
}
