package io.vocstreams.app.impacts;

import io.vocstreams.app.ScoreRows;
import io.vocstreams.app.TextTable;
import io.vocstreams.model.score.Impact;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Score;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a part adds to the score of all.
 *
 * @param rank 1 for the part that adds most; parts that do not differ beyond chance share it
 */
public record RankedImpact(int rank, Score part, Score all, Impact impact) {

    public void addTo(TextTable table) {
        Scale scale = all.key().series().scale();
        table.row(
                rank,
                part.key().series().breakdown(),
                part.responses(),
                ScoreRows.number(100 * impact.share()) + " %",
                ScoreRows.number(impact.impact()),
                ScoreRows.number(impact.low()),
                ScoreRows.number(impact.high()),
                ScoreRows.number(part.score()),
                scale.metric() + " " + scale.range(),
                all.windowEnd());
    }

    /** As a plain map, for JSON. */
    public Map<String, Object> view() {
        Scale scale = all.key().series().scale();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("rank", rank);
        view.put("metric", scale.metric());
        view.put("scaleMin", scale.min());
        view.put("scaleMax", scale.max());
        view.put("polarity", scale.polarity());
        view.put("breakdown", part.key().series().breakdown());
        view.put("size", all.key().size().text());
        view.put("windowStart", all.key().start().toString());
        view.put("windowEnd", all.windowEnd().toString());
        view.put("responses", part.responses());
        view.put("share", impact.share());
        view.put("score", part.score());
        view.put("scoreOfAll", all.score());
        view.put("impact", impact.impact());
        view.put("error", impact.error());
        view.put("low", impact.low());
        view.put("high", impact.high());
        return view;
    }
}
