package io.vocstreams.serve.api;

import io.vocstreams.http.Problem;
import io.vocstreams.serve.ServeMeters;
import io.vocstreams.serve.api.Pushed.Wanted;
import io.vocstreams.serve.api.Route.Call;
import io.vocstreams.serve.domain.TopicPositions;
import io.vocstreams.serve.feed.FeedProgress;
import io.vocstreams.serve.store.Database;
import io.vocstreams.serve.store.RowChange;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pushes rows as they change (server-sent events): what there is, {@code caught-up}, then each change. A reader that is
 * slower than the changes gets the latest version of each row, so that nobody waits for it and it has no gap.
 *
 * <p>Only {@code caught-up} has an id, the position that was reached: a reader that goes on from there has seen all
 * that was before.
 */
final class ChangeStream<C extends RowChange> implements AutoCloseable {

    private static final int MOST_READERS = 2_000;
    /** A reader that was away for no more changes than these gets only what it missed. */
    private static final int REMEMBERED = 20_000;

    /** A reader may be behind by all that it asked for, and by no more. */
    static final int MOST_ROWS = 5_000;

    /** So many changes may wait to be passed on; before there are more, the topics wait, and not the memory grows. */
    private static final int MOST_WAITING = 20_000;

    private static final Logger LOG = LoggerFactory.getLogger(ChangeStream.class);
    private static final long HEARTBEAT_SECONDS = 10;
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Pushed<C> pushed;
    private final Database database;
    private final FeedProgress progress;
    private final ServeMeters meters;
    private final Set<StreamReader<C>> readers = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService work;
    private final Semaphore room = new Semaphore(MOST_WAITING);

    /** These change together, under this object's lock. */
    private final Deque<C> recent = new ArrayDeque<>();

    private TopicPositions recentFrom = TopicPositions.START;
    private TopicPositions position = TopicPositions.START;

    ChangeStream(Pushed<C> pushed, Database database, FeedProgress progress, ServeMeters meters) {
        this.pushed = pushed;
        this.database = database;
        this.progress = progress;
        this.meters = meters;
        position = database.read(Database::position).of(pushed.topic());
        recentFrom = position;
        work = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, pushed.name());
            thread.setDaemon(true);
            return thread;
        });
        ScheduledFuture<?> unused = work.scheduleWithFixedDelay(
                () -> readers.forEach(StreamReader::beat), HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    Pushed<C> pushed() {
        return pushed;
    }

    int readers() {
        return readers.size();
    }

    /** What was committed, in its order. No reader is waited for, only this process, and that if it is far behind. */
    void changed(List<C> changes) {
        int places = Math.min(changes.size(), MOST_WAITING);
        room.acquireUninterruptibly(places);
        try {
            work.execute(() -> passOn(changes, places));
        } catch (RejectedExecutionException ending) {
            // Readers come again, and are answered from the database.
            room.release(places);
        }
    }

    private void passOn(List<C> changes, int places) {
        try {
            pass(changes);
        } catch (RuntimeException failed) {
            LOG.warn("{} begins again: {}", pushed.name(), failed.getClass().getName());
            LOG.debug("It failed", failed);
            // Some have not heard of all. They come again, from where they were or with a new snapshot.
            readers.forEach(StreamReader::end);
        } finally {
            room.release(places);
        }
    }

    void open(Call call, Request request, Response response, Callback callback) throws Problem {
        Wanted<C> wanted = pushed.wanted(call);
        String last = request.getHeaders().get("Last-Event-ID");
        call.parameters().refuseOthers();
        if (!progress.state().ready()) {
            throw Problem.later(503, "the topics are still being read", SOON);
        }
        if (readers.size() >= MOST_READERS) {
            throw Problem.later(503, "too many streams", SOON);
        }
        StreamReader<C> reader = new StreamReader<>(wanted, response, callback, this);
        List<C> missed;
        synchronized (this) {
            missed = wanted.seesAll() && last != null ? since(TopicPositions.parse(last)) : null;
            reader.reach(position);
            readers.add(reader);
        }
        try {
            if (missed == null) {
                reader.begin("snapshot", snapshot(wanted));
            } else {
                reader.begin("resumed", events(missed, wanted));
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
        // What was to be passed on is not, so nobody may wait for it.
        room.release(MOST_WAITING);
        readers.forEach(StreamReader::end);
    }

    void ended(StreamReader<C> reader, double seconds) {
        if (readers.remove(reader)) {
            meters.answered(pushed.name(), 200, seconds);
        }
    }

    private List<String> snapshot(Wanted<C> wanted) throws Problem {
        List<String> events = database.read(connection -> wanted.snapshot(connection, MOST_ROWS + 1));
        if (events.size() > MOST_ROWS) {
            throw new Problem(400, "these are more than " + MOST_ROWS + " rows; ask for fewer");
        }
        return events;
    }

    /** Null where not all of them are remembered. */
    private @Nullable List<C> since(Optional<TopicPositions> seen) {
        if (seen.isEmpty() || !seen.get().covers(recentFrom) || !position.covers(seen.get())) {
            return null;
        }
        return recent.stream()
                .filter(change -> change.offset() >= seen.get().at(change.topic(), change.partition()))
                .toList();
    }

    private List<String> events(List<C> changes, Wanted<C> wanted) {
        Map<String, C> latest = new LinkedHashMap<>();
        changes.forEach(change -> latest.put(change.key(), change));
        return new ArrayList<>(latest.values().stream()
                .map(change -> wanted.of(new Outgoing<>(change, pushed::event, null)))
                .filter(Objects::nonNull)
                .toList());
    }

    private void pass(List<C> changes) {
        TopicPositions now;
        List<StreamReader<C>> present;
        synchronized (this) {
            position = after(position, changes);
            for (C change : changes) {
                recent.add(change);
                if (recent.size() > REMEMBERED) {
                    recentFrom = after(recentFrom, List.of(recent.remove()));
                }
            }
            now = position;
            present = List.copyOf(readers);
        }
        Collection<List<StreamReader<C>>> groups = present.stream()
                .collect(Collectors.groupingBy(reader -> reader.wanted().group()))
                .values();
        boolean forViewers = present.stream().anyMatch(reader -> !reader.seesAll());
        for (C change : changes) {
            Outgoing<C> outgoing =
                    new Outgoing<>(change, pushed::event, forViewers ? pushed.eventForViewers(change) : null);
            for (List<StreamReader<C>> alike : groups) {
                String text = alike.get(0).wanted().of(outgoing);
                if (text != null) {
                    alike.forEach(reader -> reader.offer(change.key(), text));
                }
            }
        }
        for (StreamReader<C> reader : present) {
            reader.reach(now);
            reader.pump();
        }
    }

    private TopicPositions after(TopicPositions before, List<C> changes) {
        Map<String, Long> offsets = new LinkedHashMap<>(before.offsets());
        changes.forEach(
                change -> offsets.put(TopicPositions.part(change.topic(), change.partition()), change.offset() + 1));
        return new TopicPositions(offsets);
    }
}
