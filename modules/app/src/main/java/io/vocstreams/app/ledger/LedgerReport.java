package io.vocstreams.app.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The accounting of all stages.
 *
 * @param problems what does not add up, each as a sentence
 * @param atRest nothing waits, and nothing is in flight
 */
public record LedgerReport(
        List<Line> lines, List<Kept> kept, List<String> problems, List<String> notes, boolean atRest) {

    /**
     * One source partition.
     *
     * @param inTopic records below the offset up to which the ledger counts, as far as they are still there
     * @param expired records that the ledger counts and retention may have deleted
     * @param difference records that the ledger counts and that never were in the topic; negative if it counts too few
     */
    public record Line(
            String stage,
            String topic,
            int partition,
            long consumed,
            long accepted,
            long duplicate,
            long rejected,
            long deadLettered,
            long inFlight,
            long waiting,
            long inTopic,
            long expired,
            long difference) {

        /** The same, of the topic and no partition. */
        public Line ofTopic() {
            return new Line(
                    stage,
                    topic,
                    -1,
                    consumed,
                    accepted,
                    duplicate,
                    rejected,
                    deadLettered,
                    inFlight,
                    waiting,
                    inTopic,
                    expired,
                    Math.abs(difference));
        }

        public Line plus(Line other) {
            return new Line(
                    stage,
                    topic,
                    -1,
                    consumed + other.consumed,
                    accepted + other.accepted,
                    duplicate + other.duplicate,
                    rejected + other.rejected,
                    deadLettered + other.deadLettered,
                    inFlight + other.inFlight,
                    waiting + other.waiting,
                    inTopic + other.inTopic,
                    expired + other.expired,
                    // Too many in one partition do not make up for too few in another.
                    Math.abs(difference) + Math.abs(other.difference));
        }
    }

    /**
     * One outcome that leaves a record of its own.
     *
     * @param reason null for dead letters
     * @param records on {@code voc.rejected.v1} or {@code voc.dead-letters.v1}
     */
    public record Kept(String topic, @Nullable String reason, long ledger, long records) {}

    public boolean addsUp() {
        return problems.isEmpty();
    }
}
