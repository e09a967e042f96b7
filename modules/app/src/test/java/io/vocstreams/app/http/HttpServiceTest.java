package io.vocstreams.app.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.http.HttpService;
import io.vocstreams.http.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that take their time. */
@Timeout(60)
class HttpServiceTest {

    private static final Duration LIFE = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    /** Shorter than the time for last answers. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Test
    void shouldCloseAConnectionWhoseRequestDrips() throws IOException {
        try (HttpService service = service();
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.getOutputStream().write("GET /x HTTP/1.1\r\nHost: here\r\nSlow: ".getBytes(US_ASCII));

            assertThat(isClosedWhileDripping(socket)).isTrue();
        }
    }

    @Test
    void shouldCloseAConnectionWhoseNextRequestDrips() throws IOException {
        try (HttpService service = service();
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            socket.getOutputStream()
                    .write("GET /x HTTP/1.1\r\nHost: here\r\n\r\nGET /x HTTP/1.1\r\nSlow: ".getBytes(US_ASCII));

            assertThat(isClosedWhileDripping(socket)).isTrue();
        }
    }

    /** For a moment a connection is accepted, and the server does not know it yet. */
    @Test
    void shouldCloseAConnectionThatOpensWhileItWaitsForItsLastAnswers() throws IOException {
        UnderWay underWay = new UnderWay();
        HttpService service = HttpService.start(
                new HttpService.Place("host", "127.0.0.1", "port", 0),
                new QueuedThreadPool(),
                new HttpConfiguration(),
                underWay,
                connector -> connector.addBean(new SelectorManager.AcceptListener() {
                    @Override
                    public void onAccepting(SelectableChannel channel) {
                        while (underWay.request.isDone() && !connector.isShutdown()) {
                            Thread.onSpinWait();
                        }
                    }
                }));
        try (Socket waiting = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
            waiting.getOutputStream().write("GET /x HTTP/1.1\r\nHost: here\r\n\r\n".getBytes(US_ASCII));
            Callback answer = underWay.request.join();
            try (Socket late = new Socket(InetAddress.getLoopbackAddress(), service.port())) {
                late.setSoTimeout((int) PATIENCE.toMillis());
                CompletableFuture<Void> end = CompletableFuture.runAsync(service::close);

                assertThat(late.getInputStream().read()).isEqualTo(-1);
                answer.succeeded();

                assertThat(waiting.getInputStream().read()).isEqualTo('H');
                end.join();
            }
        }
    }

    /** Keeps its one request, without an answer. */
    private static final class UnderWay extends Handler.Abstract.NonBlocking {

        private final CompletableFuture<Callback> request = new CompletableFuture<>();

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            request.addIdleTimeoutListener(idle -> false);
            return this.request.complete(callback);
        }
    }

    private static HttpService service() {
        return HttpService.start(
                new HttpService.Place("host", "127.0.0.1", "port", 0),
                Map.of("/x", () -> Reply.json(200, Map.of())),
                LIFE);
    }

    /** Sends one byte whenever for a moment nothing comes. */
    private static boolean isClosedWhileDripping(Socket socket) throws IOException {
        socket.setSoTimeout(50);
        InputStream answers = socket.getInputStream();
        long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                if (answers.read() < 0) {
                    return true;
                }
            } catch (SocketTimeoutException nothingYet) {
                if (!drips(socket)) {
                    return true;
                }
            } catch (SocketException reset) {
                return true;
            }
        }
        return false;
    }

    private static boolean drips(Socket socket) {
        try {
            socket.getOutputStream().write('x');
            return true;
        } catch (IOException closed) {
            return false;
        }
    }
}
