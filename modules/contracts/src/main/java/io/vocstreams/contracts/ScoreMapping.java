package io.vocstreams.contracts;

import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.ScoreKey;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.WindowSize;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Between scores in the model and in Avro. */
final class ScoreMapping {

    private ScoreMapping() {}

    static io.vocstreams.contract.Score toAvro(Score score) {
        Series series = score.key().series();
        Scale scale = series.scale();
        return new io.vocstreams.contract.Score(
                Enums.METRIC.toAvro(scale.metric()),
                scale.min(),
                scale.max(),
                Enums.POLARITY.toAvro(scale.polarity()),
                series.breakdown(),
                score.key().size().text(),
                score.key().start(),
                score.windowEnd(),
                score.responses(),
                score.customers(),
                score.dismissed(),
                score.partial(),
                score.histogram(),
                score.promoters(),
                score.passives(),
                score.detractors(),
                score.score(),
                score.low(),
                score.high(),
                score.ease(),
                Enums.FINALITY.toAvro(score.finality()),
                score.revision(),
                toAvro(score.reasons()),
                score.asOf(),
                score.definition());
    }

    static Score toModel(io.vocstreams.contract.Score score) {
        return new Score(
                key(score),
                score.getWindowEnd(),
                score.getResponses(),
                score.getCustomers(),
                score.getDismissed(),
                score.getPartial(),
                List.copyOf(score.getHistogram()),
                score.getPromoters(),
                score.getPassives(),
                score.getDetractors(),
                score.getScore(),
                score.getLow(),
                score.getHigh(),
                score.getEase(),
                Enums.FINALITY.toModel(score.getFinality()),
                score.getRevision(),
                reasons(score.getReasons()),
                score.getAsOf(),
                score.getDefinition());
    }

    private static ScoreKey key(io.vocstreams.contract.Score score) {
        Scale scale = new Scale(
                Enums.METRIC.toModel(score.getMetric()),
                score.getScaleMin(),
                score.getScaleMax(),
                Enums.POLARITY.toModel(score.getPolarity()));
        return new ScoreKey(new Series(scale, score.getBreakdown()), size(score.getSize()), score.getWindowStart());
    }

    static WindowSize size(String text) {
        return WindowSize.ofText(text)
                .orElseThrow(() -> new UndecodableException("`size` is none that this build knows"));
    }

    static List<io.vocstreams.contract.Reason> toAvro(Set<Reason> reasons) {
        return reasons.stream().sorted().map(Enums.REASON::toAvro).toList();
    }

    static Set<Reason> reasons(List<io.vocstreams.contract.Reason> avro) {
        EnumSet<Reason> reasons = EnumSet.noneOf(Reason.class);
        avro.forEach(reason -> reasons.add(Enums.REASON.toModel(reason)));
        return Collections.unmodifiableSet(reasons);
    }
}
