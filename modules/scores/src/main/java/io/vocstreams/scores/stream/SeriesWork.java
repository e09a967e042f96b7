package io.vocstreams.scores.stream;

import io.vocstreams.contracts.internal.ScoreDeltaCodec;
import io.vocstreams.contracts.internal.ScoresMessage.Changes;
import io.vocstreams.model.score.ScoreDelta;
import io.vocstreams.model.score.Series;
import io.vocstreams.platform.time.Arrival;
import io.vocstreams.platform.unit.Consumed;
import io.vocstreams.platform.unit.DeadLetters;
import io.vocstreams.platform.unit.Isolation;
import io.vocstreams.platform.unit.Isolation.Piece;
import io.vocstreams.scores.domain.Formulas;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What records change. It waits until the next commit, where it is done for one series after the other, each apart from
 * all others. A record changes many series; if one of them fails the record goes to the dead letters, and the others
 * still count.
 */
final class SeriesWork {

    /** So that a backlog needs little memory. */
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final Isolation isolation;
    private final DeadLetters deadLetters;
    private final Consumer<SeriesChanges> worker;
    private final Map<Series, Waiting> waiting = new LinkedHashMap<>();
    private int bytes;

    private record Waiting(SeriesChanges changes, List<Consumed> sources) {}

    SeriesWork(Isolation isolation, DeadLetters deadLetters, Consumer<SeriesChanges> worker) {
        this.isolation = isolation;
        this.deadLetters = deadLetters;
        this.worker = worker;
    }

    void add(Consumed source, Changes message) {
        for (ScoreDelta delta : message.deltas()) {
            Series series = delta.slot().series();
            if (Formulas.isKnown(series.scale().metric())) {
                add(source, series, delta);
            } else {
                deadLetters.send(
                        source, new IllegalStateException(series.scale().metric() + " has no formula"));
            }
        }
        bytes += source.record().value().length;
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

    private void add(Consumed source, Series series, ScoreDelta delta) {
        Waiting its = waiting.computeIfAbsent(
                series, any -> new Waiting(new SeriesChanges(arrival(source)), new ArrayList<>(1)));
        its.changes().add(delta);
        List<Consumed> sources = its.sources();
        if (sources.isEmpty() || !sources.get(sources.size() - 1).equals(source)) {
            sources.add(source);
        }
    }

    private void run(Series series, Waiting its) {
        isolation.run(() -> worker.accept(its.changes()), () -> its.sources().stream()
                .map(source -> new Piece(source, () -> worker.accept(changes(source, series))))
                .toList());
    }

    /** What one record alone changes of a series. */
    private static SeriesChanges changes(Consumed source, Series series) {
        SeriesChanges changes = new SeriesChanges(arrival(source));
        if (ScoreDeltaCodec.fromBytes(source.record().value()) instanceof Changes message) {
            message.deltas().stream()
                    .filter(delta -> delta.slot().series().equals(series))
                    .forEach(changes::add);
        }
        return changes;
    }

    private static Arrival arrival(Consumed source) {
        return Arrival.of(source.record().headers());
    }
}
