package io.vocstreams.replay;

import io.vocstreams.model.intake.RejectReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the rows.
 *
 * @param rows rows read, lines of a group each counted
 * @param records records handed to the sink, by topic
 * @param skipped rows or records left out because the mapping says so, by its reason
 * @param refused rows or records that could not be mapped, by reason
 * @param predicted records handed over that the pipeline will refuse, by its reason
 * @param profile what they are like as a whole
 * @param warnings what a person should know of them
 */
public record ReplaySummary(
        long rows,
        Map<String, Long> records,
        Map<String, Tally> skipped,
        Map<String, Tally> refused,
        Map<RejectReason, Tally> predicted,
        Profile profile,
        List<String> warnings) {

    /** Examples kept for each reason. */
    public static final int EXAMPLES = 3;

    public ReplaySummary {
        records = new TreeMap<>(records);
        skipped = new TreeMap<>(skipped);
        refused = new TreeMap<>(refused);
        predicted = new TreeMap<>(predicted);
    }

    public long recordCount() {
        return records.values().stream().mapToLong(Long::longValue).sum();
    }

    public long refusedCount() {
        return refused.values().stream().mapToLong(Tally::count).sum();
    }

    /** How often something happened, and where first: {@code file:line}, with the offending text where it helps. */
    public record Tally(long count, List<String> examples) {

        public static final Tally NONE = new Tally(0, List.of());

        public Tally plus(String example) {
            if (examples.size() >= EXAMPLES) {
                return new Tally(count + 1, examples);
            }
            List<String> longer = new ArrayList<>(examples);
            longer.add(example);
            return new Tally(count + 1, List.copyOf(longer));
        }
    }
}
