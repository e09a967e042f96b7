package io.vocstreams.notify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A webhook's other end: a real HTTP server that answers as a test wants it to. */
final class Receiver implements AutoCloseable {

    /** Instead of a status: no answer until it is closed. */
    static final int HANG = 0;
    /** Instead of a status: a head, and then a body that never ends. */
    static final int DRIP = -1;
    /** It asks not to be asked again for seven seconds. */
    static final int BUSY = 503;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Behaviour behaviour;
    private final int port;
    private HttpServer server;

    final List<Request> requests = new CopyOnWriteArrayList<>();

    /** What it answers to the request with this number, from 1. */
    interface Behaviour {
        int status(int number, Request request);
    }

    record Request(String path, Map<String, List<String>> headers, String body) {

        String header(String name) {
            return headers.entrySet().stream()
                    .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                    .map(entry -> entry.getValue().get(0))
                    .findFirst()
                    .orElse("");
        }

        String id() {
            return header("webhook-id");
        }
    }

    Receiver(Behaviour behaviour) {
        this.behaviour = behaviour;
        this.server = listening(0);
        this.port = server.getAddress().getPort();
    }

    static Receiver answering(int status) {
        return new Receiver((number, request) -> status);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port + "/hook?team=7");
    }

    List<String> ids() {
        return requests.stream().map(Request::id).toList();
    }

    /** Nothing listens on its port. */
    void goAway() {
        server.stop(0);
    }

    void comeBack() {
        server = listening(port);
    }

    private HttpServer listening(int at) {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
            started.setExecutor(threads);
            started.createContext("/", this::answer);
            started.start();
            return started;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        Request request = new Request(
                exchange.getRequestURI().toString(),
                exchange.getRequestHeaders(),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        int status;
        synchronized (requests) {
            requests.add(request);
            status = behaviour.status(requests.size(), request);
        }
        if (status == HANG || status == DRIP) {
            if (status == DRIP) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write('.');
                exchange.getResponseBody().flush();
            }
            waitForTheEnd();
        } else {
            if (status == BUSY) {
                exchange.getResponseHeaders().add("Retry-After", "7");
            }
            exchange.sendResponseHeaders(status, -1);
        }
        exchange.close();
    }

    private void waitForTheEnd() {
        try {
            closed.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
