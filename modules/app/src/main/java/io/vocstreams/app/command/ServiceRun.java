package io.vocstreams.app.command;

import io.vocstreams.app.cluster.StatusFiles;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.platform.run.StageRunner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A service of this process that answers over HTTP, until a signal ends it.
 *
 * @param name under which `voc status` shows it
 * @param problem what it waits for; empty if for nothing
 */
record ServiceRun(String name, String url, Supplier<Optional<String>> problem, Runnable close) {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceRun.class);
    private static final Duration LOOK = Duration.ofMillis(500);

    void untilStopped(Settings settings) throws InterruptedException {
        CountDownLatch stopping = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        StatusFiles statuses = new StatusFiles(Path.of(settings.get(VocSettings.STATE_DIRECTORY)));
        String instance = settings.get(VocSettings.INSTANCE);
        try {
            // The signal ends the process as soon as this thread of the JVM's has ended.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stopping, closed), "stop-" + name));
            LOG.info("Listens at {}", url);
            do {
                statuses.tellService(name, instance, url, problem.get().orElse(StageRunner.READY));
            } while (!stopping.await(LOOK.toMillis(), TimeUnit.MILLISECONDS));
            statuses.withdrawService(name, instance);
        } finally {
            close.run();
            closed.countDown();
        }
    }

    private static void stop(CountDownLatch stopping, CountDownLatch closed) {
        stopping.countDown();
        try {
            closed.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }
}
