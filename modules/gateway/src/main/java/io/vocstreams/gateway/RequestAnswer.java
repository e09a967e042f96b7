package io.vocstreams.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vocstreams.gateway.EventsHandler.Door;
import io.vocstreams.http.Problem;
import io.vocstreams.http.Reply;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** The one answer to a request, whatever it is; gives back what the request held. */
final class RequestAnswer {

    private static final JsonFactory JSON = new JsonFactory();
    /** The last is of Segment's browser library, from its second try on. */
    private static final String ALLOWED_HEADERS = "authorization, content-type, x-retry-count";

    /** As many of the largest bodies may follow an answer. */
    private static final long MOST_BODIES = 16;

    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Door door;
    private final Request request;
    private final Response response;
    private final Callback callback;
    private final long began = System.nanoTime();
    private long held;
    private boolean isLast;

    RequestAnswer(Door door, Request request, Response response, Callback callback) {
        this.door = door;
        this.request = request;
        this.response = response;
        this.callback = callback;
    }

    /** Holds so many bytes more until it is answered; false if that is too much for the moment. */
    boolean hold(long bytes) {
        if (door.budget().take(bytes)) {
            held += bytes;
            return true;
        }
        return false;
    }

    /** Since it began. */
    long nanos() {
        return System.nanoTime() - began;
    }

    void allow(String origin) {
        response.getHeaders().put("Access-Control-Allow-Origin", origin);
        response.getHeaders().put("Access-Control-Expose-Headers", "Retry-After");
        response.getHeaders().put(HttpHeader.VARY, "Origin");
    }

    /** A browser asks whether it may send. */
    void preflight() {
        if (response.getHeaders().contains("Access-Control-Allow-Origin")) {
            response.getHeaders().put("Access-Control-Allow-Methods", "POST");
            response.getHeaders().put("Access-Control-Allow-Headers", ALLOWED_HEADERS);
            response.getHeaders().put("Access-Control-Max-Age", "600");
            send(204, null, new byte[0]);
        } else {
            problem(new Problem(403, "no key is for pages of this origin"));
        }
    }

    /** Item by item, in the order of the request. */
    void events(List<RequestItem> events) {
        send(200, "application/json", json(json -> {
            int refused = 0;
            json.writeStartObject();
            json.writeArrayFieldStart("results");
            for (RequestItem event : events) {
                refused += event.isRefused() ? 1 : 0;
                write(event, json);
            }
            json.writeEndArray();
            json.writeNumberField("accepted", events.size() - refused);
            json.writeNumberField("refused", refused);
            json.writeEndObject();
        }));
    }

    /** The connection with it: nothing can follow a body that is not read to its end. */
    void close() {
        isLast = true;
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }

    void problem(Problem problem) {
        Duration wait = problem.retryAfter();
        if (wait != null) {
            response.getHeaders()
                    .put(
                            HttpHeader.RETRY_AFTER,
                            Math.max(1, wait.plusMillis(999).toSeconds()));
        }
        if (problem.status() == 401) {
            response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
        }
        Reply reply = problem.reply();
        send(reply.status(), reply.contentType(), reply.bytes());
    }

    private static void write(RequestItem event, JsonGenerator json) throws IOException {
        Refusal refusal = event.refusal();
        json.writeStartObject();
        if (event.eventId() != null) {
            json.writeStringField("eventId", event.eventId());
        }
        json.writeStringField("status", refusal == null ? GatewayMeters.ACCEPTED : GatewayMeters.REFUSED);
        if (refusal != null) {
            json.writeStringField("reason", refusal.reason());
            if (refusal.field() != null) {
                json.writeStringField("field", refusal.field());
            }
            json.writeStringField("detail", refusal.detail());
        }
        json.writeEndObject();
    }

    private void send(int status, @Nullable String contentType, byte[] body) {
        door.meters().answered(status, nanos() / NANOS);
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (contentType != null) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
        }
        Callback next = isLast ? Callback.from(this::readOn, callback::failed) : callback;
        response.write(true, ByteBuffer.wrap(body), new Callback.Nested(next) {
            @Override
            public void completed() {
                door.budget().giveBack(held);
            }
        });
    }

    private void readOn() {
        if (request.getHeaders().contains(HttpHeader.EXPECT)) {
            // It does not send the body before it is asked for it.
            callback.succeeded();
        } else {
            new UnreadBody(request, callback, MOST_BODIES * door.largestBody(), door.bodyTime()).run();
        }
    }

    /** What is written of an answer. */
    private interface Content {
        void to(JsonGenerator json) throws IOException;
    }

    private static byte[] json(Content content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            content.to(json);
            json.writeRaw('\n');
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
