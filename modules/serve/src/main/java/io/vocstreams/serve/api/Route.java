package io.vocstreams.serve.api;

import io.vocstreams.http.Problem;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * A path that is answered.
 *
 * @param method GET, also for HEAD, or POST
 * @param name as meters have it
 * @param path with the names of its variables in braces
 * @param needed what a reader must be cleared for
 */
record Route(HttpMethod method, String name, String path, Clearance needed, Endpoint endpoint) {

    static Route get(String name, String path, Clearance needed, Endpoint endpoint) {
        return new Route(HttpMethod.GET, name, path, needed, endpoint);
    }

    static Route post(String name, String path, Clearance needed, Endpoint endpoint) {
        return new Route(HttpMethod.POST, name, path, needed, endpoint);
    }

    boolean takes(String asked) {
        return method.is(asked) || (method == HttpMethod.GET && HttpMethod.HEAD.is(asked));
    }

    /** What answers; the result becomes JSON. */
    interface Endpoint {
        Object answer(Call call) throws Problem;
    }

    /**
     * What a request asks of a route.
     *
     * @param body of a POST; empty otherwise
     */
    record Call(Caller caller, List<String> variables, Parameters parameters, String body) {

        boolean isCleared(Clearance needed) {
            return caller.clearance().covers(needed);
        }
    }

    /** The variables, decoded; null where the path is another. */
    @Nullable
    List<String> match(String rawPath) throws Problem {
        String[] wanted = path.split("/", -1);
        String[] given = rawPath.split("/", -1);
        if (wanted.length != given.length) {
            return null;
        }
        List<String> variables = new ArrayList<>();
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].startsWith("{")) {
                variables.add(decoded(given[i]));
            } else if (!wanted[i].equals(given[i])) {
                return null;
            }
        }
        return variables;
    }

    private static String decoded(String segment) throws Problem {
        try {
            // A plus sign stays itself: paths are percent-encoded, not form-encoded.
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new Problem(400, "the path is not percent-encoded UTF-8");
        }
    }
}
