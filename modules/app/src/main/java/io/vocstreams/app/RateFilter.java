package io.vocstreams.app;

import io.vocstreams.model.score.Dimension;
import io.vocstreams.model.score.Rate;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which rates are asked for. */
public final class RateFilter implements Predicate<Rate> {

    private static final String MORE = "`voc measures check`";
    private static final WindowFilter.Rows ROWS = new WindowFilter.Rows("rate", EnumSet.allOf(Dimension.class), MORE);

    private final @Nullable String measure;
    private final WindowFilter windows;

    public RateFilter(
            @Nullable String measure,
            @Nullable String breakdown,
            @Nullable String size,
            @Nullable Instant from,
            @Nullable Instant to) {
        this.measure = measure;
        this.windows = new WindowFilter(ROWS, breakdown, size, from, to);
    }

    /** Throws if no rate is of the measure, or none of the measure's has the breakdown. */
    public void requireKnown(Collection<Rate> rates) {
        TreeSet<String> measures = new TreeSet<>();
        rates.forEach(rate -> measures.add(rate.key().series().measure()));
        if (measure != null && !measures.isEmpty() && !measures.contains(measure)) {
            throw Choices.unknown("--measure", measure, measures, MORE);
        }
        windows.requireKnown(rates.stream()
                .filter(this::isOfMeasure)
                .map(rate -> rate.key().series().breakdown())
                .toList());
    }

    @Override
    public boolean test(Rate rate) {
        return isOfMeasure(rate)
                && windows.holds(
                        rate.key().series().breakdown(),
                        rate.key().size(),
                        rate.key().start(),
                        rate.windowEnd());
    }

    private boolean isOfMeasure(Rate rate) {
        return measure == null || rate.key().series().measure().equals(measure);
    }
}
