package io.vocstreams.replay.mapping;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads times: the first of its patterns that fits; a date alone is taken at a given time of that day. */
final class TimeConversion implements Conversion {

    static final String ISO = "iso";
    static final String EPOCH_SECONDS = "epoch-seconds";
    static final String EPOCH_MILLIS = "epoch-millis";

    private static final List<ChronoField> OF_A_TIME = List.of(
            ChronoField.HOUR_OF_AMPM,
            ChronoField.CLOCK_HOUR_OF_AMPM,
            ChronoField.MINUTE_OF_HOUR,
            ChronoField.SECOND_OF_MINUTE,
            ChronoField.AMPM_OF_DAY);

    private final List<Form> forms;
    private final String text;

    private TimeConversion(List<Form> forms, String text) {
        this.forms = forms;
        this.text = text;
    }

    @FunctionalInterface
    private interface Form {

        Optional<Instant> read(String text);
    }

    /**
     * Checks and compiles the patterns.
     *
     * @throws IllegalArgumentException where one can give no time
     */
    static TimeConversion of(List<String> patterns, ZoneId zone, LocalTime timeOfDay, Locale locale) {
        List<Form> forms = new ArrayList<>();
        for (String pattern : patterns) {
            switch (pattern) {
                case EPOCH_SECONDS -> forms.add(text -> epoch(text, 1000));
                case EPOCH_MILLIS -> forms.add(text -> epoch(text, 1));
                case ISO -> {
                    Form form = formatted(iso(), zone, timeOfDay);
                    forms.add(text -> form.read(withT(text)));
                }
                default -> forms.add(formatted(formatter(pattern, zone, locale), zone, timeOfDay));
            }
        }
        return new TimeConversion(forms, String.join("' or '", patterns));
    }

    @Override
    public Object convert(String time) {
        for (Form form : forms) {
            Optional<Instant> read = form.read(time);
            if (read.isPresent()) {
                return read.get();
            }
        }
        throw Declined.refused("does not fit the pattern '" + text + "'", time);
    }

    private static Optional<Instant> epoch(String text, long millis) {
        try {
            return Optional.of(Instant.ofEpochMilli(
                    new BigDecimal(text).multiply(BigDecimal.valueOf(millis)).longValue()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Many systems write a blank between date and time. */
    private static String withT(String text) {
        return text.length() > 10 && text.charAt(10) == ' ' ? text.substring(0, 10) + 'T' + text.substring(11) : text;
    }

    private static DateTimeFormatter iso() {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .append(DateTimeFormatter.ISO_LOCAL_DATE)
                .optionalStart()
                .appendLiteral('T')
                .append(DateTimeFormatter.ISO_LOCAL_TIME)
                .appendPattern("[XXX][XX][X]")
                .toFormatter(Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private static Form formatted(DateTimeFormatter formatter, ZoneId zone, LocalTime timeOfDay) {
        return text -> {
            try {
                return Optional.of(instant(formatter.parse(text), zone, timeOfDay));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        };
    }

    private static Instant instant(TemporalAccessor read, ZoneId zone, LocalTime timeOfDay) {
        if (read.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Instant.from(read);
        }
        LocalTime time = read.query(TemporalQueries.localTime());
        ZoneId stated = read.query(TemporalQueries.zone());
        return LocalDate.from(read)
                .atTime(time == null ? timeOfDay : time)
                .atZone(stated == null ? zone : stated)
                .toInstant();
    }

    private static DateTimeFormatter formatter(String pattern, ZoneId zone, Locale locale) {
        DateTimeFormatter formatter;
        try {
            formatter = new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(withProlepticYear(pattern))
                    .toFormatter(locale)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + pattern + "' is no pattern: " + e.getMessage(), e);
        }
        String letters = pattern.replaceAll("'[^']*'", "");
        if (letters.contains("D") && letters.contains("M")) {
            throw new IllegalArgumentException(
                    "'" + pattern + "' has the day of the year (D) beside the month; d is the day of the month");
        }
        TemporalAccessor tried = tryOut(pattern, formatter, zone);
        if (tried.query(TemporalQueries.localDate()) == null) {
            throw new IllegalArgumentException(
                    "'" + pattern + "' gives no date: it needs year (yyyy), month (M) and day (d)");
        }
        if (tried.query(TemporalQueries.localTime()) == null
                && OF_A_TIME.stream().anyMatch(tried::isSupported)) {
            throw new IllegalArgumentException(
                    "'" + pattern + "' gives no time of day: H is the hour of 24; h needs AM or PM (a)");
        }
        return formatter;
    }

    private static TemporalAccessor tryOut(String pattern, DateTimeFormatter formatter, ZoneId zone) {
        try {
            return formatter.parse(
                    formatter.format(ZonedDateTime.of(LocalDate.of(2024, 11, 22), LocalTime.of(13, 14, 15), zone)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "'" + pattern + "' fits no time: check M (month) and m (minute), d (day) and D (day of the year), y"
                            + " (year) and Y (year of the week)",
                    e);
        }
    }

    /** A year of era (y) cannot be resolved strictly without an era; strictly, so that there is no 30 February. */
    private static String withProlepticYear(String pattern) {
        StringBuilder changed = new StringBuilder(pattern.length());
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            quoted ^= c == '\'';
            changed.append(c == 'y' && !quoted ? 'u' : c);
        }
        return changed.toString();
    }
}
