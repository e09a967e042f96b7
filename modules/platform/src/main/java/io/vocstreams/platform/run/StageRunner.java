package io.vocstreams.platform.run;

import io.vocstreams.platform.Stage;
import io.vocstreams.platform.Topologies;
import io.vocstreams.platform.time.InputLag;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.errors.TopologyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one stage until it is closed, restarting what may recover with growing pauses. */
public final class StageRunner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StageRunner.class);
    private static final long LONGEST_PAUSE_MILLIS = 10_000;
    /** A thread that lived this long has recovered: the next failure starts with a short pause again. */
    private static final long RECOVERED_AFTER_NANOS = Duration.ofMinutes(1).toNanos();

    private final String name;
    private final KafkaStreams streams;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicLong pauseMillis = new AtomicLong(250);
    private final AtomicLong lastFailureAt = new AtomicLong(System.nanoTime());
    private volatile @Nullable String problem;

    public StageRunner(String name, Properties properties, Function<InputLag, Stage> stage) {
        this.name = name;
        ConsumerLag lag = new ConsumerLag();
        this.streams = new KafkaStreams(Topologies.build(properties, stage.apply(lag)), properties);
        lag.bind(streams);
        streams.setUncaughtExceptionHandler(this::onFailure);
        streams.setStateListener((now, before) -> {
            LOG.info("Stage {} is {}", name, now);
            if (now == KafkaStreams.State.RUNNING) {
                problem = null;
            }
            if (now == KafkaStreams.State.NOT_RUNNING || now == KafkaStreams.State.ERROR) {
                stopped.countDown();
            }
        });
    }

    public void start() {
        streams.start();
    }

    public String name() {
        return name;
    }

    public boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING && problem == null;
    }

    /** Why the stage is not ready, for people; null if nothing is known to be wrong. */
    public @Nullable String problem() {
        return problem;
    }

    public KafkaStreams streams() {
        return streams;
    }

    /** Waits until the stage has stopped by itself or was closed; false if the time ran out before. */
    public boolean awaitStop(Duration longest) throws InterruptedException {
        return stopped.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        if (!streams.close(Duration.ofSeconds(30))) {
            LOG.warn("Stage {} did not stop within 30 s; its open transaction will be aborted", name);
        }
        stopped.countDown();
    }

    private StreamThreadExceptionResponse onFailure(Throwable failure) {
        problem = describe(failure);
        if (isFatal(failure)) {
            LOG.error("Stage {} stops: {}", name, problem);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        }
        long now = System.nanoTime();
        if (now - lastFailureAt.getAndSet(now) > RECOVERED_AFTER_NANOS) {
            pauseMillis.set(250);
        }
        long pause = pauseMillis.getAndUpdate(millis -> Math.min(LONGEST_PAUSE_MILLIS, millis * 2));
        LOG.warn("Stage {} starts again in {} ms: {}", name, pause, problem, failure);
        pauseBeforeRestart(pause);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** Runs on the thread that is about to end, so nothing else waits. */
    private static void pauseBeforeRestart(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isFatal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MissingSourceTopicException
                    || cause instanceof TopologyException
                    || cause instanceof AuthorizationException
                    || cause instanceof AuthenticationException
                    || cause instanceof InvalidConfigurationException) {
                return true;
            }
        }
        return false;
    }

    private static String describe(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }
}
