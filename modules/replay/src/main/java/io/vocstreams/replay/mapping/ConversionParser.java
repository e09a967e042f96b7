package io.vocstreams.replay.mapping;

import io.vocstreams.platform.yaml.YamlEntries;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the keys that say how numbers and times are written. */
final class ConversionParser {

    private static final String NOON = "12:00";

    private final Context context;

    ConversionParser(Context context) {
        this.context = context;
    }

    Conversion whole(YamlEntries entries, long least, long greatest) {
        Optional<String> stated = entries.takeText("times");
        BigDecimal times = BigDecimal.ONE;
        try {
            times = stated.map(BigDecimal::new).orElse(times);
        } catch (NumberFormatException e) {
            entries.wrong("times", "'" + stated.orElse("") + "' is no number");
        }
        return new Conversion.Whole(times, number(entries), least, greatest);
    }

    Conversion.Decimal number(YamlEntries entries) {
        char decimal = sign(entries, "decimal", '.');
        char grouping = sign(entries, "grouping", Conversion.Decimal.NONE);
        if (decimal == grouping) {
            entries.wrong("grouping", "is the same as `decimal` (`.` if not stated)");
        }
        return new Conversion.Decimal(decimal, grouping);
    }

    private static char sign(YamlEntries entries, String key, char unstated) {
        Optional<String> stated = entries.takeText(key);
        if (stated.isPresent() && stated.get().length() != 1) {
            entries.wrong(key, "must be one character");
            return unstated;
        }
        return stated.map(text -> text.charAt(0)).orElse(unstated);
    }

    Conversion time(YamlEntries entries) {
        List<String> patterns = entries.take("pattern")
                .map(node -> YamlEntries.texts(node, entries.at("pattern"), context.problems()))
                .orElse(List.of(TimeConversion.ISO));
        ZoneId zone = zone(entries, context.zone());
        String at = entries.takeText("at").orElse(NOON);
        Locale locale = Locale.forLanguageTag(entries.takeText("locale").orElse("en"));
        LocalTime timeOfDay = LocalTime.NOON;
        try {
            timeOfDay = LocalTime.parse(at);
        } catch (DateTimeException e) {
            entries.wrong("at", "'" + at + "' is no time of day such as 12:00");
        }
        try {
            return TimeConversion.of(patterns, zone, timeOfDay, locale);
        } catch (IllegalArgumentException e) {
            entries.wrong("pattern", String.valueOf(e.getMessage()));
            return Conversion.TEXT;
        }
    }

    static ZoneId zone(YamlEntries entries, ZoneId unstated) {
        Optional<String> stated = entries.takeText("zone");
        try {
            return stated.map(ZoneId::of).orElse(unstated);
        } catch (DateTimeException e) {
            entries.wrong("zone", "'" + stated.orElse("") + "' is no zone such as UTC, Europe/Berlin or +02:00");
            return unstated;
        }
    }
}
