package io.vocstreams.model.score;

import org.jspecify.annotations.Nullable;

/**
 * One measure, as one version of it means it, for one value of a breakdown, over all time. It is looked up several
 * times with every change, so its equality is written out: a record's own goes through method handles.
 *
 * @param breakdown as it stands in the key: {@code *}, or {@code channel=WEB}, values percent-encoded
 */
public record RateSeries(String measure, int version, String breakdown) implements AnySeries {

    /** Whether it tells opportunities apart by how they ended, so that no rate can be given. */
    public boolean isByEnding() {
        return isBy(Dimension.PATH) || isBy(Dimension.NEXT);
    }

    private boolean isBy(Dimension dimension) {
        String key = dimension.key() + "=";
        return breakdown.startsWith(key) || breakdown.contains("," + key);
    }

    @Override
    public String text() {
        return ScoreKey.encode(measure) + "|" + version + "|" + breakdown;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RateSeries series
                && breakdown.equals(series.breakdown)
                && measure.equals(series.measure)
                && version == series.version;
    }

    @Override
    public int hashCode() {
        return (31 * breakdown.hashCode() + measure.hashCode()) * 31 + version;
    }
}
