package io.vocstreams.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A fixed set of paths, each with an answer to GET. */
public final class FixedAnswers extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(FixedAnswers.class);
    private static final String ALLOWED = "GET, HEAD";

    private static final String OPEN_API = "openapi.yaml";

    private final Map<String, Supplier<Reply>> paths;

    public FixedAnswers(Map<String, Supplier<Reply>> paths) {
        this.paths = Map.copyOf(paths);
    }

    /**
     * What every service answers beside its own paths: health, meters, and its description.
     *
     * @param waiting what it waits for before it is ready; empty if for nothing
     * @param service beside which its description lies
     * @param completed fills in what is not in the file
     */
    public static FixedAnswers ofService(
            Supplier<Optional<String>> waiting,
            Supplier<Reply> metrics,
            Class<?> service,
            UnaryOperator<String> completed) {
        Map<String, Supplier<Reply>> paths = new HashMap<>(health(waiting, metrics));
        paths.put("/" + OPEN_API, () -> new Reply(200, "application/yaml", completed.apply(openApi(service))));
        return new FixedAnswers(paths);
    }

    /**
     * What a process is asked by those who watch it.
     *
     * @param waiting what it waits for before it is ready; empty if for nothing
     */
    public static Map<String, Supplier<Reply>> health(Supplier<Optional<String>> waiting, Supplier<Reply> metrics) {
        Supplier<Reply> ready = () -> waiting.get()
                .map(problem -> Reply.json(503, Map.of("ready", false, "waiting", problem)))
                .orElseGet(() -> Reply.json(200, Map.of("ready", true)));
        return Map.of(
                "/health",
                ready,
                "/health/ready",
                ready,
                "/health/live",
                () -> Reply.json(200, Map.of("live", true)),
                "/metrics",
                metrics);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Reply reply = answer(request);
        if (reply.status() == 405) {
            response.getHeaders().put(HttpHeader.ALLOW, ALLOWED);
        }
        response.setStatus(reply.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.contentType());
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.write(true, ByteBuffer.wrap(reply.bytes()), callback);
        return true;
    }

    private Reply answer(Request request) {
        Supplier<Reply> known = paths.get(Request.getPathInContext(request));
        if (known == null) {
            return Reply.json(
                    404,
                    Map.of(
                            "error",
                            "there is nothing here",
                            "paths",
                            paths.keySet().stream().sorted().toList()));
        }
        String method = request.getMethod();
        if (!HttpMethod.GET.is(method) && !HttpMethod.HEAD.is(method)) {
            return Reply.json(405, Map.of("error", "only GET is answered"));
        }
        try {
            return known.get();
        } catch (RuntimeException defect) {
            LOG.warn("A request for {} failed", Request.getPathInContext(request), defect);
            return Reply.json(500, Map.of("error", "this answer failed; the log says why"));
        }
    }

    private static String openApi(Class<?> service) {
        try (InputStream file = Objects.requireNonNull(service.getResourceAsStream(OPEN_API), OPEN_API)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The build's own " + OPEN_API + " cannot be read", unreadable);
        }
    }
}
