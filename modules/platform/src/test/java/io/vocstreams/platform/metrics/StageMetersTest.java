package io.vocstreams.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vocstreams.platform.time.Watermark;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

class StageMetersTest {

    private long now = 100_000;
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, new Clock() {
        @Override
        public long wallTime() {
            return now;
        }

        @Override
        public long monotonicTime() {
            return now * 1_000_000;
        }
    });
    private final StageMeters stage = new StageMeters(registry, "s");

    @Test
    void shouldSayHowFarTheSlowestTaskIsBehind() {
        stage.open(0).ticked(90_000, 95_000);
        stage.open(1).ticked(40_000, 80_000);
        stage.open(2).ticked(Watermark.NONE, Watermark.NONE);

        assertThat(gauge(StageMeterSpecs.WATERMARK_LAG)).isEqualTo(60);
        assertThat(gauge(StageMeterSpecs.WATERMARK_SPREAD)).isEqualTo(50);
        assertThat(gauge(StageMeterSpecs.CLOCK_LAG)).isEqualTo(20);
        assertThat(gauge(StageMeterSpecs.TASKS)).isEqualTo(3);
    }

    @Test
    void shouldKnowNoTimeWhileNoTaskDoes() {
        stage.open(0);

        assertThat(gauge(StageMeterSpecs.WATERMARK_LAG)).isNaN();
        assertThat(gauge(StageMeterSpecs.WATERMARK_SPREAD)).isNaN();
    }

    @Test
    void shouldForgetATaskThatIsClosed() {
        stage.reads("t", List.of());
        TaskMeters task = stage.open(0);
        task.source("t").tallied(7, 5);
        assertThat(gauge(StageMeterSpecs.LEDGER_DIFFERENCE)).isEqualTo(2);

        task.close();

        assertThat(gauge(StageMeterSpecs.LEDGER_DIFFERENCE)).isZero();
        assertThat(gauge(StageMeterSpecs.LEDGER_CONSUMED, "topic", "t")).isZero();
        assertThat(gauge(StageMeterSpecs.TASKS)).isZero();
    }

    @Test
    void shouldNotLetAnEarlierLifeOfATaskCloseTheNextOne() {
        TaskMeters earlier = stage.open(0);
        stage.open(0);

        earlier.close();

        assertThat(gauge(StageMeterSpecs.TASKS)).isEqualTo(1);
    }

    @Test
    void shouldCountOutcomes() {
        stage.reads("t", List.of("TOO_LATE"));
        SourceMeters source = stage.open(0).source("t");
        source.consumed();
        source.accepted();
        source.deadLetteredAfterAll();
        source.consumed();
        source.deadLettered();
        source.consumed();
        source.duplicate();
        source.consumed();
        source.rejected("TOO_LATE");

        assertThat(outcomes("ACCEPTED", "NONE")).isEqualTo(1);
        assertThat(outcomes("DEAD_LETTERED", "NONE")).isEqualTo(2);
        assertThat(outcomes("DUPLICATE", "NONE")).isEqualTo(1);
        assertThat(outcomes("REJECTED", "TOO_LATE")).isEqualTo(1);
        assertThat(gauge(StageMeterSpecs.LEDGER_CONSUMED, "topic", "t")).isEqualTo(4);
        assertThat(gauge(StageMeterSpecs.LEDGER_DECIDED, "topic", "t")).isEqualTo(4);
    }

    @Test
    void shouldSayHowOldTheLastOutputIs() {
        stage.publishes("t-sink", "t");
        now += 5_000;
        assertThat(gauge(StageMeterSpecs.OUTPUT_AGE, "topic", "t")).isEqualTo(5);

        stage.sent("t-sink", now);
        stage.sent("other-sink", now + 1_000);
        now += 2_000;

        assertThat(gauge(StageMeterSpecs.OUTPUT_AGE, "topic", "t")).isEqualTo(2);
    }

    @Test
    void shouldFoldKafkasMetricsOfAllThreads() {
        stage.reads("t.v1", List.of());
        Map<MetricName, Metric> metrics = new HashMap<>();
        kafka(metrics, 3, "records-lag", "consumer-fetch-manager-metrics", "topic", "t.v1", "partition", "0");
        kafka(metrics, 8, "records-lag", "consumer-fetch-manager-metrics", "topic", "t.v1", "partition", "1");
        kafka(metrics, 50, "records-consumed-total", "consumer-fetch-manager-metrics", "client-id", "a-consumer");
        kafka(metrics, 20, "records-consumed-total", "consumer-fetch-manager-metrics", "client-id", "b-consumer");
        kafka(
                metrics,
                9,
                "records-consumed-total",
                "consumer-fetch-manager-metrics",
                "client-id",
                "a",
                "topic",
                "t.v1");
        kafka(
                metrics,
                900,
                "records-consumed-total",
                "consumer-fetch-manager-metrics",
                "client-id",
                "a-restore-consumer");
        kafka(metrics, 250, "commit-latency-max", "stream-thread-metrics", "thread-id", "1");
        kafka(metrics, 125, "commit-latency-max", "stream-thread-metrics", "thread-id", "2");
        kafka(metrics, Double.NaN, "commit-latency-max", "stream-thread-metrics", "thread-id", "3");

        new KafkaMeters(stage, () -> metrics);

        assertThat(value("kafka_consumer_lag_max_records")).isEqualTo(8);
        assertThat(value("kafka_records_consumed")).isEqualTo(70);
        assertThat(value("kafka_commit_latency_max_seconds")).isEqualTo(0.25);
    }

    private static void kafka(
            Map<MetricName, Metric> metrics, double value, String name, String group, String... tags) {
        Map<String, String> byName = new HashMap<>();
        for (int i = 0; i < tags.length; i += 2) {
            byName.put(tags[i], tags[i + 1]);
        }
        MetricName metricName = new MetricName(name, group, "", byName);
        metrics.put(metricName, new Metric() {
            @Override
            public MetricName metricName() {
                return metricName;
            }

            @Override
            public Object metricValue() {
                return value;
            }
        });
    }

    private double value(String name) {
        return registry.get(name).meter().measure().iterator().next().getValue();
    }

    private double gauge(MeterSpec meter, String... tags) {
        return registry.get(meter.name()).tags(tags).gauge().value();
    }

    private double outcomes(String outcome, String reason) {
        return registry.get("voc_stage_outcomes")
                .tags("topic", "t", "outcome", outcome, "reason", reason)
                .counter()
                .count();
    }
}
