package io.vocstreams.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code voc text}: what texts say, and by which words of the lexicon. */
@Command(
        name = "text",
        description = "Reads texts by a lexicon, and checks lexicons.",
        mixinStandardHelpOptions = true,
        subcommands = {TextReadCommand.class, TextCheckCommand.class, TextEvaluateCommand.class})
public final class TextCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: read, check or evaluate");
    }
}
