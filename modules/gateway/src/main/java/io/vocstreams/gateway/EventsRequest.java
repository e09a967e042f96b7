package io.vocstreams.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.vocstreams.contracts.RegistryException;
import io.vocstreams.gateway.EventsHandler.Door;
import io.vocstreams.http.Problem;
import io.vocstreams.model.intake.Intake;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request for events, from its head to its answer. No thread waits: neither for the body nor for the broker. */
final class EventsRequest implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(EventsRequest.class);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final int FIRST_BYTES = 2_048;

    private final Door door;
    private final Request request;
    private final RequestAnswer answer;
    private final @Nullable String call;
    private ByteArrayOutputStream body = new ByteArrayOutputStream(FIRST_BYTES);
    private boolean isRead;
    private @Nullable ApiKey key;

    /** @param call of Segment's; null for events of our own */
    EventsRequest(Door door, Request request, RequestAnswer answer, @Nullable String call) {
        this.door = door;
        this.request = request;
        this.answer = answer;
        this.call = call;
    }

    /** What can be said before the body is read. */
    void begin() {
        guarded(() -> {
            if (!door.readiness().isReady()) {
                throw Problem.later(503, "not ready: " + door.readiness().waiting(), SOON);
            }
            requireReadable();
            if (request.getLength() > door.largestBody()) {
                throw tooLarge();
            }
            String secret = Access.secretOf(request).orElse(null);
            // Segment's browser library tells its key in the body.
            if (secret != null || call == null || !door.access().needsKey()) {
                enter(secret);
            }
            run();
        });
    }

    /** Reads what has come of the body; called again when more has. */
    @Override
    public void run() {
        guarded(() -> {
            while (true) {
                Content.Chunk chunk = request.read();
                if (chunk == null) {
                    request.demand(this);
                    return;
                }
                if (Content.Chunk.isFailure(chunk)) {
                    throw new Problem(408, "the body did not come");
                }
                boolean last = chunk.isLast();
                try {
                    keep(chunk.getByteBuffer());
                } finally {
                    chunk.release();
                }
                if (last) {
                    isRead = true;
                    byte[] whole = body.toByteArray();
                    // What waits for the broker is held once, as the broker will get it.
                    body = new ByteArrayOutputStream(0);
                    handle(whole);
                    return;
                }
            }
        });
    }

    private void keep(ByteBuffer bytes) throws Problem {
        int size = bytes.remaining();
        if (body.size() + size > door.largestBody()) {
            throw tooLarge();
        }
        if (!answer.hold(size)) {
            throw Problem.later(503, "too much is under way", SOON);
        }
        if (answer.nanos() > door.bodyTime().toNanos()) {
            throw new Problem(408, "the body came too slowly");
        }
        byte[] read = new byte[size];
        bytes.get(read);
        body.writeBytes(read);
    }

    private void handle(byte[] bytes) throws Problem {
        Shape shape;
        List<RequestItem> events;
        if (call == null) {
            shape = shape();
            events = shape.read(bytes);
        } else {
            JsonNode document = Documents.tree(bytes);
            if (key == null) {
                enter(SegmentShape.keyIn(document));
            }
            SegmentShape segment = new SegmentShape(call, key().traits());
            shape = segment;
            events = segment.read(document);
        }
        RateLimit rate = key().rate();
        if (rate != null) {
            rate.spend(events.size());
        }
        door.meters().received(shape, events.size());
        Instant now = door.clock().instant();
        List<RequestItem> judged = new ArrayList<>(events.size());
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>(events.size());
        try {
            for (RequestItem event : events) {
                judged.add(ready(door.gatekeeper().judged(event, key(), now), records));
            }
        } catch (RegistryException away) {
            door.meters().shed(shape, events.size());
            throw Problem.later(503, "the schema registry does not answer", SOON);
        } catch (RuntimeException defect) {
            door.meters().shed(shape, events.size());
            throw defect;
        }
        // Nothing moves on the connection meanwhile, also while the server ends; the producer's own limit holds.
        request.addIdleTimeoutListener(idle -> false);
        door.publisher().write(records, failure -> request.getComponents()
                .getExecutor()
                .execute(() -> done(shape, judged, failure)));
    }

    /** Adds what is to be written for the event, or refuses it as a whole. What is left of it is its answer. */
    private RequestItem ready(RequestItem event, List<ProducerRecord<byte[], byte[]>> records) {
        List<ProducerRecord<byte[], byte[]>> written =
                new ArrayList<>(event.records().size());
        for (var record : event.records()) {
            ProducerRecord<byte[], byte[]> bytes = door.publisher().written(record);
            int size = bytes.key().length + bytes.value().length;
            if (size > door.largestRecord()) {
                return RequestItem.refused(event.eventId(), Refusal.of(Intake.tooLarge(size, door.largestRecord())));
            }
            written.add(bytes);
        }
        records.addAll(written);
        return event.isRefused() ? event : RequestItem.of(event.eventId(), List.of());
    }

    private void done(Shape shape, List<RequestItem> events, @Nullable Exception failure) {
        if (failure != null) {
            LOG.warn(
                    "{} events were not written: {}",
                    events.size(),
                    failure.getClass().getSimpleName());
            door.meters().shed(shape, events.size());
            answer.problem(Problem.later(503, "the broker did not take all events in time; send all again", SOON));
            return;
        }
        int accepted = 0;
        for (RequestItem event : events) {
            if (event.refusal() == null) {
                accepted++;
            } else {
                door.meters().refused(shape, event.refusal());
            }
        }
        door.meters().accepted(shape, accepted);
        answer.events(events);
    }

    private void enter(@Nullable String secret) throws Problem {
        ApiKey entered = door.access().require(secret, request);
        RateLimit rate = entered.rate();
        Duration wait = rate == null ? Duration.ZERO : rate.timeToWait(System.nanoTime());
        if (!wait.isZero()) {
            throw Problem.later(429, "more events than this key may send in a second", wait);
        }
        key = entered;
    }

    private ApiKey key() {
        return Objects.requireNonNull(key);
    }

    private void requireReadable() throws Problem {
        String type = mimeType();
        boolean own = call == null;
        boolean known =
                switch (type) {
                    case "application/json", "text/plain" -> true;
                    case "application/cloudevents+json", "application/cloudevents-batch+json" -> own;
                    default -> false;
                };
        String charset =
                MimeTypes.getCharsetFromContentType(request.getHeaders().get(HttpHeader.CONTENT_TYPE));
        String encoding = request.getHeaders().get(HttpHeader.CONTENT_ENCODING);
        if (!known
                || (charset != null && !charset.equalsIgnoreCase("utf-8"))
                || (encoding != null && !encoding.equalsIgnoreCase("identity"))) {
            throw new Problem(
                    415,
                    "the body is application/json or text/plain" + (own ? ", or CloudEvents in JSON" : "")
                            + ", in UTF-8, not compressed");
        }
    }

    private Shape shape() {
        return switch (mimeType()) {
            case "application/cloudevents+json" -> new CloudEventsShape(false);
            case "application/cloudevents-batch+json" -> new CloudEventsShape(true);
            default -> new OwnShape();
        };
    }

    private String mimeType() {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private Problem tooLarge() {
        return new Problem(413, "the body is larger than " + door.largestBody() + " bytes");
    }

    /** A step on the way to the answer. */
    private interface Step {
        void take() throws Problem;
    }

    private void guarded(Step step) {
        try {
            step.take();
        } catch (Problem problem) {
            if (!isRead) {
                answer.close();
            }
            answer.problem(problem);
        } catch (RuntimeException defect) {
            // Its message may hold what was sent.
            RuntimeException silent = new RuntimeException(defect.getClass().getName());
            silent.setStackTrace(defect.getStackTrace());
            LOG.warn("A request failed", silent);
            answer.problem(new Problem(500, "this request failed; the log says where"));
        }
    }
}
