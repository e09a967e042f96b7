package io.vocstreams.serve.api;

import io.vocstreams.http.Problem;
import io.vocstreams.http.Reply;
import io.vocstreams.serve.ServeMeters;
import io.vocstreams.serve.api.Route.Call;
import io.vocstreams.serve.store.DatabaseBusy;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what begins with {@code /v1/}. */
final class ApiHandler extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);
    private static final String PREFIX = "/v1/";
    private static final String OTHER = "other";
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final List<Route> routes;
    private final Entrance entrance;
    private final ScoreStream stream;
    private final ServeMeters meters;

    ApiHandler(List<Route> routes, Entrance entrance, ScoreStream stream, ServeMeters meters) {
        this.routes = routes;
        this.entrance = entrance;
        this.stream = stream;
        this.meters = meters;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = request.getHttpURI().getPath();
        if (path == null || !path.startsWith(PREFIX)) {
            return false;
        }
        long began = System.nanoTime();
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        String name = OTHER;
        Reply reply;
        try {
            Caller caller = entrance.require(request);
            if (!HttpMethod.GET.is(request.getMethod()) && !HttpMethod.HEAD.is(request.getMethod())) {
                response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
                throw new Problem(405, "only GET is answered");
            }
            if (path.equals(ScoreStream.PATH)) {
                name = ScoreStream.NAME;
                stream.open(new Call(caller, List.of(), Parameters.of(request)), request, response, callback);
                return true;
            }
            Matched found = find(path);
            Route route = found.route();
            name = route.name();
            if (!caller.clearance().covers(route.needed())) {
                throw new Problem(403, "this needs the role " + route.needed());
            }
            Object answer = route.endpoint().answer(new Call(caller, found.variables(), Parameters.of(request)));
            reply = Reply.json(200, answer);
        } catch (Problem problem) {
            reply = refused(problem, response);
        } catch (DatabaseBusy busy) {
            reply = refused(Problem.later(503, String.valueOf(busy.getMessage()), SOON), response);
        } catch (RuntimeException defect) {
            // Without its message, which may hold what was asked.
            LOG.warn("A request for {} failed: {}", name, defect.getClass().getName());
            LOG.debug("It failed", defect);
            reply = refused(new Problem(500, "this answer failed; the log says why"), response);
        }
        meters.answered(name, reply.status(), (System.nanoTime() - began) / NANOS);
        response.setStatus(reply.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.contentType());
        response.write(true, ByteBuffer.wrap(reply.bytes()), callback);
        return true;
    }

    private record Matched(Route route, List<String> variables) {}

    private Matched find(String path) throws Problem {
        for (Route route : routes) {
            List<String> variables = route.match(path);
            if (variables != null) {
                return new Matched(route, variables);
            }
        }
        throw new Problem(404, "there is no such path; /openapi.yaml names all");
    }

    private static Reply refused(Problem problem, Response response) {
        Duration wait = problem.retryAfter();
        if (wait != null) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, wait.toSeconds());
        }
        if (problem.status() == 401) {
            response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
        }
        return problem.reply();
    }
}
