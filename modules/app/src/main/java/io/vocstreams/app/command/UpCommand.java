package io.vocstreams.app.command;

import io.vocstreams.app.Connection;
import io.vocstreams.app.InvalidUsage;
import io.vocstreams.app.cluster.LocalPipeline;
import io.vocstreams.app.cluster.StatusFiles;
import io.vocstreams.local.LocalStack;
import io.vocstreams.local.LocalStackOptions;
import io.vocstreams.local.StackPorts;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code voc up}: the local stack, until {@code voc down}. */
@Command(
        name = "up",
        description = "Starts broker, registry, topics, stages, gateway and serve on this machine, until `voc down`;"
                + " notify, too, where `voc.notify.webhooks` is set. What runs already is left alone.",
        mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {

    @Mixin
    private Connection connection = new Connection();

    @Option(names = "--ephemeral", description = "Keep nothing: all data is gone when the stack stops.")
    private boolean ephemeral;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            description = "Move all ports by this much, where the usual ones are taken. Default: 0.")
    private @Nullable Integer portOffset;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        LocalStackOptions options = connection.localStack().map(this::same).orElseGet(this::asked);
        LocalPipeline pipeline = LocalPipeline.start(options, connection.chosen(), line -> {
            out.println(line);
            out.flush();
        });
        out.println();
        out.println("broker           " + pipeline.bootstrapServers());
        out.println("schema registry  " + pipeline.schemaRegistryUrl());
        pipeline.endpoints().forEach(url -> out.println("metrics, health  " + url));
        pipeline.url(StatusFiles.GATEWAY).ifPresent(url -> out.println("events           " + url + "/v1/events"));
        pipeline.url(StatusFiles.SERVE).ifPresent(url -> out.println("console          " + url));
        pipeline.url(StatusFiles.NOTIFY).ifPresent(url -> out.println("webhooks         told by " + url));
        out.println("logs             " + pipeline.logs());
        out.println("stop with        voc down" + connection.directoryOption());
        pipeline.url(StatusFiles.GATEWAY).ifPresent(url -> out.print(example(url, Instant.now())));
        return 0;
    }

    /** To be pasted: an event that is accepted, as it happens now. */
    private static String example(String url, Instant now) {
        return """

                send it an event:
                  curl -s %s/v1/events -H 'content-type: application/json' -d '{
                    "type": "WebTouchpoint", "action": "page_viewed", "header": {"eventId": "e1", "source": "shop",
                    "occurredAt": "%s", "identifiers": [{"type": "COOKIE_ID", "value": "c-81"}]}}'
                """.formatted(url, now.truncatedTo(ChronoUnit.SECONDS));
    }

    private LocalStackOptions asked() {
        StackPorts ports = StackPorts.offsetBy(portOffset == null ? 0 : portOffset);
        return new LocalStackOptions(connection.directory(), ephemeral, ports, true);
    }

    /** Of a stack that is there already; what it cannot become while it runs is refused. */
    private LocalStackOptions same(LocalStack running) {
        LocalStackOptions options = running.options();
        if (portOffset != null && !StackPorts.offsetBy(portOffset).equals(options.ports())) {
            throw new InvalidUsage("--port-offset: the stack in " + options.directory()
                    + " runs on other ports, broker " + running.bootstrapServers() + "; " + downFirst());
        }
        if (ephemeral && !options.ephemeral()) {
            throw new InvalidUsage(
                    "--ephemeral: the stack in " + options.directory() + " keeps its data; " + downFirst());
        }
        return options;
    }

    private String downFirst() {
        return "`voc down" + connection.directoryOption() + "` stops it";
    }
}
