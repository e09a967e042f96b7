package io.vocstreams.app.command;

import io.vocstreams.app.Connection;
import io.vocstreams.app.Logs;
import io.vocstreams.app.cluster.Clients;
import io.vocstreams.app.cluster.Serdes;
import io.vocstreams.app.http.BuildInfo;
import io.vocstreams.app.http.Exposition;
import io.vocstreams.gateway.Gateway;
import io.vocstreams.platform.config.Settings;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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

    @Mixin
    private Connection connection = new Connection();

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = connection.settings();
        Logs.ofService();
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
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
            told.await();
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
