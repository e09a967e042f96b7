package io.vocstreams.app.redrive;

import io.vocstreams.contracts.RejectedRecord;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many refused records of each topic and reason were sent, and how many not. */
public final class RedriveSummary {

    private final Map<Group, Map<Outcome, Long>> counts = new TreeMap<>();

    /** What was done with a refused record. */
    public enum Outcome {
        /** Sent as it came. */
        AS_IT_WAS,
        /** Sent, changed by a fix. */
        FIXED,
        /** Left out: an earlier run has sent it. */
        SENT_BEFORE,
        /** Left out: it was too large, so only its head is there. */
        NOT_WHOLE,
        /** Left out: an earlier run had sent it, and it was refused again. */
        REFUSED_AGAIN
    }

    private record Group(String topic, String reason) implements Comparable<Group> {
        @Override
        public int compareTo(Group other) {
            int byTopic = topic.compareTo(other.topic);
            return byTopic != 0 ? byTopic : reason.compareTo(other.reason);
        }
    }

    /** The counts of one topic and reason. */
    public record Line(
            String topic, String reason, long asItWas, long fixed, long sentBefore, long refusedAgain, long notWhole) {

        public long sent() {
            return asItWas + fixed;
        }
    }

    void count(RejectedRecord refused, Outcome outcome) {
        Group group =
                new Group(refused.source().topic(), refused.rejection().reason().name());
        counts.computeIfAbsent(group, any -> new EnumMap<>(Outcome.class)).merge(outcome, 1L, Long::sum);
    }

    public List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        counts.forEach((group, outcomes) -> lines.add(new Line(
                group.topic(),
                group.reason(),
                outcomes.getOrDefault(Outcome.AS_IT_WAS, 0L),
                outcomes.getOrDefault(Outcome.FIXED, 0L),
                outcomes.getOrDefault(Outcome.SENT_BEFORE, 0L),
                outcomes.getOrDefault(Outcome.REFUSED_AGAIN, 0L),
                outcomes.getOrDefault(Outcome.NOT_WHOLE, 0L))));
        return lines;
    }
}
