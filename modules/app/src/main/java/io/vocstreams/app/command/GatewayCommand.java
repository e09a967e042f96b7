package io.vocstreams.app.command;

import io.vocstreams.app.Connection;
import io.vocstreams.app.Logs;
import io.vocstreams.app.cluster.Clients;
import io.vocstreams.app.cluster.Serdes;
import io.vocstreams.app.cluster.StatusFiles;
import io.vocstreams.app.http.BuildInfo;
import io.vocstreams.app.http.Exposition;
import io.vocstreams.gateway.Gateway;
import io.vocstreams.platform.config.Settings;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code voc gateway}: events over HTTP, until stopped. */
@Command(
        name = "gateway",
        description =
                "Takes events over HTTP and writes them to their topics, until stopped (SIGTERM ends it cleanly).",
        mixinStandardHelpOptions = true)
public final class GatewayCommand implements Callable<Integer> {

    @Mixin
    private Connection connection = new Connection();

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = connection.settings();
        Logs.ofService();
        try (Exposition meters = new Exposition(BuildInfo.load())) {
            KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                    Gateway.producerSettings(settings, Clients.config(settings)),
                    new ByteArraySerializer(),
                    new ByteArraySerializer());
            Gateway gateway = Gateway.start(
                    settings,
                    new Gateway.Surroundings(
                            producer, Serdes.of(settings), meters.registry(), meters::reply, Clock.systemUTC()));
            new ServiceRun(StatusFiles.GATEWAY, gateway.url(), gateway::problem, gateway::close).untilStopped(settings);
        }
        return 0;
    }
}
