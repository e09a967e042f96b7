package io.vocstreams.http;

import io.vocstreams.platform.Causes;
import io.vocstreams.platform.config.InvalidSettingException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A small HTTP server. */
public final class HttpService implements AutoCloseable {

    private static final String EVERYWHERE = "0.0.0.0";
    private static final int MOST_THREADS = 8;
    private static final int LEAST_THREADS = 3;
    private static final Duration LONGEST_CONNECTION = Duration.ofMinutes(1);
    /** Connections kept open without a request hold up nothing. */
    private static final Duration IDLE_AT_THE_END = Duration.ofMillis(100);

    private static final Duration LAST_ANSWERS = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(HttpService.class);

    private final Server server;
    private final ServerConnector connector;

    private HttpService(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /** Where it listens; the keys of the settings that say so are named where it cannot. Port 0 is any that is free. */
    public record Place(String hostKey, String host, String portKey, int port) {}

    /** With answers that are ready at once, so that no connection need last long. */
    public static HttpService start(Place place, Map<String, Supplier<Reply>> paths) {
        return start(place, paths, LONGEST_CONNECTION);
    }

    public static HttpService start(Place place, Map<String, Supplier<Reply>> paths, Duration longestConnection) {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
        HttpConfiguration configuration = new HttpConfiguration();
        return start(
                place,
                threads,
                configuration,
                new FixedAnswers(paths),
                connector -> connector.addBean(new ShortLives(connector.getScheduler(), longestConnection)));
    }

    /**
     * With a handler and threads of its own.
     *
     * @param finish what else is to be set before it listens
     */
    public static HttpService start(
            Place place,
            QueuedThreadPool threads,
            HttpConfiguration configuration,
            Handler handler,
            Consumer<ServerConnector> finish) {
        threads.setName("http");
        threads.setDaemon(true);
        Server server = new Server(threads);
        configuration.setSendServerVersion(false);
        ServerConnector connector = new EndingConnector(server, new HttpConnectionFactory(configuration));
        connector.setHost(place.host());
        connector.setPort(place.port());
        connector.setShutdownIdleTimeout(IDLE_AT_THE_END.toMillis());
        finish.accept(connector);
        server.addConnector(connector);
        server.setHandler(handler);
        server.setStopTimeout(LAST_ANSWERS.toMillis());
        // Jetty's own page repeats what was asked, which may hold a secret.
        server.setErrorHandler((request, response, callback) -> {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
            byte[] status = Reply.json(response.getStatus(), Map.of("status", response.getStatus()))
                    .bytes();
            response.write(true, ByteBuffer.wrap(status), callback);
            return true;
        });
        try {
            server.start();
        } catch (Exception failure) {
            stop(server);
            throw refusal(place, failure);
        }
        return new HttpService(server, connector);
    }

    /** For people of this machine. */
    public String url() {
        String host = connector.getHost();
        return "http://" + (host.equals(EVERYWHERE) ? "localhost" : host) + ":" + port();
    }

    public int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        stop(server);
    }

    private static void stop(Server server) {
        try {
            server.stop();
        } catch (Exception ending) {
            // The process ends, or never used it.
            LOG.warn("The HTTP server did not stop cleanly", ending);
        }
    }

    /**
     * Jetty shortens, when it ends, the time of the connections that it knows. One that was accepted just before
     * becomes known just after, and would hold up the end, until all connections are cut, also those that wait for an
     * answer.
     */
    private static final class EndingConnector extends ServerConnector {

        EndingConnector(Server server, HttpConnectionFactory connections) {
            super(server, 1, 1, connections);
        }

        @Override
        protected void onEndPointOpened(EndPoint opened) {
            super.onEndPointOpened(opened);
            if (isShutdown()) {
                opened.setIdleTimeout(getShutdownIdleTimeout());
            }
        }
    }

    private static InvalidSettingException refusal(Place place, Exception failure) {
        if (Causes.any(failure, UnknownHostException.class, UnresolvedAddressException.class)) {
            return new InvalidSettingException(
                    place.hostKey() + ": `" + place.host() + "` is no address of this machine");
        }
        // Java has one class for this and for an address that is not ours; HttpServiceTest holds the JDK to the text.
        if (Causes.first(failure, BindException.class)
                .filter(taken -> String.valueOf(taken.getMessage()).contains("in use"))
                .isPresent()) {
            return new InvalidSettingException(
                    place.portKey() + ": " + place.port() + " is taken by another program; choose another port");
        }
        return new InvalidSettingException(place.portKey() + ": cannot listen on " + place.host() + ":" + place.port()
                + ": " + failure.getMessage());
    }
}
