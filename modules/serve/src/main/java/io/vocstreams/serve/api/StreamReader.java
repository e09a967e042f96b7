package io.vocstreams.serve.api;

import io.vocstreams.http.Reply;
import io.vocstreams.serve.api.Pushed.Wanted;
import io.vocstreams.serve.domain.TopicPositions;
import io.vocstreams.serve.store.RowChange;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * One reader of a stream. No thread waits for it: what it has not taken yet is kept, the latest version of each row.
 */
final class StreamReader<C extends RowChange> implements Callback {

    private static final int EVENTS_AT_ONCE = 200;
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Wanted<C> wanted;
    private final Response response;
    private final Callback callback;
    private final ChangeStream<C> stream;
    private final long began = System.nanoTime();

    /** These change together, under this object's lock. */
    private final Deque<String> first = new ArrayDeque<>();

    private final Map<String, String> pending = new LinkedHashMap<>();
    private TopicPositions reached = TopicPositions.START;
    private boolean begun;
    private boolean owesPosition;
    private boolean isWriting;
    private boolean isEnded;

    StreamReader(Wanted<C> wanted, Response response, Callback callback, ChangeStream<C> stream) {
        this.wanted = wanted;
        this.response = response;
        this.callback = callback;
        this.stream = stream;
    }

    boolean seesAll() {
        return wanted.seesAll();
    }

    /** With what comes before all changes. */
    void begin(String kind, List<String> events) {
        synchronized (this) {
            if (!response.isCommitted()) {
                response.setStatus(200);
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
            }
            first.add(event(kind, Map.of()));
            first.addAll(events);
            begun = true;
            owesPosition = true;
        }
        pump();
    }

    Wanted<C> wanted() {
        return wanted;
    }

    void offer(String key, String text) {
        boolean isTooMuch;
        synchronized (this) {
            pending.put(key, text);
            isTooMuch = pending.size() > ChangeStream.MOST_ROWS;
        }
        if (isTooMuch) {
            // What it asked for has become too much; when it comes again, it is refused with that reason.
            end();
        }
    }

    /** All before that position was offered. */
    synchronized void reach(TopicPositions position) {
        reached = position;
    }

    void beat() {
        synchronized (this) {
            owesPosition = true;
        }
        pump();
    }

    /** Writes what there is, unless it has not taken yet what was written before. */
    void pump() {
        ByteBuffer chunk;
        synchronized (this) {
            if (!begun || isWriting || isEnded) {
                return;
            }
            chunk = next();
            if (chunk == null) {
                return;
            }
            isWriting = true;
        }
        response.write(false, chunk, this);
    }

    /** Ends it from this side. */
    void end() {
        synchronized (this) {
            if (isEnded) {
                return;
            }
            isEnded = true;
            if (isWriting) {
                // It is ended by what follows that write.
                return;
            }
        }
        finish();
    }

    @Override
    public void succeeded() {
        boolean ends;
        synchronized (this) {
            isWriting = false;
            ends = isEnded;
        }
        if (ends) {
            finish();
        } else {
            pump();
        }
    }

    @Override
    public void failed(Throwable gone) {
        synchronized (this) {
            isEnded = true;
            isWriting = false;
            pending.clear();
            first.clear();
        }
        stream.ended(this, seconds());
        callback.failed(gone);
    }

    private void finish() {
        stream.ended(this, seconds());
        response.write(true, ByteBuffer.allocate(0), callback);
    }

    private double seconds() {
        return (System.nanoTime() - began) / NANOS;
    }

    private @Nullable ByteBuffer next() {
        StringBuilder text = new StringBuilder();
        int events = 0;
        while (!first.isEmpty() && events++ < EVENTS_AT_ONCE) {
            text.append(first.remove());
        }
        Iterator<String> changes = pending.values().iterator();
        while (first.isEmpty() && changes.hasNext() && events++ < EVENTS_AT_ONCE) {
            text.append(changes.next());
            changes.remove();
            owesPosition = true;
        }
        if (owesPosition && first.isEmpty() && pending.isEmpty()) {
            text.append("id: ").append(reached.text()).append('\n').append(event("caught-up", Map.of()));
            owesPosition = false;
        }
        return text.isEmpty() ? null : ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    static String event(String kind, Map<String, ?> data) {
        return event(kind, Reply.json(200, data).body().stripTrailing());
    }

    /** @param json in one line */
    static String event(String kind, String json) {
        return "event: " + kind + "\ndata: " + json + "\n\n";
    }
}
