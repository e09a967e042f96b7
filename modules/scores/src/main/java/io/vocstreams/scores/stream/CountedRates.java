package io.vocstreams.scores.stream;

import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.model.score.RateDelta;
import io.vocstreams.model.score.RateSeries;
import io.vocstreams.model.score.Reason;
import io.vocstreams.platform.time.Arrival;
import io.vocstreams.scores.domain.Calendar;
import io.vocstreams.scores.domain.Publication.Update;
import io.vocstreams.scores.domain.Rates;
import io.vocstreams.scores.domain.Window;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Rates of opportunities. Their windows close only when what opened in them is decided. */
record CountedRates(Calendar calendar, Duration emitInterval, OpenTimes open, Consumer<Rate> sink)
        implements CountedKind<RateSeries, RateCounts, RateDelta> {

    static final String SLOTS = "outcomes-by-slot";
    static final String PUBLICATIONS = "publications-by-rate";

    static final Lying<RateSeries, RateCounts> LYING = new Lying<>(
            SLOTS,
            PUBLICATIONS,
            "rate-closings-by-time",
            "rate-updates-by-time",
            "rate-boundaries-by-day",
            WindowKeys.OF_RATES,
            StoredForms.OUTCOMES,
            StoredForms.RATE_PUBLICATIONS);

    @Override
    public Lying<RateSeries, RateCounts> lying() {
        return LYING;
    }

    @Override
    public Optional<String> refusal(RateSeries series) {
        return Optional.empty();
    }

    @Override
    public void learn(RateDelta change) {
        open.put(change.slot().series(), change.open());
    }

    @Override
    public boolean countsCustomers() {
        return false;
    }

    @Override
    public RateCounts nothing(RateSeries series) {
        return RateCounts.NONE;
    }

    @Override
    public Reason first() {
        return Reason.NEW_OPPORTUNITY;
    }

    @Override
    public Calendar calendarOf(RateSeries series) {
        return calendar.later(open.of(series));
    }

    @Override
    public void publish(Window<RateSeries> window, Update<RateCounts> update, Arrival arrival) {
        sink.accept(Rates.of(window, calendar, update.published(), update.reasons()));
    }
}
