package io.vocstreams.scores.domain;

import io.vocstreams.model.score.Countable;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How a key was last published, and what has happened to it since. It says whether the key may be published now, and
 * as what.
 *
 * @param revision how often the key was published; 0 for never
 * @param at the wall clock of the last publication
 * @param pending reasons of changes since the last publication
 */
public record Publication<C extends Countable<C>>(
        long revision, Finality finality, C counts, Instant at, Set<Reason> pending) {

    /** A publication to be made: what is then known of the key, and the reasons to be named. */
    public record Update<C extends Countable<C>>(Publication<C> published, Set<Reason> reasons) {}

    public static <C extends Countable<C>> Publication<C> never(C nothing) {
        return new Publication<>(0, Finality.PROVISIONAL, nothing, Instant.EPOCH, Set.of());
    }

    public Publication<C> because(Set<Reason> reasons) {
        return pending.containsAll(reasons)
                ? this
                : new Publication<>(revision, finality, counts, at, Reason.union(pending, reasons));
    }

    public boolean isPending() {
        return !pending.isEmpty();
    }

    /** When an update that is not a closing may follow the last one. */
    public Instant dueAt(Duration emitInterval) {
        return at.plus(emitInterval);
    }

    /**
     * A first publication and the final one never wait; nor does any while the wall clock stands before the last one.
     */
    public boolean isDue(boolean closed, Instant now, Duration emitInterval) {
        return revision == 0
                || next(closed) == Finality.FINAL
                || now.isBefore(at)
                || !now.isBefore(dueAt(emitInterval));
    }

    /** What is to be published now; nothing when nothing changed. */
    public Optional<Update<C>> update(C current, boolean closed, Instant now) {
        boolean changed = !current.equals(counts);
        boolean closing = revision > 0 && finality == Finality.PROVISIONAL && closed;
        // A key that counts nothing was published with zeros, which equals absent: its window closes without a word.
        if (!changed && (!closing || counts.isNothing())) {
            return Optional.empty();
        }
        EnumSet<Reason> reasons = EnumSet.noneOf(Reason.class);
        if (changed) {
            reasons.addAll(pending);
        }
        if (closing) {
            reasons.add(Reason.WINDOW_CLOSED);
        }
        Publication<C> published = new Publication<>(revision + 1, next(closed), current, now, Set.of());
        return Optional.of(new Update<>(published, Set.copyOf(reasons)));
    }

    /** As known when changes since the last publication have cancelled out. */
    public Publication<C> settled() {
        return new Publication<>(revision, finality, counts, at, Set.of());
    }

    /** What was final stays so, also when its window closes later since: a measure may wait for longer than it did. */
    private Finality next(boolean closed) {
        if (finality != Finality.PROVISIONAL) {
            return Finality.CORRECTED;
        }
        return closed ? Finality.FINAL : Finality.PROVISIONAL;
    }
}
