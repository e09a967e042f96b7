package io.vocstreams.app.command;

import io.vocstreams.app.Connection;
import io.vocstreams.app.Logs;
import io.vocstreams.app.cluster.Clients;
import io.vocstreams.app.cluster.Serdes;
import io.vocstreams.app.cluster.StatusFiles;
import io.vocstreams.app.http.BuildInfo;
import io.vocstreams.app.http.Exposition;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.serve.Serve;
import io.vocstreams.serve.feed.KafkaActionSink;
import io.vocstreams.serve.feed.KafkaSource;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code voc serve}: the results over HTTP, until stopped. */
@Command(
        name = "serve",
        description =
                "Answers questions about the results over HTTP, from a database of its own that it keeps up to date,"
                        + " until stopped (SIGTERM ends it cleanly).",
        mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {

    @Mixin
    private Connection connection = new Connection();

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = connection.settings();
        Logs.ofService();
        try (Exposition meters = new Exposition(BuildInfo.load())) {
            Serve serve = Serve.start(
                    settings,
                    new Serve.Surroundings(
                            new KafkaSource(Clients.readerConfig(settings)),
                            new KafkaActionSink(Clients.producerConfig(settings)),
                            Serdes.of(settings),
                            meters.registry(),
                            meters::reply,
                            ActingDepartments.ids(settings),
                            Clock.systemUTC()));
            new ServiceRun(StatusFiles.SERVE, serve.url(), serve::problem, serve::close).untilStopped(settings);
        }
        return 0;
    }
}
