package io.vocstreams.app.command;

import io.vocstreams.app.Connection;
import io.vocstreams.app.Logs;
import io.vocstreams.app.cluster.Clients;
import io.vocstreams.app.cluster.Serdes;
import io.vocstreams.app.cluster.StatusFiles;
import io.vocstreams.app.http.BuildInfo;
import io.vocstreams.app.http.Exposition;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.gateway.Gateway;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.platform.run.StageRunner;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code voc gateway}: events over HTTP, until stopped. */
@Command(
        name = "gateway",
        description =
                "Takes events over HTTP and writes them to their topics, until stopped (SIGTERM ends it cleanly).",
        mixinStandardHelpOptions = true)
public final class GatewayCommand implements Callable<Integer> {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayCommand.class);

    private static final Duration LOOK = Duration.ofMillis(500);

    @Mixin
    private Connection connection = new Connection();

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = connection.settings();
        Logs.ofService();
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        StatusFiles statuses = new StatusFiles(Path.of(settings.get(VocSettings.STATE_DIRECTORY)));
        String instance = settings.get(VocSettings.INSTANCE);
        Exposition meters = new Exposition(BuildInfo.load());
        KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Gateway.producerSettings(settings, Clients.config(settings)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        try (Gateway gateway = Gateway.start(
                settings,
                new Gateway.Surroundings(
                        producer, Serdes.of(settings), meters.registry(), meters::reply, Clock.systemUTC()))) {
            // The signal ends the process as soon as this thread of the JVM's has ended.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(told, closed), "stop-gateway"));
            LOG.info("Listens at {}", gateway.url());
            do {
                statuses.tellGateway(instance, gateway.url(), gateway.problem().orElse(StageRunner.READY));
            } while (!told.await(LOOK.toMillis(), TimeUnit.MILLISECONDS));
            statuses.withdrawGateway(instance);
        } finally {
            meters.close();
            closed.countDown();
        }
        return 0;
    }

    private static void stop(CountDownLatch told, CountDownLatch closed) {
        told.countDown();
        try {
            closed.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(0);
    }
}
