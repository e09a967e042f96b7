package io.vocstreams.journey.measures;

import io.vocstreams.text.Lexicon;
import io.vocstreams.text.Theme;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The themes that selectors may name. The lexicon is asked for only where a selector names one: it is large. */
public final class KnownThemes {

    /** Any name: for files that are shipped, or that a stage has accepted. */
    public static final KnownThemes ANY = new KnownThemes(null);

    private final @Nullable Supplier<Lexicon> lexicon;

    private KnownThemes(@Nullable Supplier<Lexicon> lexicon) {
        this.lexicon = lexicon;
    }

    public static KnownThemes of(Supplier<Lexicon> lexicon) {
        return new KnownThemes(lexicon);
    }

    boolean hold(String id) {
        return lexicon == null || ids(lexicon).contains(id);
    }

    String listed() {
        return lexicon == null ? "" : String.join(", ", ids(lexicon));
    }

    private static Set<String> ids(Supplier<Lexicon> lexicon) {
        return lexicon.get().themes().stream().map(Theme::id).collect(Collectors.toCollection(TreeSet::new));
    }
}
