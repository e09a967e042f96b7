package io.vocstreams.scores.stream;

import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.Score;
import io.vocstreams.platform.time.Arrival;
import io.vocstreams.scores.domain.Calendar;
import io.vocstreams.scores.domain.Publication;
import io.vocstreams.scores.domain.Publication.Update;
import io.vocstreams.scores.domain.Scores;
import io.vocstreams.scores.domain.Window;
import io.vocstreams.scores.domain.WindowCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Publishes the score of a window when it is due, and remembers when it will be if it is not. */
final class Publisher {

    static final String STORE = "publications-by-score";

    private final KeyValueStore<Bytes, byte[]> publications;
    private final SlotCounts slots;
    private final Agenda closings;
    private final Agenda updates;
    private final Rules rules;
    private final BiConsumer<Score, Arrival> sink;
    private final PendingArrivals arrivals = new PendingArrivals();

    /** When windows close, and how often a key may be published. */
    record Rules(Calendar calendar, Duration emitInterval) {}

    /** What time it is: for windows, and on the wall; and when the record arrived that sets off what is done. */
    record Moment(@Nullable Instant clock, Instant now, Arrival arrival) {}

    Publisher(
            KeyValueStore<Bytes, byte[]> publications,
            SlotCounts slots,
            Agenda closings,
            Agenda updates,
            Rules rules,
            BiConsumer<Score, Arrival> sink) {
        this.publications = publications;
        this.slots = slots;
        this.closings = closings;
        this.updates = updates;
        this.rules = rules;
        this.sink = sink;
    }

    /** Something in this window changed. */
    void changed(Window window, Set<Reason> reasons, Moment moment) {
        Publication known = known(window);
        Publication marked = known.because(reasons);
        if (isDue(window, marked, moment)) {
            waitNoMore(window, known);
            publish(window, known, marked, counts(window, TickBudget.unlimited()), moment);
        } else if (!known.isPending()) {
            publications.put(WindowKeys.of(window), StoredForms.PUBLICATIONS.toBytes(marked));
            updates.add(dueAt(marked), window);
            arrivals.remember(window, moment.arrival());
        } else if (!marked.equals(known)) {
            publications.put(WindowKeys.of(window), StoredForms.PUBLICATIONS.toBytes(marked));
        }
    }

    /** The emit interval of this window has passed. */
    void intervalPassed(Window window, Moment moment, TickBudget budget) {
        Publication known = known(window);
        if (!known.isPending()) {
            return;
        }
        if (isDue(window, known, moment)) {
            publish(window, known, known, counts(window, budget), moment);
        } else {
            updates.add(dueAt(known), window);
        }
    }

    /** The clock has passed the end of this window and the grace. */
    void closed(Window window, Moment moment, TickBudget budget) {
        Publication known = known(window);
        if (known.revision() > 0 && known.finality() == Finality.PROVISIONAL) {
            waitNoMore(window, known);
            publish(window, known, known, counts(window, budget), moment);
        }
    }

    /** The clock has reached the day that this rolling window ends with: all that counts in it is new to its key. */
    void reached(Window window, WindowCounts counts, Moment moment) {
        Publication known = known(window);
        if (known.revision() == 0) {
            publish(window, known, known.because(Set.of(Reason.NEW_RESPONSE)), counts.sum(), moment);
        }
    }

    private void publish(Window window, Publication known, Publication marked, Counts counts, Moment moment) {
        Arrival arrival = arrivals.take(window, moment.arrival());
        Optional<Update> update = marked.update(counts, isClosed(window, moment), moment.now());
        if (update.isPresent()) {
            Publication published = update.get().published();
            publications.put(WindowKeys.of(window), StoredForms.PUBLICATIONS.toBytes(published));
            if (known.revision() == 0 && published.finality() == Finality.PROVISIONAL) {
                closings.add(rules.calendar().closesAt(window).toEpochMilli(), window);
            }
            sink.accept(
                    Scores.of(window, rules.calendar(), published, update.get().reasons()), arrival);
        } else if (known.isPending()) {
            publications.put(WindowKeys.of(window), StoredForms.PUBLICATIONS.toBytes(marked.settled()));
        }
    }

    private void waitNoMore(Window window, Publication known) {
        if (known.isPending()) {
            updates.remove(dueAt(known), window);
        }
    }

    private Publication known(Window window) {
        byte[] stored = publications.get(WindowKeys.of(window));
        return stored == null
                ? Publication.never(window.series().scale().points())
                : StoredForms.PUBLICATIONS.fromStore(stored);
    }

    private Counts counts(Window window, TickBudget budget) {
        return slots.of(window, budget).sum();
    }

    private boolean isDue(Window window, Publication publication, Moment moment) {
        return publication.isDue(isClosed(window, moment), moment.now(), rules.emitInterval());
    }

    private boolean isClosed(Window window, Moment moment) {
        return rules.calendar().isClosed(window, moment.clock());
    }

    private long dueAt(Publication publication) {
        return publication.dueAt(rules.emitInterval()).toEpochMilli();
    }
}
