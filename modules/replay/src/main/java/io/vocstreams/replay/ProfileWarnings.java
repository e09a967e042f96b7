package io.vocstreams.replay;

import io.vocstreams.replay.ReplaySummary.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is odd about the records of a replay, with what to do about it. */
record ProfileWarnings(Profile profile, Duration horizon) {

    List<String> list(boolean sortedByTime) {
        List<String> warnings = new ArrayList<>();
        if (profile.late().count() > 0) {
            warnings.add(count(profile.late(), "record lies", "records lie")
                    + " further behind the newest before them than voc.lateness.horizon (" + horizon
                    + ") and are refused as TOO_LATE once the watermark has passed them: "
                    + (sortedByTime
                            ? "run the stages with a longer horizon, or on topics of their own"
                            : "set `order: time`, or run the stages with a longer horizon")
                    + places(profile.late()));
            if (!sortedByTime) {
                warnings.add("with `order: file` how many of these are refused also depends on how long the stages"
                        + " were idle; with `order: time` it does not");
            }
        }
        add(
                warnings,
                profile.repeatedOtherwise(),
                "record repeats an id with other content; only the first counts",
                "records repeat ids with other content; only the first of each counts",
                "put what tells them apart into `eventId`, or raise `revision` for a correction");
        if (profile.repeatedOtherwise().count() == 0) {
            add(
                    warnings,
                    profile.repeated(),
                    "record repeats an id with the same content; it is dropped as a duplicate",
                    "records repeat ids with the same content; they are dropped as duplicates",
                    "if they are different events, put what tells them apart into `eventId`");
        }
        add(
                warnings,
                profile.inTheClear(),
                "identifier is an e-mail address or a phone number in the clear",
                "identifiers are e-mail addresses or phone numbers in the clear",
                "they must arrive hashed: `hash: sha256`");
        add(
                warnings,
                profile.mangled(),
                "identifier looks like a number that a spreadsheet has rounded (1.5E+15)",
                "identifiers look like numbers that a spreadsheet has rounded (1.5E+15)",
                "different people may share it: export the column as text");
        return List.copyOf(warnings);
    }

    private static void add(List<String> warnings, Tally tally, String one, String many, String remedy) {
        if (tally.count() > 0) {
            warnings.add(count(tally, one, many) + "; " + remedy + places(tally));
        }
    }

    private static String count(Tally tally, String one, String many) {
        return tally.count() + " " + (tally.count() == 1 ? one : many);
    }

    private static String places(Tally tally) {
        return " (first " + String.join(", ", tally.examples()) + ")";
    }
}
