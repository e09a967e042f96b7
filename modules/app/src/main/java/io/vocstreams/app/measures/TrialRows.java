package io.vocstreams.app.measures;

import io.vocstreams.app.RateRows;
import io.vocstreams.app.ScoreRows;
import io.vocstreams.app.TextTable;
import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.domain.outcomes.MeasuredInteraction;
import io.vocstreams.journey.domain.outcomes.Opportunity;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.scores.domain.RateValues;
import java.time.Duration;
import java.util.List;

/** What a trial found as rows of tables. */
public final class TrialRows {

    private static final String NOTHING = "-";

    private TrialRows() {}

    public static TextTable rates() {
        return new TextTable(
                "MEASURE", "BREAKDOWN", "N", "PENDING", "GOOD", "BAD", "RATE", "LOW", "HIGH", "P50", "P90");
    }

    public static void add(TextTable table, MeasureTrial.Row row) {
        RateCounts counts = row.counts();
        RateValues values = values(row);
        table.row(
                row.measure().id(),
                row.value(),
                counts.opportunities(),
                counts.pending(),
                counts.successes(),
                counts.failures(),
                ScoreRows.number(values.rate()),
                ScoreRows.number(values.low()),
                ScoreRows.number(values.high()),
                RateRows.seconds(values.p50()),
                RateRows.seconds(values.p90()));
    }

    static RateValues values(MeasureTrial.Row row) {
        return row.breakdown().isByEnding() ? RateValues.withoutRate(row.counts()) : RateValues.of(row.counts());
    }

    public static TextTable steps() {
        return new TextTable("MEASURE", "NO", "TIME", "EVENT", "CHANNEL", "ACTION", "DOES", "WHY");
    }

    /** Every interaction that a measure used, and what for. */
    public static void add(TextTable table, MeasureTrial.Finding finding) {
        Measure measure = finding.measure();
        List<Opportunity> opportunities = finding.found().opportunities();
        for (int i = 0; i < opportunities.size(); i++) {
            Opportunity opportunity = opportunities.get(i);
            String number = String.valueOf(i + 1);
            row(table, measure, number, opportunity.first(), "opens", why(opportunity.start(), measure));
            opportunity.episode().stream()
                    .skip(1)
                    .forEach(joining -> row(
                            table,
                            measure,
                            number,
                            joining,
                            "joins",
                            "at most " + text(measure.episode()) + " after the one before"));
            end(table, measure, number, opportunity);
        }
        finding.found()
                .nameless()
                .forEach(nameless -> row(table, measure, NOTHING, nameless, "is left out", "has no " + measure.same()));
    }

    private static void end(TextTable table, Measure measure, String number, Opportunity opportunity) {
        MeasuredInteraction closedBy = opportunity.closedBy();
        boolean good = opportunity.counts(measure).successes() > 0;
        String verdict = (good ? "good" : "bad") + ": ";
        if (closedBy != null) {
            String took = opportunity.elapsed().map(TrialRows::text).orElse(NOTHING);
            row(table, measure, number, closedBy, "closes", verdict + took + " after the first");
        } else if (measure.closes() instanceof Measure.Self) {
            row(table, measure, number, opportunity.first(), "does not close", verdict + "is not as `if` asks");
        } else if (opportunity.state() == Opportunity.State.MISSED) {
            table.row(
                    measure.id(),
                    number,
                    opportunity.deadline(),
                    NOTHING,
                    NOTHING,
                    NOTHING,
                    "is over",
                    verdict + "nothing closed it");
        } else {
            table.row(
                    measure.id(),
                    number,
                    opportunity.deadline(),
                    NOTHING,
                    NOTHING,
                    NOTHING,
                    "is open till then",
                    "nothing has closed it yet");
        }
    }

    private static void row(
            TextTable table, Measure measure, String number, MeasuredInteraction what, String does, String why) {
        String action = what.traits().action();
        table.row(
                measure.id(),
                number,
                what.occurredAt(),
                what.key().eventId(),
                what.traits().channel(),
                what.said() == null && action != null ? action : "(answer)",
                does,
                why);
    }

    private static String why(Opportunity.Start start, Measure measure) {
        return switch (start) {
            case FIRST -> "none is before it";
            case PAUSE -> "more than " + text(measure.episode()) + " after the one before";
            case LENGTH -> text(Measure.LONGEST_EPISODE) + " or more after the first of the episode before";
            case OUTCOME -> "what closes came between";
        };
    }

    /** Whole days as such; Java would write them as hours. */
    public static String text(Duration duration) {
        boolean days = !duration.isZero() && duration.equals(Duration.ofDays(duration.toDays()));
        return days && duration.toDays() > 1 ? "P" + duration.toDays() + "D" : duration.toString();
    }
}
