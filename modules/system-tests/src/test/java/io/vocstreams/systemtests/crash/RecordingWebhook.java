package io.vocstreams.systemtests.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A webhook that remembers what it received, and sometimes takes nothing. */
final class RecordingWebhook implements AutoCloseable {

    private static final int EVERY_FAILURE = 97;

    private final HttpServer server;
    private final List<String> received = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger requests = new AtomicInteger();

    private RecordingWebhook(HttpServer server) {
        this.server = server;
        server.createContext("/", this::take);
    }

    static RecordingWebhook start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        RecordingWebhook webhook = new RecordingWebhook(server);
        server.start();
        return webhook;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/voc");
    }

    /** The ids of all that it took, in order, those that came twice twice. */
    List<String> received() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        if (requests.incrementAndGet() % EVERY_FAILURE == 0) {
            exchange.sendResponseHeaders(500, -1);
        } else {
            received.add(exchange.getRequestHeaders().getFirst("webhook-id"));
            exchange.sendResponseHeaders(204, -1);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
