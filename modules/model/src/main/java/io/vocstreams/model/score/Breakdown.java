package io.vocstreams.model.score;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The dimensions a series is split by, in the order they stand in its key; none for the total. */
public record Breakdown(List<Dimension> dimensions) {

    public static final Breakdown NONE = new Breakdown(List.of());

    /** Reads {@code none}, {@code channel} or {@code channel+stage}. */
    public static Breakdown parse(String text) {
        if (text.strip().equalsIgnoreCase("none")) {
            return NONE;
        }
        return new Breakdown(Arrays.stream(text.strip().split("\\+", -1))
                .map(name -> Dimension.valueOf(name.strip().toUpperCase(Locale.ROOT)))
                .toList());
    }

    @Override
    public String toString() {
        return dimensions.isEmpty()
                ? "none"
                : dimensions.stream().map(Dimension::key).collect(Collectors.joining("+"));
    }
}
