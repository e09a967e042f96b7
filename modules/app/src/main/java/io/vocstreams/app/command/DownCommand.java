package io.vocstreams.app.command;

import io.vocstreams.app.Connection;
import io.vocstreams.app.cluster.LocalPipeline;
import io.vocstreams.app.cluster.LocalService;
import io.vocstreams.local.LocalStack;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code voc down}: stops the local stack, its broker last. */
@Command(name = "down", description = "Stops the local stack of `voc up`.", mixinStandardHelpOptions = true)
public final class DownCommand implements Callable<Integer> {

    @Mixin
    private Connection connection = new Connection();

    @Option(
            names = "--delete",
            description =
                    "Delete what the stack keeps, too: all records, schemas, state and logs. `voc up` then begins with"
                            + " empty topics.")
    private boolean delete;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Path directory = connection.directory();
        if (!LocalStack.isDirectoryOfOne(directory)) {
            say("nothing was running in " + directory + ", and nothing is kept there");
            return 0;
        }
        boolean ran = LocalPipeline.changing(directory, this::stop);
        say(ran ? "stopped" : "nothing was running in " + directory);
        if (delete) {
            LocalPipeline.delete(directory);
            say("deleted " + directory);
        } else if (ran) {
            say("its data stays in " + directory + ": `voc up" + connection.directoryOption()
                    + "` goes on with it, `voc down --delete" + connection.directoryOption() + "` deletes it");
        }
        return 0;
    }

    private boolean stop() {
        boolean ran = false;
        for (LocalService service : LocalService.all(connection.directory())) {
            ran |= service.isAlive();
            service.stop();
        }
        Optional<LocalStack> stack = connection.localStack();
        stack.ifPresent(LocalStack::stop);
        return ran || stack.isPresent();
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
    }
}
