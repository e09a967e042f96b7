package io.vocstreams.replay.generate;

import io.vocstreams.contracts.InputRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Puts records in the order in which they arrive: out of order, some late, some twice. */
final class ArrivalOrder {

    private final GeneratorOptions options;
    private final Random random;
    private final List<Arrival> arrivals = new ArrayList<>();

    ArrivalOrder(GeneratorOptions options, Random random) {
        this.options = options;
        this.random = random;
    }

    private record Arrival(Instant at, InputRecord record) {}

    /** Arrives a while after it happened. */
    void add(InputRecord record) {
        add(record, record.time());
    }

    void addOnce(InputRecord record, Instant happened) {
        arrivals.add(new Arrival(happened.plus(delay()), record));
    }

    void add(InputRecord record, Instant happened) {
        arrivals.add(new Arrival(happened.plus(delay()), record));
        if (random.nextDouble() < options.duplicates()) {
            arrivals.add(new Arrival(happened.plus(delay()).plus(delay()), record));
        }
    }

    /** Two versions of one record, the later one first every other time. */
    void addVersions(InputRecord earlier, InputRecord later, boolean inverted) {
        Instant first = earlier.time().plus(delay());
        Instant second = first.plus(Duration.ofMinutes(30)).plus(delay());
        arrivals.add(new Arrival(inverted ? second : first, earlier));
        arrivals.add(new Arrival(inverted ? first : second, later));
    }

    List<InputRecord> inOrder() {
        // A stable sort: equal times stay as they were made, so that a seed gives one sample.
        return arrivals.stream()
                .sorted(Comparator.comparing(Arrival::at))
                .map(Arrival::record)
                .toList();
    }

    private Duration delay() {
        Duration most = random.nextDouble() < options.late() ? options.latest() : options.disorder();
        return Duration.ofMillis((long) (random.nextDouble() * most.toMillis()));
    }
}
