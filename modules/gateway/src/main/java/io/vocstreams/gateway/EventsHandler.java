package io.vocstreams.gateway;

import io.vocstreams.http.Problem;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Takes the requests for events; all others are somebody else's. */
final class EventsHandler extends Handler.Abstract.NonBlocking {

    static final String EVENTS = "/v1/events";

    private final Door door;

    /** What every request needs. */
    record Door(
            Access access,
            Gatekeeper gatekeeper,
            InputPublisher publisher,
            Readiness readiness,
            Budget budget,
            GatewayMeters meters,
            Clock clock,
            int largestBody,
            int largestRecord,
            Duration bodyTime) {}

    EventsHandler(Door door) {
        this.door = door;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        String call = SegmentShape.CALLS_BY_PATH.get(path);
        if (call == null && !path.equals(EVENTS)) {
            return false;
        }
        RequestAnswer answer = new RequestAnswer(door, request, response, callback);
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        if (origin != null && door.access().knowsOrigin(origin)) {
            answer.allow(origin);
        }
        if (HttpMethod.OPTIONS.is(request.getMethod())) {
            answer.preflight();
        } else if (!HttpMethod.POST.is(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, "POST, OPTIONS");
            answer.problem(new Problem(405, "events are sent by POST"));
        } else {
            new EventsRequest(door, request, answer, call).begin();
        }
        return true;
    }
}
