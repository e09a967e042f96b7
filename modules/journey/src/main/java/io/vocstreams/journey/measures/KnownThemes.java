package io.vocstreams.journey.measures;

import io.vocstreams.text.Lexicon;
import io.vocstreams.text.Theme;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The themes that selectors may name. The lexicon is asked for only where a selector names one: it is large. */
public final class KnownThemes {

    /** Any name: for files that are shipped, or that a stage has accepted. */
    public static final KnownThemes ANY = new KnownThemes(null, true);

    private final @Nullable Supplier<Lexicon> lexicon;
    private final boolean isTrusted;

    private KnownThemes(@Nullable Supplier<Lexicon> lexicon, boolean isTrusted) {
        this.lexicon = lexicon;
        this.isTrusted = isTrusted;
    }

    public static KnownThemes of(Supplier<Lexicon> lexicon) {
        return new KnownThemes(lexicon, false);
    }

    /** Those of the lexicon that is shipped. */
    public static KnownThemes shipped(Supplier<Lexicon> lexicon) {
        return new KnownThemes(lexicon, true);
    }

    /** Whether they are known to fit all other files that are shipped. */
    public boolean areTrusted() {
        return isTrusted;
    }

    /** The department that owns a theme. */
    public Optional<String> ownerOf(String id) {
        return lexicon == null
                ? Optional.empty()
                : lexicon.get().themes().stream()
                        .filter(theme -> theme.id().equals(id))
                        .map(Theme::owner)
                        .findFirst();
    }

    /** The department that owns each. */
    public Map<String, String> owners() {
        return lexicon == null
                ? Map.of()
                : lexicon.get().themes().stream()
                        .collect(Collectors.toMap(Theme::id, Theme::owner, (one, same) -> one, TreeMap::new));
    }

    public boolean hold(String id) {
        return lexicon == null || ids(lexicon).contains(id);
    }

    public String listed() {
        return lexicon == null ? "" : String.join(", ", ids(lexicon));
    }

    private static Set<String> ids(Supplier<Lexicon> lexicon) {
        return lexicon.get().themes().stream().map(Theme::id).collect(Collectors.toCollection(TreeSet::new));
    }
}
