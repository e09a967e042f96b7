package io.vocstreams.app.http;

import io.vocstreams.platform.config.InvalidSettingException;
import java.net.BindException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A small HTTP server with a fixed answer for each path. */
public final class HttpService implements AutoCloseable {

    private static final String EVERYWHERE = "0.0.0.0";
    private static final int MOST_THREADS = 8;
    private static final int LEAST_THREADS = 3;
    private static final Duration LONGEST_CONNECTION = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(HttpService.class);

    private final Server server;
    private final ServerConnector connector;

    private HttpService(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    static HttpService start(String host, int port, Map<String, Supplier<Reply>> paths) {
        return start(host, port, paths, LONGEST_CONNECTION);
    }

    static HttpService start(String host, int port, Map<String, Supplier<Reply>> paths, Duration longestConnection) {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS);
        threads.setName("http");
        threads.setDaemon(true);
        Server server = new Server(threads);
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
        connector.setHost(host);
        connector.setPort(port);
        connector.addBean(new ShortLives(connector.getScheduler(), longestConnection));
        server.addConnector(connector);
        server.setHandler(new Answering(paths));
        try {
            server.start();
        } catch (Exception failure) {
            stop(server);
            throw refusal(host, port, failure);
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

    private static InvalidSettingException refusal(String host, int port, Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
                return new InvalidSettingException("voc.http.host: `" + host + "` is no address of this machine");
            }
            if (cause instanceof BindException
                    && String.valueOf(cause.getMessage()).contains("in use")) {
                return new InvalidSettingException("voc.http.port: " + port
                        + " is taken by another program; choose another port, or 0 to go without");
            }
        }
        return new InvalidSettingException(
                "voc.http.port: cannot listen on " + host + ":" + port + ": " + failure.getMessage());
    }
}
