package io.vocstreams.app.measures;

import io.vocstreams.journey.domain.history.ActionCatalogue;
import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.domain.outcomes.MeasuredInteraction;
import io.vocstreams.journey.domain.outcomes.Opportunity;
import io.vocstreams.journey.domain.outcomes.Slices;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.scores.domain.RateValues;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a trial found, and measures themselves, as plain maps for JSON. */
public final class TrialViews {

    private TrialViews() {}

    public static Map<String, Object> of(Measure measure) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("measure", measure.id());
        view.put("version", measure.version());
        view.put("within", TrialRows.text(measure.within()));
        view.put("episode", TrialRows.text(measure.episode()));
        view.put("same", measure.same());
        view.put("success", measure.good());
        view.put(
                "breakdowns",
                measure.breakdowns().stream().map(Object::toString).toList());
        view.put("sizes", measure.sizes().stream().map(size -> size.text()).toList());
        return view;
    }

    public static Map<String, Object> of(MeasureTrial.Row row) {
        RateCounts counts = row.counts();
        RateValues values = TrialRows.values(row);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("measure", row.measure().id());
        view.put("version", row.measure().version());
        view.put("breakdown", row.value());
        view.put("opportunities", counts.opportunities());
        view.put("pending", counts.pending());
        view.put("successes", counts.successes());
        view.put("failures", counts.failures());
        view.put("rate", values.rate());
        view.put("low", values.low());
        view.put("high", values.high());
        view.put("p50", values.p50());
        view.put("p75", values.p75());
        view.put("p90", values.p90());
        view.put("p95", values.p95());
        view.put("definition", RateValues.DEFINITION);
        return view;
    }

    /** Each opportunity of a measure, then what names nothing by the measure's key. */
    public static List<Map<String, Object>> of(MeasureTrial.Finding finding, ActionCatalogue catalogue) {
        return Stream.concat(
                        finding.found().opportunities().stream().map(one -> of(one, finding, catalogue)),
                        finding.found().nameless().stream().map(one -> nameless(one, finding.measure())))
                .toList();
    }

    private static Map<String, Object> of(
            Opportunity opportunity, MeasureTrial.Finding finding, ActionCatalogue catalogue) {
        Measure measure = finding.measure();
        Slices slices = new Slices(measure, catalogue);
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("measure", measure.id());
        view.put("version", measure.version());
        view.put("state", opportunity.state());
        view.put("success", success(opportunity, measure));
        view.put("start", opportunity.start());
        view.put("opened", of(opportunity.first()));
        view.put(
                "joined",
                opportunity.episode().stream().skip(1).map(TrialViews::of).toList());
        view.put("deadline", opportunity.deadline().toString());
        view.put("closedBy", opportunity.closedBy() == null ? null : of(opportunity.closedBy()));
        view.put("elapsedMillis", opportunity.elapsed().map(Duration::toMillis).orElse(null));
        view.put(
                "breakdowns",
                measure.breakdowns().stream()
                        .flatMap(breakdown -> slices.of(breakdown, opportunity, finding.customer()).stream())
                        .toList());
        return view;
    }

    private static @Nullable Boolean success(Opportunity opportunity, Measure measure) {
        RateCounts counts = opportunity.counts(measure);
        return counts.pending() > 0 ? null : counts.successes() > 0;
    }

    private static Map<String, Object> nameless(MeasuredInteraction interaction, Measure measure) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("measure", measure.id());
        view.put("version", measure.version());
        view.put("leftOut", of(interaction));
        view.put("why", "has no " + measure.same());
        return view;
    }

    private static Map<String, Object> of(MeasuredInteraction interaction) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("eventId", interaction.key().eventId());
        view.put("occurredAt", interaction.occurredAt().toString());
        view.put("channel", interaction.traits().channel());
        view.put("action", interaction.traits().action());
        view.put(
                "feedback",
                interaction.said() == null ? null : interaction.said().metric());
        return view;
    }
}
