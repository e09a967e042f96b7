package io.vocstreams.scores.stream;

import io.vocstreams.model.score.AnySeries;
import io.vocstreams.model.score.Countable;
import io.vocstreams.model.score.DeltaOf;
import io.vocstreams.model.score.Reason;
import io.vocstreams.platform.binary.VersionedForm;
import io.vocstreams.platform.time.Arrival;
import io.vocstreams.scores.domain.Calendar;
import io.vocstreams.scores.domain.Publication;
import io.vocstreams.scores.domain.Publication.Update;
import io.vocstreams.scores.domain.Window;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** One kind of what is counted and published: scores of answers, or rates of opportunities. */
interface CountedKind<S extends AnySeries, C extends Countable<C>, D extends DeltaOf<S, C>> {

    Lying<S, C> lying();

    /** How it lies in stores, which are its own. */
    record Lying<S extends AnySeries, C extends Countable<C>>(
            String slots,
            String publications,
            String closings,
            String updates,
            String boundaries,
            WindowKeys<S> keys,
            VersionedForm<C> counts,
            VersionedForm<Publication<C>> published) {

        Set<String> names() {
            return Set.of(slots, publications, closings, updates, boundaries);
        }
    }

    /** Why changes of a series cannot be counted; empty if they can. */
    Optional<String> refusal(S series);

    /** What a change says of its series as a whole. */
    void learn(D change);

    /** Whether customers count once in a window, by their first answer, so that another may change what one adds. */
    boolean countsCustomers();

    C nothing(S series);

    /** Why a window is published first. */
    Reason first();

    Calendar calendarOf(S series);

    Duration emitInterval();

    /**
     * Sends what is published of a window.
     *
     * @param arrival of the earliest record that it follows from
     */
    void publish(Window<S> window, Update<C> update, Arrival arrival);
}
