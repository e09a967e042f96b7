package io.vocstreams.platform.run;

import io.vocstreams.platform.metrics.KafkaMeters;
import io.vocstreams.platform.metrics.Meters;
import io.vocstreams.platform.metrics.StageMeterSpecs;
import io.vocstreams.platform.metrics.StageMeters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/** What can be seen of a running stage from outside of its tasks. */
final class StageWatch {

    /** Longer than a commit waits for a broker that is away; only a restart ends what is silent for longer. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(5);

    private final StageMeters meters;
    private final KafkaStreams streams;
    private final RestoreProgress restore;

    /** To be made after the topology, which says what the stage reads, and before the start. */
    StageWatch(StageMeters meters, KafkaStreams streams, Properties properties, BooleanSupplier ready) {
        this.meters = meters;
        this.streams = streams;
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
        return streams.state() == KafkaStreams.State.RUNNING && silence().compareTo(LONGEST_SILENCE) > 0;
    }
}
