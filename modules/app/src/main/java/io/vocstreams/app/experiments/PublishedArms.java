package io.vocstreams.app.experiments;

import io.vocstreams.model.experiment.ArmRate;
import io.vocstreams.model.experiment.ArmRows;
import io.vocstreams.model.experiment.Readout;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.RateSeries;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.ScoreKey;
import io.vocstreams.model.score.Series;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Scores and rates by arm, as their topics hold them. */
public final class PublishedArms implements ArmRows {

    private final Map<ScoreKey, Score> scores = new HashMap<>();
    private final List<Rate> rates;

    /** Others than those over {@link Readout#SIZE} are passed over. */
    public PublishedArms(Collection<Score> scores, Collection<Rate> rates) {
        scores.forEach(score -> this.scores.put(score.key(), score));
        this.rates =
                rates.stream().filter(rate -> rate.key().size() == Readout.SIZE).toList();
    }

    @Override
    public Optional<Counts> score(Scale scale, String breakdown, Instant windowStart) {
        return Optional.ofNullable(scores.get(new ScoreKey(new Series(scale, breakdown), Readout.SIZE, windowStart)))
                .map(Score::counts);
    }

    @Override
    public List<ArmRate> rates(String measure, List<String> breakdowns, Instant windowStart) {
        return rates.stream()
                .filter(rate -> rate.key().series().measure().equals(measure)
                        && rate.key().start().equals(windowStart)
                        && breakdowns.contains(rate.key().series().breakdown()))
                .map(PublishedArms::arm)
                .toList();
    }

    private static ArmRate arm(Rate rate) {
        RateSeries series = rate.key().series();
        return new ArmRate(
                series.version(),
                series.breakdown(),
                rate.counts().opportunities(),
                rate.counts().successes(),
                rate.counts().failures());
    }
}
