package io.vocstreams.replay.mapping;

import io.vocstreams.model.intake.ContactHash;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a column seems to hold, by its name and its first texts. */
record ColumnGuess(String name, List<String> texts) {

    /** Where the day and the month can be taken for each other, the day comes first. */
    private static final List<String> PATTERNS = Stream.of(
                    "yyyy-M-d", "yyyy/M/d", "d/M/yyyy", "M/d/yyyy", "d.M.yyyy", "d-M-yyyy")
            .flatMap(date -> Stream.of(date, date + " H:mm", date + " H:mm:ss", date + " h:mm a", date + " h:mm:ss a"))
            .toList();

    private static final Pattern CUSTOMER = Pattern.compile("customer|client|member|user|respondent|kunde|顧客|会員");
    private static final Pattern PHONE = Pattern.compile("phone|mobile|電話");
    private static final Pattern ID = Pattern.compile("(^|[^a-z])(id|no|nr|number|key)([^a-z]|$)|[a-z]id$");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,3}");
    private static final int LONG_TEXT = 15;
    private static final int MOST_OF_A_SCALE = 10;

    /** As the pipeline calls one who answers; empty where the column does not seem to say it. */
    Optional<String> identifier() {
        String lower = name.toLowerCase(Locale.ROOT);
        if (most(ContactHash::isEmail)) {
            return Optional.of("EMAIL");
        }
        if (PHONE.matcher(lower).find()) {
            return Optional.of("PHONE");
        }
        return CUSTOMER.matcher(lower).find() ? Optional.of("CUSTOMER_ID") : Optional.empty();
    }

    /** Whether each row has another text, and the name sounds like it. */
    boolean isEventId() {
        Set<String> different = new HashSet<>(texts);
        return !texts.isEmpty()
                && different.size() == texts.size()
                && ID.matcher(name.toLowerCase(Locale.ROOT)).find();
    }

    /** How its times are written; empty where it holds something else. */
    List<String> patterns() {
        return Stream.concat(Stream.of(TimeConversion.ISO), PATTERNS.stream())
                .filter(this::isWritten)
                .toList();
    }

    private boolean isWritten(String pattern) {
        TimeConversion conversion = TimeConversion.of(List.of(pattern), ZoneOffset.UTC, LocalTime.NOON, Locale.ENGLISH);
        return !texts.isEmpty()
                && texts.stream().allMatch(text -> {
                    try {
                        conversion.convert(text);
                        return true;
                    } catch (Declined e) {
                        return false;
                    }
                });
    }

    /** The highest answer, where it holds answers on a scale of at most 0 to 10. */
    Optional<Integer> highestAnswer() {
        if (texts.isEmpty()
                || !texts.stream().allMatch(text -> WHOLE.matcher(text).matches())) {
            return Optional.empty();
        }
        int lowest = texts.stream().mapToInt(Integer::parseInt).min().orElseThrow();
        int highest = texts.stream().mapToInt(Integer::parseInt).max().orElseThrow();
        return lowest >= 0 && highest <= MOST_OF_A_SCALE && highest > 0 ? Optional.of(highest) : Optional.empty();
    }

    /** The average length of its texts, if they are what a person writes. */
    Optional<Double> proseLength() {
        double average = texts.stream().mapToInt(String::length).average().orElse(0);
        return average >= LONG_TEXT
                        && most(text -> text.indexOf(' ') > 0 || !text.chars().allMatch(c -> c < 0x80))
                ? Optional.of(average)
                : Optional.empty();
    }

    private boolean most(Predicate<String> fits) {
        return !texts.isEmpty() && texts.stream().filter(fits).count() * 2 > texts.size();
    }
}
