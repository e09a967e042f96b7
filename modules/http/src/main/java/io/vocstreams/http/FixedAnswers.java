package io.vocstreams.http;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.function.Supplier;
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

    private final Map<String, Supplier<Reply>> paths;

    public FixedAnswers(Map<String, Supplier<Reply>> paths) {
        this.paths = Map.copyOf(paths);
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
}
