package io.vocstreams.app.command;

import io.vocstreams.app.Output;
import io.vocstreams.text.Lexicon;
import io.vocstreams.text.lexicon.Lexicons;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code voc text check}: whether a lexicon can be used. */
@Command(
        name = "check",
        description = "Checks a lexicon: unknown and missing keys, duplicates, patterns that are never found.",
        mixinStandardHelpOptions = true)
public final class TextCheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FOLDER", description = "The lexicon; docs/lexicon.md teaches to write one.")
    private Path folder = Path.of("");

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        Lexicon lexicon = Lexicons.checked(folder);
        output.line("version " + lexicon.version() + ", " + lexicon.themes().size() + " themes, fingerprint "
                + lexicon.fingerprint().substring(0, 12));
        return 0;
    }
}
