package io.vocstreams.app.command;

import io.vocstreams.app.Json;
import io.vocstreams.app.TextTable;
import io.vocstreams.app.ledger.SendingOutcome;
import io.vocstreams.replay.Profile;
import io.vocstreams.replay.ReplaySummary;
import io.vocstreams.replay.ReplaySummary.Tally;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@code voc replay} says: figures on standard output, warnings on standard error. */
final class ReplayReport {

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;

    ReplayReport(PrintWriter out, PrintWriter err, boolean json) {
        this.out = out;
        this.err = err;
        this.json = json;
    }

    void dryRun(ReplaySummary summary) {
        if (json) {
            Map<String, Object> view = view(summary);
            view.put("profile", view(summary.profile()));
            out.println(Json.line(view));
            return;
        }
        print(summary, "WOULD BE SENT TO");
        print(summary.profile());
        warn(summary);
    }

    void waitsFor(long undecided) {
        err.println("waiting for the stages, which have " + undecided + " records to decide that were sent before");
    }

    /** Said before anything is sent. */
    void willHappen(ReplaySummary summary, Instant watermark, long undecided) {
        err.println(
                watermark.equals(Instant.MIN)
                        ? "the pipeline has seen no event yet"
                        : "the pipeline's watermark is " + watermark);
        if (undecided > 0) {
            err.println("warning: the stages have not decided about " + undecided
                    + " records that were sent before; what these do to the watermark is not known");
        }
        warn(summary);
    }

    void sent(ReplaySummary summary) {
        if (json) {
            out.println(Json.line(view(summary)));
        } else {
            print(summary, "SENT TO");
            warn(summary);
            out.println("what becomes of them: voc ledger");
        }
    }

    void sentAndDecided(ReplaySummary summary, SendingOutcome outcome) {
        if (json) {
            Map<String, Object> view = view(summary);
            view.put("decided", outcome.decided());
            view.put("accepted", outcome.accepted());
            view.put("duplicate", outcome.duplicate());
            view.put("duplicateWithOtherContent", outcome.otherContent());
            view.put("refusedByThePipeline", outcome.refused());
            view.put("deadLettered", outcome.deadLettered());
            view.put("ofOthers", outcome.others());
            out.println(Json.line(view));
            return;
        }
        print(summary, "SENT TO");
        TextTable table = new TextTable("OUTCOME", "RECORDS", "");
        table.row("accepted", outcome.accepted(), "");
        table.row(
                "duplicate",
                outcome.duplicate(),
                outcome.otherContent() == 0
                        ? ""
                        : outcome.otherContent() + " with other content; only the first of each counts");
        outcome.refused().forEach((reason, count) -> table.row(reason, count, Remedies.of(reason)));
        if (outcome.deadLettered() > 0) {
            table.row("dead letter", outcome.deadLettered(), "a defect: see docs/reliability.md");
        }
        table.lines().forEach(out::println);
        if (outcome.others() > 0) {
            out.println("among these are " + outcome.others()
                    + " records of somebody else, who wrote to the same partitions meanwhile");
        }
        if (!outcome.decided()) {
            out.println("nothing more was decided for a minute: do all stages run? (voc status, voc ledger)");
        }
    }

    private void warn(ReplaySummary summary) {
        summary.warnings().forEach(warning -> err.println("warning: " + warning));
    }

    private void print(ReplaySummary summary, String title) {
        TextTable table = new TextTable(title, "RECORDS");
        summary.records().forEach(table::row);
        table.lines().forEach(out::println);
        out.println(summary.rows() + " rows read");
        print("skipped", summary.skipped());
        print("refused", summary.refused());
        print("will be refused by the pipeline", summary.predicted());
    }

    private void print(String what, Map<?, Tally> tallies) {
        tallies.forEach((reason, tally) -> out.println(
                tally.count() + " " + what + ": " + reason + ", first " + String.join(", ", tally.examples())));
    }

    private void print(Profile profile) {
        if (profile.first().isEmpty()) {
            return;
        }
        out.println();
        out.println("from " + profile.first().get() + " to " + profile.last().orElseThrow());
        if (!profile.lateness().isZero()) {
            out.println("in this order a record lies up to " + text(profile.lateness())
                    + " behind the newest before it (" + profile.latestAt() + ")");
        }
        out.println("the longest record has about " + profile.longest() + " bytes (" + profile.longestAt() + ")");
        if (!profile.answers().isEmpty()) {
            TextTable table = new TextTable("SURVEY", "QUESTION", "N", "VALUES");
            profile.answers()
                    .forEach((survey, questions) -> questions.forEach((question, values) -> table.row(
                            survey,
                            question,
                            values.values().stream().mapToLong(Long::longValue).sum(),
                            values.entrySet().stream()
                                    .map(value -> name(value.getKey()) + ": " + value.getValue())
                                    .collect(Collectors.joining(", ")))));
            table.lines().forEach(out::println);
        }
    }

    private static String text(Duration duration) {
        return duration.toDays() > 0
                ? duration.toDays() + " days " + duration.toHoursPart() + " h"
                : duration.toString();
    }

    private static String name(int value) {
        return value == Profile.NO_VALUE ? "none" : String.valueOf(value);
    }

    private static Map<String, Object> view(ReplaySummary summary) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("rows", summary.rows());
        view.put("records", summary.records());
        view.put("skipped", counts(summary.skipped()));
        view.put("refused", counts(summary.refused()));
        view.put("willBeRefused", counts(summary.predicted()));
        view.put("warnings", summary.warnings());
        return view;
    }

    private static Map<String, Object> view(Profile profile) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("first", profile.first().map(Instant::toString).orElse(null));
        view.put("last", profile.last().map(Instant::toString).orElse(null));
        view.put("greatestLateness", profile.lateness().toString());
        view.put("tooLate", profile.late().count());
        view.put("repeatedIds", profile.repeated().count());
        view.put("repeatedIdsWithOtherContent", profile.repeatedOtherwise().count());
        view.put("longestRecord", profile.longest());
        Map<String, Object> surveys = new LinkedHashMap<>();
        profile.answers().forEach((survey, questions) -> {
            Map<String, Object> byQuestion = new LinkedHashMap<>();
            questions.forEach((question, values) -> {
                Map<String, Long> byValue = new LinkedHashMap<>();
                values.forEach((value, count) -> byValue.put(name(value), count));
                byQuestion.put(question, byValue);
            });
            surveys.put(survey, byQuestion);
        });
        view.put("answers", surveys);
        return view;
    }

    private static Map<String, Long> counts(Map<?, Tally> tallies) {
        Map<String, Long> counts = new LinkedHashMap<>();
        tallies.forEach((reason, tally) -> counts.put(reason.toString(), tally.count()));
        return counts;
    }
}
