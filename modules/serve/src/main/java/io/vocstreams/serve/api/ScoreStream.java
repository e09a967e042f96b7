package io.vocstreams.serve.api;

import io.vocstreams.contracts.Topics;
import io.vocstreams.http.Problem;
import io.vocstreams.serve.ServeMeters;
import io.vocstreams.serve.api.Route.Call;
import io.vocstreams.serve.domain.TopicPositions;
import io.vocstreams.serve.feed.FeedProgress;
import io.vocstreams.serve.store.Database;
import io.vocstreams.serve.store.ScoreChange;
import io.vocstreams.serve.store.ScoreSelection;
import io.vocstreams.serve.store.ScoreTable;
import io.vocstreams.serve.store.ScoreTable.Found;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Pushes scores as they change (server-sent events): what there is, {@code caught-up}, then each change. A reader that
 * is slower than the changes gets the latest version of each score, so that nobody waits for it and it has no gap.
 *
 * <p>Only {@code caught-up} has an id, the position that was reached: a reader that goes on from there has seen all
 * that was before.
 */
public final class ScoreStream implements AutoCloseable {

    static final String PATH = "/v1/scores/stream";
    static final String NAME = "stream";

    private static final int MOST_READERS = 2_000;
    /** A reader that was away for no more changes than these gets only what it missed. */
    private static final int REMEMBERED = 20_000;

    /** A reader may be behind by all that it asked for, and by no more. */
    static final int MOST_SCORES = 5_000;

    private static final long HEARTBEAT_SECONDS = 10;
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Database database;
    private final FeedProgress progress;
    private final ViewerScores viewers;
    private final ServeMeters meters;
    private final Set<StreamReader> readers = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService work;

    /** These change together, under this object's lock. */
    private final Deque<ScoreChange> recent = new ArrayDeque<>();

    private TopicPositions recentFrom = TopicPositions.START;
    private TopicPositions position = TopicPositions.START;

    public ScoreStream(Database database, FeedProgress progress, ViewerScores viewers, ServeMeters meters) {
        this.database = database;
        this.progress = progress;
        this.viewers = viewers;
        this.meters = meters;
        position = database.read(Database::position).of(Topics.SCORES);
        recentFrom = position;
        work = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "stream");
            thread.setDaemon(true);
            return thread;
        });
        ScheduledFuture<?> unused = work.scheduleWithFixedDelay(
                () -> readers.forEach(StreamReader::beat), HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
        meters.streams(readers::size);
    }

    /** What was committed, in its order; returns at once. */
    public void changed(List<ScoreChange> changes) {
        try {
            work.execute(() -> pass(changes));
        } catch (RejectedExecutionException ending) {
            // Readers come again, and are answered from the database.
            return;
        }
    }

    void open(Call call, Request request, Response response, Callback callback) throws Problem {
        ScoreSelection selection = ScoreRoutes.selection(call, false);
        String last = request.getHeaders().get("Last-Event-ID");
        call.parameters().refuseOthers();
        if (selection.metric() == null || selection.size() == null) {
            throw new Problem(400, "metric and size: a stream is of one metric and size");
        }
        if (!progress.state().ready()) {
            throw Problem.later(503, "the topics are still being read", SOON);
        }
        if (readers.size() >= MOST_READERS) {
            throw Problem.later(503, "too many streams", SOON);
        }
        boolean all = call.isCleared(Clearance.AGENT);
        StreamReader reader = new StreamReader(selection, all, response, callback, this);
        List<ScoreChange> missed;
        synchronized (this) {
            missed = all && last != null ? since(TopicPositions.parse(last)) : null;
            reader.reach(position);
            readers.add(reader);
        }
        try {
            if (missed == null) {
                reader.begin("snapshot", snapshot(reader));
            } else {
                List<String> events = new ArrayList<>();
                latest(missed, selection).forEach(change -> events.add(StreamReader.text(change)));
                reader.begin("resumed", events);
            }
        } catch (Problem | RuntimeException failed) {
            readers.remove(reader);
            throw failed;
        }
    }

    /** Ends all streams; their readers come again. */
    @Override
    public void close() {
        work.shutdownNow();
        readers.forEach(StreamReader::end);
    }

    void ended(StreamReader reader, double seconds) {
        if (readers.remove(reader)) {
            meters.answered(NAME, 200, seconds);
        }
    }

    private List<String> snapshot(StreamReader reader) throws Problem {
        List<String> events = database.read(connection -> {
            List<String> all = new ArrayList<>();
            ViewerScores.Reading reading = viewers.reading(connection);
            for (Found found : ScoreTable.find(connection, reader.selection(), null, MOST_SCORES + 1)) {
                all.add(StreamReader.text(reader.seesAll() ? ScoreRoutes.view(found) : reading.view(found)));
            }
            return all;
        });
        if (events.size() > MOST_SCORES) {
            throw new Problem(400, "from: more than " + MOST_SCORES + " scores; ask for later windows");
        }
        return events;
    }

    /** Null where not all of them are remembered. */
    private @Nullable List<ScoreChange> since(Optional<TopicPositions> seen) {
        if (seen.isEmpty() || !seen.get().covers(recentFrom) || !position.covers(seen.get())) {
            return null;
        }
        return recent.stream()
                .filter(change -> change.offset() >= seen.get().at(Topics.SCORES, change.partition()))
                .toList();
    }

    private static Iterable<ScoreChange> latest(List<ScoreChange> changes, ScoreSelection selection) {
        Map<String, ScoreChange> latest = new LinkedHashMap<>();
        for (ScoreChange change : changes) {
            if (selection.wants(change.score())) {
                latest.put(change.score().key().text(), change);
            }
        }
        return latest.values();
    }

    private void pass(List<ScoreChange> changes) {
        TopicPositions now;
        List<StreamReader> present;
        synchronized (this) {
            position = after(position, changes);
            for (ScoreChange change : changes) {
                recent.add(change);
                if (recent.size() > REMEMBERED) {
                    recentFrom = after(recentFrom, List.of(recent.remove()));
                }
            }
            now = position;
            present = List.copyOf(readers);
        }
        boolean forViewers = present.stream().anyMatch(reader -> !reader.seesAll());
        for (ScoreChange change : changes) {
            Outgoing outgoing = new Outgoing(change, forViewers && change.shown() ? forViewers(change) : null);
            present.forEach(reader -> reader.offer(outgoing));
        }
        for (StreamReader reader : present) {
            reader.reach(now);
            reader.pump();
        }
    }

    /** Null where it is gone from the database. */
    private @Nullable String forViewers(ScoreChange change) {
        Optional<String> text = database.read(connection -> {
            Optional<Found> found =
                    ScoreTable.latest(connection, change.score().key().text());
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(StreamReader.text(viewers.reading(connection).view(found.get())));
        });
        return text.orElse(null);
    }

    private static TopicPositions after(TopicPositions before, List<ScoreChange> changes) {
        Map<String, Long> offsets = new LinkedHashMap<>(before.offsets());
        changes.forEach(
                change -> offsets.put(TopicPositions.part(Topics.SCORES, change.partition()), change.offset() + 1));
        return new TopicPositions(offsets);
    }
}
