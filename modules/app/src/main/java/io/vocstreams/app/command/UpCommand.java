package io.vocstreams.app.command;

import io.vocstreams.app.Connection;
import io.vocstreams.app.cluster.LocalPipeline;
import io.vocstreams.local.LocalStackOptions;
import io.vocstreams.local.StackPorts;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code voc up}: the local stack, until {@code voc down}. */
@Command(
        name = "up",
        description = "Starts broker, registry, topics and stages on this machine, until `voc down`.",
        mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {

    @Mixin
    private Connection connection = new Connection();

    @Option(names = "--ephemeral", description = "Keep nothing: all data is gone when the stack stops.")
    private boolean ephemeral;

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "0",
            description = "Move all ports by this much, where the usual ones are taken.")
    private int portOffset;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        LocalStackOptions options =
                new LocalStackOptions(connection.directory(), ephemeral, StackPorts.offsetBy(portOffset), true);
        LocalPipeline pipeline = LocalPipeline.start(options, connection.chosen(), line -> {
            out.println(line);
            out.flush();
        });
        out.println();
        out.println("broker           " + pipeline.bootstrapServers());
        out.println("schema registry  " + pipeline.schemaRegistryUrl());
        pipeline.endpoints().forEach(url -> out.println("metrics, health  " + url));
        out.println("logs             " + pipeline.logs());
        out.println("stop with        voc down");
        return 0;
    }
}
