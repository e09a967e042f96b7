package io.vocstreams.platform.run;

import io.vocstreams.platform.Causes;
import io.vocstreams.platform.FailedRecord;
import io.vocstreams.platform.StageWiring;
import io.vocstreams.platform.Topologies;
import io.vocstreams.platform.metrics.StageMeters;
import io.vocstreams.platform.time.InputLag;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsException;
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
    /** A thread that was started again fails again within some seconds if what it needs is still away. */
    private static final long READY_AFTER_NANOS = Duration.ofSeconds(10).toNanos();

    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(30);

    /** The {@link #status} of a stage that is ready for records. */
    public static final String READY = "ready";

    private static final String TAKING_OVER = "taking over its share of the work";

    private final String name;
    private final KafkaStreams streams;
    private final CloseOptions.GroupMembershipOperation atTheEnd;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicLong pauseMillis = new AtomicLong(250);
    private final AtomicLong lastFailureAt = new AtomicLong(System.nanoTime());
    private final StageWatch watch;
    private volatile @Nullable String problem;
    private volatile @Nullable Throwable failure;
    private volatile long runningSince = System.nanoTime();

    public StageRunner(StageMeters meters, Properties properties, Function<InputLag, StageWiring> stage) {
        this.name = meters.stage();
        ConsumerLag lag = new ConsumerLag();
        this.atTheEnd = atTheEnd(properties);
        this.streams =
                new KafkaStreams(Topologies.build(properties, stage.apply(lag)), properties, new BoundedClients());
        this.watch = new StageWatch(meters, streams, properties, () -> health().ready());
        lag.bind(streams);
        streams.setUncaughtExceptionHandler(this::onFailure);
        streams.setStateListener((now, before) -> {
            LOG.info("Stage {} is {}", name, now);
            if (now == KafkaStreams.State.RUNNING) {
                runningSince = System.nanoTime();
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
        return streams.state() == KafkaStreams.State.RUNNING && problem() == null;
    }

    /** Why the stage is not ready, for people; null if nothing is known to be wrong. */
    public @Nullable String problem() {
        long quietSince = Math.max(lastFailureAt.get(), runningSince);
        boolean recovered =
                streams.state() == KafkaStreams.State.RUNNING && System.nanoTime() - quietSince > READY_AFTER_NANOS;
        return recovered ? null : problem;
    }

    /** What it failed of at last; null if it never did. */
    public @Nullable Throwable failure() {
        return failure;
    }

    /** One word or sentence for those who watch the stage: what is wrong, or what it is doing. */
    public String status() {
        return health().reason();
    }

    public StageHealth health() {
        KafkaStreams.State now = streams.state();
        String wrong = problem();
        if (now == KafkaStreams.State.ERROR || now == KafkaStreams.State.NOT_RUNNING) {
            return new StageHealth(name, "stopped", false, false, wrong == null ? "has stopped" : wrong);
        }
        if (watch.isHanging()) {
            String silence = "a task has done nothing for " + watch.silence().toSeconds() + " s";
            return new StageHealth(name, "hanging", false, false, silence);
        }
        if (wrong != null) {
            return new StageHealth(name, "troubled", true, false, wrong);
        }
        long remaining = watch.recordsToRestore();
        return switch (now) {
            case RUNNING -> new StageHealth(name, "running", true, true, READY);
            case CREATED -> notReady("starting", TAKING_OVER);
            case REBALANCING ->
                remaining > 0
                        ? notReady("restoring", "restoring its state, " + remaining + " records to go")
                        : notReady("rebalancing", TAKING_OVER);
            default -> notReady("stopping", "stopping");
        };
    }

    private StageHealth notReady(String state, String reason) {
        return new StageHealth(name, state, true, false, reason);
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
        closing.countDown();
        boolean hasEndedByItself = stopped.getCount() == 0;
        if (!streams.close(CloseOptions.timeout(LONGEST_CLOSE).withGroupMembershipOperation(atTheEnd))) {
            LOG.warn("Stage {} did not stop within {}; its open transaction will be aborted", name, LONGEST_CLOSE);
        } else if (!hasEndedByItself) {
            // The state listener may not get to say so before the process ends.
            LOG.info("Stage {} has stopped", name);
        }
        stopped.countDown();
    }

    /**
     * A member that stays without a name of its own keeps its partitions from all others until its session ends.
     */
    private static CloseOptions.GroupMembershipOperation atTheEnd(Properties properties) {
        String name = ConsumerConfig.GROUP_INSTANCE_ID_CONFIG;
        boolean named = properties.containsKey(name)
                || properties.containsKey(StreamsConfig.consumerPrefix(name))
                || properties.containsKey(StreamsConfig.mainConsumerPrefix(name));
        return named
                ? CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP
                : CloseOptions.GroupMembershipOperation.LEAVE_GROUP;
    }

    private StreamThreadExceptionResponse onFailure(Throwable failure) {
        this.failure = failure;
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
        LOG.warn("Stage {} starts again in {} ms: {}\n{}", name, pause, problem, DeadLetter.stackTrace(failure));
        pauseBeforeRestart(pause);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    /** Runs on the thread that is about to end, so nothing else waits. */
    private void pauseBeforeRestart(long millis) {
        try {
            if (closing.await(millis, TimeUnit.MILLISECONDS)) {
                LOG.info("Stage {} is closed and does not start again", name);
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isFatal(Throwable failure) {
        return Causes.any(
                failure,
                MissingSourceTopicException.class,
                TopologyException.class,
                AuthorizationException.class,
                AuthenticationException.class,
                InvalidConfigurationException.class);
    }

    /** What Kafka Streams wraps around the failure says nothing to people. */
    static String describe(Throwable failure) {
        Optional<AccessProblem> access = AccessProblem.of(failure);
        if (access.isPresent()) {
            return access.get().text();
        }
        Throwable said = Causes.of(failure)
                .filter(cause -> !isWrapping(cause))
                .findFirst()
                .orElseGet(() -> Causes.root(failure));
        return said instanceof KafkaException
                ? said.getClass().getSimpleName() + ": " + said.getMessage()
                : DeadLetter.message(said);
    }

    private static boolean isWrapping(Throwable cause) {
        return cause instanceof StreamsException
                || cause instanceof FailedRecord
                || cause instanceof CompletionException;
    }
}
