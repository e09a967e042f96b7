package io.vocstreams.journey.lexicon;

import io.vocstreams.journey.domain.voices.VoiceReader;
import io.vocstreams.journey.measures.KnownThemes;
import io.vocstreams.model.voice.Voice;
import io.vocstreams.text.Lexicon;
import io.vocstreams.text.TextReader;
import io.vocstreams.text.lexicon.Lexicons;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads texts by a lexicon, on any number of threads. The words and rules of a language are only loaded when the first
 * text comes: a deployment without texts needs no memory for them.
 */
public final class LexiconReader implements VoiceReader {

    private final Supplier<Lexicon> lexicon;
    private final KnownThemes themes;
    private final ThreadLocal<TextReader> readers;

    private LexiconReader(Supplier<Lexicon> lexicon, KnownThemes themes) {
        this.lexicon = lexicon;
        this.themes = themes;
        this.readers = ThreadLocal.withInitial(() -> new TextReader(lexicon.get()));
    }

    public static LexiconReader shipped() {
        return new LexiconReader(() -> Shipped.LEXICON, KnownThemes.shipped(() -> Shipped.LEXICON));
    }

    /**
     * Blank text stands for the shipped lexicon; another one is loaded at once, because it may be wrong.
     *
     * @throws io.vocstreams.platform.yaml.InvalidYamlException naming every problem of the first file that has any
     */
    public static LexiconReader from(String folder) {
        if (folder.isBlank()) {
            return shipped();
        }
        Lexicon loaded = Lexicons.from(folder);
        return new LexiconReader(() -> loaded, KnownThemes.of(() -> loaded));
    }

    /** The themes that it knows. */
    public KnownThemes themes() {
        return themes;
    }

    @Override
    public Optional<Voice> read(String text, @Nullable String language) {
        return readers.get()
                .read(text, language)
                .map(reading -> reading.voice(lexicon.get().version()));
    }

    /** Loaded once for all, when it is needed. */
    private static final class Shipped {

        private static final Lexicon LEXICON = Lexicons.shipped();
    }
}
