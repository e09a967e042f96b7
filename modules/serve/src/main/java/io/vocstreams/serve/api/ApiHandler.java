package io.vocstreams.serve.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.vocstreams.http.Problem;
import io.vocstreams.http.Reply;
import io.vocstreams.serve.ServeMeters;
import io.vocstreams.serve.api.Route.Call;
import io.vocstreams.serve.store.DatabaseBusy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
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
    private static final int LARGEST_BODY = 32 * 1024;

    /** Of a body that is too large so much is still read: who writes on would see the connection end, and no answer. */
    private static final int PASSED_OVER = 1024 * 1024;

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final List<Route> routes;
    private final Entrance entrance;
    private final List<ChangeStream<?>> streams;
    private final ReadYourWrites writes;
    private final ServeMeters meters;

    ApiHandler(
            List<Route> routes,
            Entrance entrance,
            List<ChangeStream<?>> streams,
            ReadYourWrites writes,
            ServeMeters meters) {
        this.routes = routes;
        this.entrance = entrance;
        this.streams = streams;
        this.writes = writes;
        this.meters = meters;
    }

    /** What is being asked, as meters have it, as soon as that is known. */
    private static final class Name {
        private String text = OTHER;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = request.getHttpURI().getPath();
        if (path == null || !path.startsWith(PREFIX)) {
            return false;
        }
        long began = System.nanoTime();
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        Name name = new Name();
        Reply reply;
        try {
            Caller caller = entrance.require(request);
            Optional<ChangeStream<?>> stream = streams.stream()
                    .filter(each -> each.pushed().path().equals(path))
                    .findFirst();
            if (stream.isPresent()) {
                name.text = stream.get().pushed().name();
                requireMethod(HttpMethod.GET.is(request.getMethod()), HttpMethod.GET.asString(), response);
                requireClearance(caller, stream.get().pushed().needed());
                Parameters parameters = Parameters.of(request);
                writes.await(parameters);
                stream.get().open(new Call(caller, List.of(), parameters, ""), request, response, callback);
                return true;
            }
            reply = answer(caller, path, name, request, response);
        } catch (Problem problem) {
            reply = refused(problem, response);
        } catch (DatabaseBusy busy) {
            reply = refused(Problem.later(503, String.valueOf(busy.getMessage()), SOON), response);
        } catch (RuntimeException defect) {
            // Without its message, which may hold what was asked.
            LOG.warn("A request for {} failed: {}", name.text, defect.getClass().getName());
            LOG.debug("It failed", defect);
            reply = refused(new Problem(500, "this answer failed; the log says why"), response);
        }
        meters.answered(name.text, reply.status(), (System.nanoTime() - began) / NANOS);
        response.setStatus(reply.status());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.contentType());
        response.write(true, ByteBuffer.wrap(reply.bytes()), callback);
        return true;
    }

    private Reply answer(Caller caller, String path, Name name, Request request, Response response) throws Problem {
        Matched found = find(path);
        Route route = found.route();
        name.text = route.name();
        String allowed = route.method() == HttpMethod.GET ? "GET, HEAD" : "POST";
        requireMethod(route.takes(request.getMethod()), allowed, response);
        requireClearance(caller, route.needed());
        boolean posts = route.method() == HttpMethod.POST;
        if (posts) {
            entrance.requireOwnPage(request);
        }
        Parameters parameters = Parameters.of(request);
        String body = posts ? body(request) : "";
        if (!posts) {
            writes.await(parameters);
        }
        Reply reply = Reply.json(200, route.endpoint().answer(new Call(caller, found.variables(), parameters, body)));
        String accept = request.getHeaders().get(HttpHeader.ACCEPT);
        return posts || accept == null || !Csv.isWanted(accept) ? reply : csv(reply, response);
    }

    /** What an answer says beside its rows is in the head. */
    private static Reply csv(Reply json, Response response) throws Problem {
        JsonNode answer = Csv.tree(json);
        Reply csv = Csv.of(answer);
        for (String field : List.of("position", "lag", "next")) {
            if (answer.hasNonNull(field)) {
                response.getHeaders().put("Voc-" + field, answer.path(field).asText());
            }
        }
        return csv;
    }

    private static String body(Request request) throws Problem {
        try (InputStream in = Content.Source.asInputStream(request)) {
            byte[] bytes = in.readNBytes(LARGEST_BODY + 1);
            if (bytes.length > LARGEST_BODY) {
                in.skip(PASSED_OVER);
                throw new Problem(413, "the body is larger than " + LARGEST_BODY + " bytes");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new Problem(400, "the body is no UTF-8");
        } catch (IOException gone) {
            throw new Problem(408, "the body did not come");
        }
    }

    private static void requireMethod(boolean is, String allowed, Response response) throws Problem {
        if (!is) {
            response.getHeaders().put(HttpHeader.ALLOW, allowed);
            throw new Problem(405, "only " + allowed + " is answered");
        }
    }

    private static void requireClearance(Caller caller, Clearance needed) throws Problem {
        if (!caller.clearance().covers(needed)) {
            throw new Problem(403, "this needs the role " + needed);
        }
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
