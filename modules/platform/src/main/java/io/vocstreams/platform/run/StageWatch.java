package io.vocstreams.platform.run;

import io.vocstreams.platform.metrics.KafkaMeters;
import io.vocstreams.platform.metrics.Meters;
import io.vocstreams.platform.metrics.StageMeterSpecs;
import io.vocstreams.platform.metrics.StageMeters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/** What can be seen of a running stage from outside of its tasks. */
final class StageWatch {

    private final StageMeters meters;
    private final KafkaStreams streams;
    private final RestoreProgress restore;
    private final Duration longestSilence;

    /** To be made after the topology, which says what the stage reads, and before the start. */
    StageWatch(StageMeters meters, KafkaStreams streams, Properties properties, BooleanSupplier ready) {
        this.meters = meters;
        this.streams = streams;
        this.longestSilence = longestSilence(properties);
        Meters stage = meters.meters();
        this.restore = new RestoreProgress(stage.counter(StageMeterSpecs.RESTORED, meters.stage()));
        streams.setGlobalStateRestoreListener(restore);
        new KafkaMeters(meters, streams::metrics);
        StateSize size = new StateSize(Path.of(
                String.valueOf(properties.get(StreamsConfig.STATE_DIR_CONFIG)),
                String.valueOf(properties.get(StreamsConfig.APPLICATION_ID_CONFIG))));
        stage.gauge(StageMeterSpecs.READY, () -> ready.getAsBoolean() ? 1 : 0, meters.stage());
        stage.gauge(StageMeterSpecs.RESTORE_REMAINING, restore::remainingRecords, meters.stage());
        stage.gauge(StageMeterSpecs.STATE_BYTES, size::bytes, meters.stage());
    }

    long recordsToRestore() {
        return restore.remainingRecords();
    }

    Duration silence() {
        return meters.longestSilence();
    }

    /** While tasks are shared out nobody ticks; while they run all do, several times a second. */
    boolean isHanging() {
        return streams.state() == KafkaStreams.State.RUNNING && silence().compareTo(longestSilence) > 0;
    }

    /** A thread that is silent for longer is thrown out of the group, so all that it does is in vain. */
    private static Duration longestSilence(Properties properties) {
        String name = ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG;
        String[] names = {StreamsConfig.mainConsumerPrefix(name), StreamsConfig.consumerPrefix(name), name};
        for (String given : names) {
            if (properties.get(given) != null) {
                return Duration.ofMillis(Long.parseLong(String.valueOf(properties.get(given))));
            }
        }
        return Duration.ofMinutes(5);
    }
}
