package io.vocstreams.scores.stream;

import io.vocstreams.model.score.AnySeries;
import io.vocstreams.model.score.Countable;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Reason;
import io.vocstreams.platform.binary.VersionedForm;
import io.vocstreams.platform.time.Arrival;
import io.vocstreams.scores.domain.Publication;
import io.vocstreams.scores.domain.Publication.Update;
import io.vocstreams.scores.domain.Window;
import io.vocstreams.scores.domain.WindowCounts;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Publishes a window when it is due, and remembers when it will be if it is not. */
final class WindowPublisher<S extends AnySeries, C extends Countable<C>> {

    private final KeyValueStore<Bytes, byte[]> publications;
    private final WindowKeys<S> keys;
    private final VersionedForm<Publication<C>> form;
    private final SlotCounts<S, C> slots;
    private final DueWindows<S> closings;
    private final DueWindows<S> updates;
    private final CountedKind<S, C, ?> kind;
    private final PendingArrivals<S> arrivals = new PendingArrivals<>();

    /** What time it is: for windows, and on the wall; and when the record arrived that sets off what is done. */
    record Moment(@Nullable Instant clock, Instant now, Arrival arrival) {}

    WindowPublisher(
            KeyValueStore<Bytes, byte[]> publications,
            SlotCounts<S, C> slots,
            DueWindows<S> closings,
            DueWindows<S> updates,
            CountedKind<S, C, ?> kind) {
        this.publications = publications;
        this.keys = kind.lying().keys();
        this.form = kind.lying().published();
        this.slots = slots;
        this.closings = closings;
        this.updates = updates;
        this.kind = kind;
    }

    /** Something in this window changed. */
    void changed(Window<S> window, Set<Reason> reasons, Moment moment) {
        Publication<C> known = known(window);
        Publication<C> marked = known.because(reasons);
        if (isDue(window, marked, moment)) {
            waitNoMore(window, known);
            publish(window, known, marked, counts(window, TickBudget.unlimited()), moment);
        } else if (!known.isPending()) {
            publications.put(keys.of(window), form.toBytes(marked));
            updates.add(dueAt(marked), window);
            arrivals.remember(window, moment.arrival());
        } else if (!marked.equals(known)) {
            publications.put(keys.of(window), form.toBytes(marked));
        }
    }

    /** The emit interval of this window has passed. */
    void intervalPassed(Window<S> window, Moment moment, TickBudget budget) {
        Publication<C> known = known(window);
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
    void closed(Window<S> window, Moment moment, TickBudget budget) {
        Publication<C> known = known(window);
        if (known.revision() == 0 || known.finality() != Finality.PROVISIONAL) {
            return;
        }
        if (isClosed(window, moment)) {
            waitNoMore(window, known);
            publish(window, known, known, counts(window, budget), moment);
        } else {
            // It closes later than was known when it was first published.
            closings.add(closesAt(window), window);
        }
    }

    /** The clock has reached the day that this rolling window ends with: all that counts in it is new to its key. */
    void reached(Window<S> window, WindowCounts<S, C> counts, Moment moment) {
        Publication<C> known = known(window);
        if (known.revision() == 0) {
            publish(window, known, known.because(Set.of(kind.first())), counts.sum(), moment);
        }
    }

    private void publish(Window<S> window, Publication<C> known, Publication<C> marked, C counts, Moment moment) {
        Arrival arrival = arrivals.take(window, moment.arrival());
        Optional<Update<C>> update = marked.update(counts, isClosed(window, moment), moment.now());
        if (update.isPresent()) {
            Publication<C> published = update.get().published();
            publications.put(keys.of(window), form.toBytes(published));
            // One that was published with zeros may have passed its closing without a word.
            if (known.counts().isNothing() && published.finality() == Finality.PROVISIONAL) {
                closings.add(closesAt(window), window);
            }
            kind.publish(window, update.get(), arrival);
        } else if (known.isPending()) {
            publications.put(keys.of(window), form.toBytes(marked.settled()));
        }
    }

    private void waitNoMore(Window<S> window, Publication<C> known) {
        if (known.isPending()) {
            updates.remove(dueAt(known), window);
        }
    }

    private Publication<C> known(Window<S> window) {
        byte[] stored = publications.get(keys.of(window));
        return stored == null ? Publication.never(kind.nothing(window.series())) : form.fromStore(stored);
    }

    private C counts(Window<S> window, TickBudget budget) {
        return slots.of(window, kind.nothing(window.series()), budget).sum();
    }

    private boolean isDue(Window<S> window, Publication<C> publication, Moment moment) {
        return publication.isDue(isClosed(window, moment), moment.now(), kind.emitInterval());
    }

    private boolean isClosed(Window<S> window, Moment moment) {
        return kind.calendarOf(window.series()).isClosed(window, moment.clock());
    }

    private long closesAt(Window<S> window) {
        return kind.calendarOf(window.series()).closesAt(window).toEpochMilli();
    }

    private long dueAt(Publication<C> publication) {
        return publication.dueAt(kind.emitInterval()).toEpochMilli();
    }
}
