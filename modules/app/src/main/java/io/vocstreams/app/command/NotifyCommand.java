package io.vocstreams.app.command;

import io.vocstreams.app.Connection;
import io.vocstreams.app.Logs;
import io.vocstreams.app.cluster.Clients;
import io.vocstreams.app.cluster.Serdes;
import io.vocstreams.app.cluster.StatusFiles;
import io.vocstreams.app.http.BuildInfo;
import io.vocstreams.app.http.Exposition;
import io.vocstreams.notify.Notifier;
import io.vocstreams.platform.config.Settings;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code voc notify}: posts what happens to cases to webhooks, until stopped. */
@Command(
        name = "notify",
        description =
                "Posts what happens to cases to the webhooks of `voc.notify.webhooks`, until stopped (SIGTERM ends it"
                        + " cleanly). Run one of it: a second one posts everything a second time.",
        mixinStandardHelpOptions = true)
public final class NotifyCommand implements Callable<Integer> {

    @Mixin
    private Connection connection = new Connection();

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = connection.settings();
        Logs.ofService();
        try (Exposition meters = new Exposition(BuildInfo.load())) {
            Notifier notifier = Notifier.start(
                    settings,
                    new Notifier.Surroundings(
                            Clients.readerConfig(settings),
                            Clients.producerConfig(settings),
                            Serdes.of(settings),
                            meters.registry(),
                            meters::reply,
                            Clock.systemUTC(),
                            System.getenv()));
            new ServiceRun(StatusFiles.NOTIFY, notifier.url(), notifier::problem, notifier::close)
                    .untilStopped(settings);
        }
        return 0;
    }
}
