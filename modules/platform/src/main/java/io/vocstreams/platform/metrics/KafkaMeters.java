package io.vocstreams.platform.metrics;

import io.vocstreams.platform.metrics.KafkaMeterSpec.Fold;
import io.vocstreams.platform.metrics.MeterSpec.Kind;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * Folds Kafka's metrics of all threads, tasks and stores of a stage into a few meters. Micrometer's binder for Kafka
 * has one series for each of them, and a filter can leave series out but not add them up.
 */
public final class KafkaMeters {

    private static final long REFRESH_NANOS = 1_000_000_000L;
    private static final Map<String, KafkaMeterSpec> BY_KAFKAS_NAME = KafkaMeterSpecs.ALL.stream()
            .collect(Collectors.toMap(kept -> kept.group() + "/" + kept.metric(), kept -> kept));

    private final Supplier<Map<MetricName, ? extends Metric>> metrics;
    private Map<Place, Double> gauges = Map.of();
    private final Map<Place, Double> counters = new HashMap<>();
    private Map<MetricName, Double> seen = Map.of();
    private long refreshedAt = System.nanoTime() - REFRESH_NANOS;

    /** One value that is shown; without a topic the text is empty. */
    private record Place(KafkaMeterSpec meter, String topic) {}

    /** To be called after the stage has said which topics it reads. */
    public KafkaMeters(StageMeters stage, Supplier<Map<MetricName, ? extends Metric>> metrics) {
        this.metrics = metrics;
        for (KafkaMeterSpec kept : KafkaMeterSpecs.ALL) {
            if (kept.isByTopic()) {
                stage.sources().forEach(topic -> stage.meters()
                        .gauge(kept.meter(), () -> gauge(new Place(kept, topic)), stage.stage(), topic));
            } else if (kept.meter().kind() == Kind.COUNTER) {
                stage.meters().counter(kept.meter(), () -> counter(new Place(kept, "")), stage.stage());
            } else {
                stage.meters().gauge(kept.meter(), () -> gauge(new Place(kept, "")), stage.stage());
            }
        }
    }

    private synchronized double gauge(Place place) {
        refresh();
        return gauges.getOrDefault(place, 0.0);
    }

    private synchronized double counter(Place place) {
        refresh();
        return counters.getOrDefault(place, 0.0);
    }

    private void refresh() {
        if (System.nanoTime() - refreshedAt < REFRESH_NANOS) {
            return;
        }
        Map<Place, Double> folded = new HashMap<>();
        Map<MetricName, Double> totals = new HashMap<>();
        metrics.get().forEach((name, metric) -> {
            KafkaMeterSpec kept = BY_KAFKAS_NAME.get(name.group() + "/" + name.name());
            if (kept != null && isMeant(name, kept)) {
                fold(name, kept, value(metric), folded, totals);
            }
        });
        gauges = folded;
        seen = totals;
        refreshedAt = System.nanoTime();
    }

    /** What a thread that is gone has counted stays counted. */
    private void fold(
            MetricName name,
            KafkaMeterSpec kept,
            double value,
            Map<Place, Double> folded,
            Map<MetricName, Double> totals) {
        if (Double.isNaN(value)) {
            return;
        }
        double scaled = value * kept.scale();
        Place place = new Place(kept, kept.isByTopic() ? name.tags().getOrDefault("topic", "") : "");
        if (kept.meter().kind() == Kind.COUNTER) {
            totals.put(name, scaled);
            counters.merge(place, Math.max(0, scaled - seen.getOrDefault(name, 0.0)), Double::sum);
        } else {
            folded.merge(place, scaled, kept.fold() == Fold.SUM ? Double::sum : Math::max);
        }
    }

    /** The same name exists for a client and for each of its topics; consumers that restore are not meant. */
    private static boolean isMeant(MetricName name, KafkaMeterSpec kept) {
        return name.tags().containsKey("topic") == kept.isByTopic()
                && !name.tags().getOrDefault("client-id", "").contains("restore-consumer");
    }

    /** A store may be closed while its metrics are read. */
    private static double value(Metric metric) {
        try {
            return metric.metricValue() instanceof Number number ? number.doubleValue() : Double.NaN;
        } catch (RuntimeException gone) {
            return Double.NaN;
        }
    }
}
