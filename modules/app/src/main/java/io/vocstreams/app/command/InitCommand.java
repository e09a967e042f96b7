package io.vocstreams.app.command;

import io.vocstreams.app.InvalidUsage;
import io.vocstreams.app.Output;
import io.vocstreams.replay.csv.FileNames;
import io.vocstreams.replay.mapping.FirstMapping;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code voc init}: a first mapping for a file. */
@Command(
        name = "init",
        description = "Guesses how a CSV file is written and what its columns hold, and writes a first mapping beside"
                + " it, to be checked and tried with `voc replay --dry-run`.",
        mixinStandardHelpOptions = true)
public final class InitCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE.csv", description = "The file, plain, gzip or zip; `-` is the standard input.")
    private Path file = Path.of("");

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        String text = FirstMapping.of(file, System.in);
        boolean piped = file.toString().equals(FileNames.STANDARD_INPUT);
        String name = piped ? "stdin" : String.valueOf(file.getFileName());
        int end = name.indexOf('.', 1);
        Path mapping = file.resolveSibling((end < 0 ? name : name.substring(0, end)) + ".yaml");
        try {
            Files.writeString(mapping, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new InvalidUsage(mapping + " is there already; move it away for a new one");
        }
        if (output.isJson()) {
            output.json(Map.of("mapping", mapping.toString()));
            return 0;
        }
        output.line("written to " + mapping + "; check every line, then"
                + (piped ? ", with the file piped in again," : ""));
        output.line("  voc replay " + mapping + " --dry-run");
        return 0;
    }
}
