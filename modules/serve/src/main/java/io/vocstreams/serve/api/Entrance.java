package io.vocstreams.serve.api;

import io.vocstreams.http.HashedKeys;
import io.vocstreams.http.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Who may look: readers with a token or named by a trusted proxy; without either, everybody at this machine. */
final class Entrance {

    /** A page of another site could name this machine as its own, and then read what it answers. */
    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

    private static final String SCHEME = "bearer ";

    private final @Nullable HashedKeys<Caller> tokens;

    private final TrustedProxies proxies;

    /** @param tokens null for none: without proxies it listens on this machine only */
    Entrance(@Nullable HashedKeys<Caller> tokens, TrustedProxies proxies) {
        this.tokens = tokens;
        this.proxies = proxies;
    }

    /** Fails with 401 where the token opens nothing, with 403 where a page of another site may ask. */
    Caller require(Request request) throws Problem {
        Optional<Caller> named = proxies.find(request);
        if (named.isPresent()) {
            return named.get();
        }
        if (isOpen()) {
            String host = Request.getServerName(request);
            if (host == null || !THIS_MACHINE.contains(host.toLowerCase(Locale.ROOT))) {
                throw new Problem(403, "without tokens it is asked by the name of this machine only");
            }
            return Caller.LOCAL;
        }
        String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            throw new Problem(401, "a token is needed, as `Authorization: Bearer TOKEN`");
        }
        return Optional.ofNullable(tokens)
                .flatMap(known -> known.find(header.substring(SCHEME.length()).strip()))
                .orElseThrow(() -> new Problem(401, "this token opens nothing"));
    }

    /**
     * Of what changes something: fails where a page of another site may have sent it in a reader's name. Such a page
     * cannot send this type without asking first, and it is never allowed to.
     */
    void requireOwnPage(Request request) throws Problem {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            throw new Problem(415, "the body must be application/json");
        }
        String site = request.getHeaders().get("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw new Problem(403, "a page of another site sent this");
        }
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        // With tokens a page has to know one, and a proxy may have another name.
        if (isOpen() && origin != null && !isOfThisMachine(origin)) {
            throw new Problem(403, "a page of another site sent this");
        }
    }

    /** To everybody at this machine. */
    private boolean isOpen() {
        return tokens == null && proxies.isEmpty();
    }

    private static boolean isOfThisMachine(String origin) {
        try {
            String host = new URI(origin).getHost();
            return host != null && THIS_MACHINE.contains(host.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException foreign) {
            return false;
        }
    }
}
