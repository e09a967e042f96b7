package io.vocstreams.model.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
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

    /** {@code channel+stage} of {@code channel=WEB,stage=PURCHASE}, as it stands in a key. */
    public static String dimensionsOf(String key) {
        return Arrays.stream(key.split(",", -1))
                .map(part -> part.split("=", 2)[0])
                .collect(Collectors.joining("+"));
    }

    /** Whether one answer can be in several of its parts. {@code key} is of a series, or of its dimensions alone. */
    public static boolean isOverlapping(String key) {
        List<String> dimensions = Arrays.asList(dimensionsOf(key).split("\\+", -1));
        return Dimension.OVERLAPPING.stream().map(Dimension::key).anyMatch(dimensions::contains);
    }

    /** Whether it tells opportunities apart by how they ended, so that no rate can be given. */
    public boolean isByEnding() {
        return dimensions.contains(Dimension.PATH) || dimensions.contains(Dimension.NEXT);
    }

    /**
     * As it stands in a key, once for each combination of values; none where a dimension has none.
     *
     * @param values of each dimension
     */
    public List<String> texts(Function<Dimension, List<String>> values) {
        if (dimensions.isEmpty()) {
            return List.of(Series.TOTAL);
        }
        List<String> texts = List.of("");
        for (Dimension dimension : dimensions) {
            List<String> longer = new ArrayList<>();
            for (String text : texts) {
                for (String value : values.apply(dimension)) {
                    longer.add((text.isEmpty() ? "" : text + ",") + dimension.key() + "=" + ScoreKey.encode(value));
                }
            }
            texts = longer;
        }
        return texts;
    }

    @Override
    public String toString() {
        return dimensions.isEmpty()
                ? "none"
                : dimensions.stream().map(Dimension::key).collect(Collectors.joining("+"));
    }
}
