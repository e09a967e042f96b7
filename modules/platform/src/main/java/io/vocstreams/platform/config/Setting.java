package io.vocstreams.platform.config;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;

/**
 * One thing a deployment may choose: its key, how it is read, its default and what it means.
 *
 * @param form what a value must look like, with an example, for documentation and refusals
 */
public record Setting<T>(String key, String form, String defaultText, Function<String, T> parse, String meaning) {

    public static Setting<Duration> duration(String key, String defaultText, String meaning) {
        return new Setting<>(key, "an ISO-8601 duration such as P7D or PT30M", defaultText, Setting::positive, meaning);
    }

    public static Setting<Integer> count(String key, int defaultValue, String meaning) {
        return new Setting<>(
                key, "a whole number from 1", Integer.toString(defaultValue), Setting::atLeastOne, meaning);
    }

    public static Setting<Integer> number(String key, int least, int most, int defaultValue, String meaning) {
        return new Setting<>(
                key,
                "a whole number from " + least + " to " + most,
                Integer.toString(defaultValue),
                text -> within(text, least, most),
                meaning);
    }

    /** Where to listen; 0 for not at all. */
    public static Setting<Integer> port(String key, int defaultValue, String meaning) {
        return new Setting<>(
                key,
                "a port from 1 to 65535, or 0",
                Integer.toString(defaultValue),
                text -> within(text, 0, 65_535),
                meaning);
    }

    public static Setting<String> text(String key, String defaultText, String meaning) {
        return new Setting<>(key, "text", defaultText, Function.identity(), meaning);
    }

    public static Setting<Boolean> flag(String key, boolean defaultValue, String meaning) {
        return new Setting<>(key, "true or false", Boolean.toString(defaultValue), Setting::strictBoolean, meaning);
    }

    public static Setting<ZoneId> zone(String key, String defaultText, String meaning) {
        return new Setting<>(key, "a time zone such as UTC or Europe/Berlin", defaultText, ZoneId::of, meaning);
    }

    public static <E extends Enum<E>> Setting<E> choice(String key, Class<E> type, E defaultValue, String meaning) {
        String form = "one of "
                + String.join(
                        ", ",
                        Arrays.stream(type.getEnumConstants())
                                .map(value -> value.name().toLowerCase(Locale.ROOT))
                                .toList());
        return new Setting<>(
                key,
                form,
                defaultValue.name().toLowerCase(Locale.ROOT),
                text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)),
                meaning);
    }

    public T defaultValue() {
        return parse.apply(defaultText);
    }

    /** The environment variable that sets it. */
    public String environmentName() {
        return Settings.environmentName(key);
    }

    private static Duration positive(String text) {
        Duration duration = Duration.parse(text);
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("not positive");
        }
        return duration;
    }

    private static int atLeastOne(String text) {
        int number = Integer.parseInt(text);
        if (number < 1) {
            throw new IllegalArgumentException("less than 1");
        }
        return number;
    }

    private static int within(String text, int least, int most) {
        int number = Integer.parseInt(text);
        if (number < least || number > most) {
            throw new IllegalArgumentException("not from " + least + " to " + most);
        }
        return number;
    }

    private static boolean strictBoolean(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }
}
