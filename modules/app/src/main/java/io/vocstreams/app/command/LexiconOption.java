package io.vocstreams.app.command;

import io.vocstreams.text.TextReader;
import io.vocstreams.text.lexicon.Lexicons;
import picocli.CommandLine.Option;

/** By which lexicon texts are read. */
final class LexiconOption {

    @Option(names = "--lexicon", paramLabel = "FOLDER", description = "A lexicon in place of the one that is shipped.")
    private String folder = "";

    TextReader reader() {
        return new TextReader(Lexicons.from(folder));
    }
}
