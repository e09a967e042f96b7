package io.vocstreams.app.improvements;

import io.vocstreams.app.ScoreRows;
import io.vocstreams.app.TextTable;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.model.improvement.Change;
import io.vocstreams.model.improvement.Improvement;
import io.vocstreams.model.improvement.Periods;
import io.vocstreams.model.improvement.Verification;
import io.vocstreams.model.improvement.Verification.Verdict;
import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Score;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An improvement, and what became of it.
 *
 * @param verification null while it is not done, and where it does not say by what it is measured
 */
public record Verified(Improvement improvement, @Nullable Verification verification) {

    public static Verified of(Improvement improvement, Collection<Score> scores, Days days) {
        Instant doneAt = improvement.doneAt();
        String series = improvement.series();
        String scope = improvement.scope();
        if (doneAt == null || series == null || scope == null) {
            return new Verified(improvement, null);
        }
        Optional<Scale> scale = scores.stream()
                .map(score -> score.key().series().scale())
                .filter(one -> one.text().equals(series))
                .findFirst();
        // Of what nobody has answered nothing is known yet.
        return new Verified(
                improvement,
                scale.map(one -> Verification.of(
                                one, scope, Periods.around(doneAt, days, Verification.SETTLE_DAYS), scores))
                        .orElse(new Verification(Verdict.PENDING, null)));
    }

    public static TextTable table() {
        return new TextTable(
                        "IMPROVEMENT",
                        "TITLE",
                        "DEPARTMENT",
                        "SCOPE",
                        "STATUS",
                        "DONE",
                        "VERDICT",
                        "CHANGE",
                        "LOW",
                        "HIGH")
                .whole("IMPROVEMENT", "SCOPE", "STATUS", "VERDICT");
    }

    public void addTo(TextTable table) {
        Change change = verification == null ? null : verification.change();
        table.row(
                improvement.improvementId(),
                orDash(improvement.title()),
                orDash(improvement.department()),
                orDash(improvement.scope()),
                improvement.status(),
                orDash(improvement.doneAt()),
                verification == null ? "-" : verification.verdict(),
                ScoreRows.number(change == null ? null : change.value()),
                ScoreRows.number(change == null ? null : change.low()),
                ScoreRows.number(change == null ? null : change.high()));
    }

    public Map<String, Object> view() {
        Map<String, Object> view = new LinkedHashMap<>(Views.of(improvement));
        Change change = verification == null ? null : verification.change();
        view.put("verdict", verification == null ? null : verification.verdict());
        view.put("change", change == null ? null : change.value());
        view.put("error", change == null ? null : change.error());
        view.put("low", change == null ? null : change.low());
        view.put("high", change == null ? null : change.high());
        return view;
    }

    private static Object orDash(@Nullable Object value) {
        return value == null ? "-" : value;
    }
}
