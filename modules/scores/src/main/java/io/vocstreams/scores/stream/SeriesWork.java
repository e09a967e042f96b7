package io.vocstreams.scores.stream;

import io.vocstreams.model.score.AnySeries;
import io.vocstreams.model.score.Countable;
import io.vocstreams.model.score.DeltaOf;
import io.vocstreams.platform.time.Arrival;
import io.vocstreams.platform.unit.Consumed;
import io.vocstreams.platform.unit.DeadLetters;
import io.vocstreams.platform.unit.Isolation;
import io.vocstreams.platform.unit.Isolation.Piece;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What records change. It waits until the next commit, where it is done for one series after the other, each apart from
 * all others. A record changes many series; if one of them fails the record goes to the dead letters, and the others
 * still count.
 */
final class SeriesWork<S extends AnySeries, C extends Countable<C>, D extends DeltaOf<S, C>> {

    /** So that a backlog needs little memory. */
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final Isolation isolation;
    private final DeadLetters deadLetters;
    private final CountedKind<S, C, D> kind;
    private final Consumer<SeriesChanges<S, C, D>> worker;
    private final Map<S, Waiting<S, C, D>> waiting = new LinkedHashMap<>();
    private int bytes;

    private record Waiting<S extends AnySeries, C extends Countable<C>, D extends DeltaOf<S, C>>(
            SeriesChanges<S, C, D> changes, List<Source<D>> sources) {}

    /** A record, and how to read again what it changes: kept in memory it would be many times as large. */
    record Source<D>(Consumed record, Supplier<List<D>> again) {}

    SeriesWork(
            CountedKind<S, C, D> kind,
            Isolation isolation,
            DeadLetters deadLetters,
            Consumer<SeriesChanges<S, C, D>> worker) {
        this.kind = kind;
        this.isolation = isolation;
        this.deadLetters = deadLetters;
        this.worker = worker;
    }

    void add(Source<D> source, List<D> changes) {
        for (D change : changes) {
            S series = change.slot().series();
            Optional<String> refusal = kind.refusal(series);
            if (refusal.isEmpty()) {
                add(source, series, change);
            } else {
                deadLetters.send(source.record(), new IllegalStateException(refusal.get()));
            }
        }
        bytes += source.record().record().value().length;
        if (bytes > MOST_BYTES) {
            doAll();
        }
    }

    /** To be called before each commit. */
    void doAll() {
        waiting.forEach(this::run);
        waiting.clear();
        bytes = 0;
    }

    private void add(Source<D> source, S series, D change) {
        Waiting<S, C, D> its = waiting.computeIfAbsent(
                series,
                any -> new Waiting<>(new SeriesChanges<>(change, arrival(source.record())), new ArrayList<>(1)));
        its.changes().add(change);
        List<Source<D>> sources = its.sources();
        if (sources.isEmpty() || !sources.get(sources.size() - 1).equals(source)) {
            sources.add(source);
        }
    }

    private void run(S series, Waiting<S, C, D> its) {
        isolation.run(() -> worker.accept(its.changes()), () -> its.sources().stream()
                .map(source -> new Piece(source.record(), () -> worker.accept(changes(source, series))))
                .toList());
    }

    /** What one record alone changes of a series. */
    private SeriesChanges<S, C, D> changes(Source<D> source, S series) {
        List<D> own = source.again().get().stream()
                .filter(change -> change.slot().series().equals(series))
                .toList();
        SeriesChanges<S, C, D> changes = new SeriesChanges<>(own.get(0), arrival(source.record()));
        own.forEach(changes::add);
        return changes;
    }

    private static Arrival arrival(Consumed source) {
        return Arrival.of(source.record().headers());
    }
}
