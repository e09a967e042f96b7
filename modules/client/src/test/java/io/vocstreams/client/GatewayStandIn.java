package io.vocstreams.client;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vocstreams.contracts.json.JsonItem;
import io.vocstreams.contracts.json.JsonRecords;
import io.vocstreams.model.Interaction;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;

/** A server that answers {@code POST /v1/events} as the contract says, and in all the ways that are no answer. */
final class GatewayStandIn extends Handler.Abstract implements AutoCloseable {

    private final Server server;
    private final List<String> accepted = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> refusing = Collections.synchronizedSet(new HashSet<>());
    private final AtomicInteger requests = new AtomicInteger();
    private final int largestBatch;
    private final int port;
    private volatile int status = 200;

    GatewayStandIn(int wantedPort, int largestBatch) {
        this.largestBatch = largestBatch;
        server = new Server(new InetSocketAddress(InetAddress.getLoopbackAddress(), wantedPort));
        server.setHandler(this);
        try {
            server.start();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
        port = server.getURI().getPort();
    }

    GatewayStandIn() {
        this(0, Integer.MAX_VALUE);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** The event ids of what was accepted, in order. */
    List<String> accepted() {
        synchronized (accepted) {
            return List.copyOf(accepted);
        }
    }

    int requests() {
        return requests.get();
    }

    void refuse(String eventId) {
        refusing.add(eventId);
    }

    /** Answers every request with this status, until it is 200 again. */
    void answerWith(int otherStatus) {
        status = otherStatus;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        requests.incrementAndGet();
        byte[] body;
        try (InputStream stream = Content.Source.asInputStream(request)) {
            body = stream.readAllBytes();
        }
        if (status != 200) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "0");
        }
        List<String> ids = status == 200 ? ids(body) : List.of();
        boolean tooMany = ids.size() > largestBatch;
        response.setStatus(tooMany ? 413 : status);
        response.write(true, ByteBuffer.wrap(tooMany ? new byte[0] : answers(ids)), callback);
        return true;
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static List<String> ids(byte[] body) throws IOException {
        List<String> ids = new ArrayList<>();
        try (JsonParser parser = JsonRecords.factory().createParser(body)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                JsonItem item = JsonRecords.read(parser);
                ids.add(((Interaction) Objects.requireNonNull(item.value()))
                        .header()
                        .eventId());
            }
        }
        return ids;
    }

    private byte[] answers(List<String> ids) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JsonRecords.factory().createGenerator(bytes)) {
            json.writeStartObject();
            json.writeNumberField("accepted", ids.size());
            json.writeArrayFieldStart("results");
            for (String id : ids) {
                boolean refused = refusing.contains(id);
                json.writeStartObject();
                json.writeStringField("eventId", id);
                json.writeStringField("status", refused ? "REFUSED" : "ACCEPTED");
                if (refused) {
                    json.writeStringField("reason", "TIME_IN_FUTURE");
                    json.writeStringField("field", "header.occurredAt");
                    json.writeStringField("detail", "says the gateway");
                } else {
                    accepted.add(id);
                }
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }
}
