package io.vocstreams.app.report;

import io.vocstreams.journey.domain.triggers.Departments.Department;
import io.vocstreams.text.Theme;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** The report's words in one language. */
public final class Wording {

    private final Locale locale;
    private final ResourceBundle words;
    private final Map<String, String> themes;
    private final Map<String, String> departments;

    private Wording(Locale locale, Collection<Theme> themes, Collection<Department> departments) {
        this.locale = locale;
        // English is what is there when the machine's own language would be asked for.
        this.words = ResourceBundle.getBundle(
                "io.vocstreams.app.report.report",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        boolean japanese = locale.equals(Locale.JAPANESE);
        this.themes = themes.stream().collect(Collectors.toMap(Theme::id, japanese ? Theme::ja : Theme::en));
        this.departments = departments.stream()
                .collect(Collectors.toMap(Department::id, japanese ? Department::ja : Department::en));
    }

    /** In Japanese for {@code ja}, else in English. */
    public static Wording of(String language, Collection<Theme> themes, Collection<Department> departments) {
        return new Wording(language.equals("ja") ? Locale.JAPANESE : Locale.ENGLISH, themes, departments);
    }

    String language() {
        return locale.getLanguage();
    }

    String of(String key, Object... parts) {
        return parts.length == 0 ? words.getString(key) : new MessageFormat(words.getString(key), locale).format(parts);
    }

    /** A symbol such as FINAL; one without words stays as it is. */
    String symbol(Object symbol) {
        return name("symbol", String.valueOf(symbol));
    }

    /** A business function; one that is not of the shipped lexicon stays as it is. */
    String function(String id) {
        return name("function", id);
    }

    /** One without words becomes a word itself: CALL_CENTER is "Call center". */
    private String channel(String symbol) {
        String word =
                symbol.charAt(0) + symbol.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
        return name("channel", symbol, word);
    }

    private String name(String kind, String id) {
        return name(kind, id, id);
    }

    private String name(String kind, String id, String otherwise) {
        String key = kind + '.' + id;
        return words.containsKey(key) ? words.getString(key) : otherwise;
    }

    String theme(String id) {
        return themes.getOrDefault(id, id);
    }

    /** Its name; one that no file names stays as it is. */
    String department(String id) {
        return departments.getOrDefault(id, id);
    }

    /** {@code theme=price} with the theme's name; others as they stand. */
    String part(String breakdown) {
        if (breakdown.equals("*")) {
            return of("all");
        }
        return breakdown.startsWith("theme=") ? theme(breakdown.substring("theme=".length())) : breakdown;
    }

    /** A part as people say it: {@code channel=WEB,store=S1} is "Web, store S1". */
    String spoken(String breakdown) {
        return Arrays.stream(breakdown.split(",", -1)).map(this::spokenOne).collect(Collectors.joining(of("comma")));
    }

    private String spokenOne(String one) {
        int equals = one.indexOf('=');
        String dimension = one.substring(0, Math.max(0, equals));
        String value = one.substring(equals + 1);
        return switch (dimension) {
            case "" -> part(one);
            case "theme" -> theme(value);
            case "function" -> function(value);
            case "channel" -> channel(value);
            default -> name("dimension", dimension) + " " + value;
        };
    }
}
