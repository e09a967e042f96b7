package io.vocstreams.app.command;

import io.vocstreams.app.Connection;
import io.vocstreams.app.cluster.StagesProcess;
import io.vocstreams.local.LocalStack;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code voc down}: stops the local stack, the stages first. */
@Command(name = "down", description = "Stops the local stack of `voc up`.", mixinStandardHelpOptions = true)
public final class DownCommand implements Callable<Integer> {

    @Mixin
    private Connection connection = new Connection();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        StagesProcess stages = new StagesProcess(connection.directory());
        boolean stagesRan = stages.isAlive();
        stages.stop();
        Optional<LocalStack> stack = connection.localStack();
        stack.ifPresent(LocalStack::stop);
        spec.commandLine()
                .getOut()
                .println(
                        stack.isPresent() || stagesRan
                                ? "stopped"
                                : "nothing was running in " + connection.directory());
        return 0;
    }
}
