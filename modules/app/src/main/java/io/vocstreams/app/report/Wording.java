package io.vocstreams.app.report;

import io.vocstreams.text.Theme;
import java.text.MessageFormat;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The report's words in one language. */
public final class Wording {

    private final Locale locale;
    private final ResourceBundle words;
    private final Map<String, String> themes;

    private Wording(Locale locale, Collection<Theme> themes) {
        this.locale = locale;
        // English is what is there when the machine's own language would be asked for.
        this.words = ResourceBundle.getBundle(
                "io.vocstreams.app.report.report",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        Function<Theme, String> name = locale.equals(Locale.JAPANESE) ? Theme::ja : Theme::en;
        this.themes = themes.stream().collect(Collectors.toMap(Theme::id, name));
    }

    /** In Japanese for {@code ja}, else in English. */
    public static Wording of(String language, Collection<Theme> themes) {
        return new Wording(language.equals("ja") ? Locale.JAPANESE : Locale.ENGLISH, themes);
    }

    String language() {
        return locale.getLanguage();
    }

    String of(String key, Object... parts) {
        return parts.length == 0 ? words.getString(key) : new MessageFormat(words.getString(key), locale).format(parts);
    }

    /** A symbol such as FINAL; one without words stays as it is. */
    String symbol(Object symbol) {
        String key = "symbol." + symbol;
        return words.containsKey(key) ? words.getString(key) : String.valueOf(symbol);
    }

    String theme(String id) {
        return themes.getOrDefault(id, id);
    }

    /** {@code theme=price} with the theme's name; others as they stand. */
    String part(String breakdown) {
        if (breakdown.equals("*")) {
            return of("all");
        }
        return breakdown.startsWith("theme=") ? theme(breakdown.substring("theme=".length())) : breakdown;
    }
}
