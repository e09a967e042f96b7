package io.vocstreams.model.score;

import java.util.stream.Stream;

/**
 * One measure, as one version of it means it, for one value of a breakdown, over all time.
 *
 * @param breakdown as it stands in the key: {@code *}, or {@code channel=WEB}, values percent-encoded
 */
public record RateSeries(String measure, int version, String breakdown) implements AnySeries {

    /** Whether it tells opportunities apart by how they ended, so that no rate can be given. */
    public boolean isByEnding() {
        return Stream.of(Dimension.PATH, Dimension.NEXT)
                .map(dimension -> dimension.key() + "=")
                .anyMatch(key -> breakdown.startsWith(key) || breakdown.contains("," + key));
    }

    @Override
    public String text() {
        return ScoreKey.encode(measure) + "|" + version + "|" + breakdown;
    }
}
