package io.vocstreams.app.command;

import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.journey.domain.customer.Voices;
import io.vocstreams.journey.lexicon.LexiconReader;
import io.vocstreams.journey.measures.KnownThemes;
import io.vocstreams.model.score.Days;
import io.vocstreams.platform.config.Settings;
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

    /** The themes of it. */
    KnownThemes themes() {
        return LexiconReader.from(folder).themes();
    }

    /** The themes of the lexicon of the settings. */
    static KnownThemes themes(Settings settings) {
        return LexiconReader.from(settings.get(VocSettings.LEXICON)).themes();
    }

    /** As the stages read, by the lexicon of the settings. */
    static Voices voices(Settings settings) {
        return new Voices(
                LexiconReader.from(settings.get(VocSettings.LEXICON)), new Days(settings.get(VocSettings.TIME_ZONE)));
    }
}
