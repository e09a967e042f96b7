package io.vocstreams.scores.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.vocstreams.contracts.metrics.VocMeters;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.Score;
import io.vocstreams.platform.metrics.Meters;
import io.vocstreams.platform.metrics.StageMeters;
import io.vocstreams.platform.time.Arrival;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What this stage says of scores, besides what every stage says. */
final class ScoresMeters {

    private final StageMeters stage;
    private final DistributionSummary latency;
    private final Map<Finality, Counter> publications = new EnumMap<>(Finality.class);
    private final Map<Reason, Counter> reasons = new EnumMap<>(Reason.class);
    private final ShownTotals totals;
    private final ShownRates shownRates;

    ScoresMeters(StageMeters stage) {
        this.stage = stage;
        Meters meters = stage.meters();
        this.latency = meters.histogram(VocMeters.LATENCY);
        for (Finality finality : Finality.values()) {
            if (finality != Finality.UNKNOWN) {
                publications.put(finality, meters.counter(VocMeters.PUBLICATIONS, finality.name()));
            }
        }
        for (Reason reason : Reason.values()) {
            if (reason != Reason.UNKNOWN) {
                reasons.put(reason, meters.counter(VocMeters.PUBLICATION_REASONS, reason.name()));
            }
        }
        this.totals = new ShownTotals(meters);
        this.shownRates = new ShownRates(meters);
    }

    StageMeters stage() {
        return stage;
    }

    void closed(int task) {
        totals.closed(task);
        shownRates.closed(task);
    }

    /** @param arrival of the earliest record that the publication follows from */
    void published(Score score, int task, Arrival arrival, long now) {
        published(score.finality(), score.reasons());
        if (arrival.isKnown()) {
            latency.record(Math.max(0, now - arrival.millis()) / 1000.0);
        }
        totals.published(score, task);
    }

    /** Rates wait longer for their interval than what the latency is a promise of. */
    void published(Rate rate, int task) {
        published(rate.finality(), rate.reasons());
        shownRates.published(rate, task);
    }

    private void published(Finality finality, Set<Reason> why) {
        count(publications.get(finality));
        why.forEach(reason -> count(reasons.get(reason)));
    }

    private static void count(@Nullable Counter counter) {
        if (counter != null) {
            counter.increment();
        }
    }
}
