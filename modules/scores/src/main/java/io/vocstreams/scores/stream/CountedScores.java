package io.vocstreams.scores.stream;

import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.ScoreDelta;
import io.vocstreams.model.score.Series;
import io.vocstreams.platform.time.Arrival;
import io.vocstreams.scores.domain.Calendar;
import io.vocstreams.scores.domain.Formulas;
import io.vocstreams.scores.domain.Publication.Update;
import io.vocstreams.scores.domain.Scores;
import io.vocstreams.scores.domain.Window;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Scores of answers. */
record CountedScores(Calendar calendar, Duration emitInterval, BiConsumer<Score, Arrival> sink)
        implements CountedKind<Series, Counts, ScoreDelta> {

    static final String SLOTS = "counts-by-slot";
    static final String PUBLICATIONS = "publications-by-score";

    static final Lying<Series, Counts> LYING = new Lying<>(
            SLOTS,
            PUBLICATIONS,
            "closings-by-time",
            "updates-by-time",
            "boundaries-by-day",
            WindowKeys.OF_SCORES,
            StoredForms.COUNTS,
            StoredForms.PUBLICATIONS);

    @Override
    public Lying<Series, Counts> lying() {
        return LYING;
    }

    @Override
    public Optional<String> refusal(Series series) {
        return Formulas.isKnown(series.scale().metric())
                ? Optional.empty()
                : Optional.of(series.scale().metric() + " has no formula");
    }

    /** Nothing: a score closes when its window does. */
    @Override
    public void learn(ScoreDelta change) {}

    @Override
    public boolean countsCustomers() {
        return true;
    }

    @Override
    public Counts nothing(Series series) {
        return Counts.none(series.scale().points());
    }

    @Override
    public Reason first() {
        return Reason.NEW_RESPONSE;
    }

    @Override
    public Calendar calendarOf(Series series) {
        return calendar;
    }

    @Override
    public void publish(Window<Series> window, Update<Counts> update, Arrival arrival) {
        sink.accept(Scores.of(window, calendar, update.published(), update.reasons()), arrival);
    }
}
