package io.vocstreams.gateway;

import io.vocstreams.http.HashedKeys;
import io.vocstreams.http.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/** Who may send: senders with a key; without keys, senders on this machine. */
final class Access {

    /** Where pages give it that cannot set headers. */
    static final String PARAMETER = "key";

    private static final Pattern THIS_MACHINE =
            Pattern.compile("https?://(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]+)?");

    private final @Nullable HashedKeys<ApiKey> keys;

    /** @param keys null for none: the gateway listens on this machine only */
    Access(@Nullable HashedKeys<ApiKey> keys) {
        this.keys = keys;
    }

    boolean knowsOrigin(String origin) {
        return keys == null
                ? THIS_MACHINE.matcher(origin).matches()
                : keys.all().anyMatch(key -> key.origins().contains(origin));
    }

    /** Whether the key may stand in the body if it stands nowhere else. */
    boolean needsKey() {
        return keys != null;
    }

    /** What the request shows: a bearer token, the user of Basic credentials, or the parameter. */
    static Optional<String> secretOf(Request request) {
        String header = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        if (header == null) {
            Fields parameters = Request.extractQueryParameters(request);
            return Optional.ofNullable(parameters.getValue(PARAMETER));
        }
        int space = header.indexOf(' ');
        String scheme = header.substring(0, Math.max(space, 0)).toLowerCase(Locale.ROOT);
        String value = header.substring(space + 1).strip();
        return switch (scheme) {
            case "bearer" -> Optional.of(value);
            case "basic" -> userOf(value);
            default -> Optional.empty();
        };
    }

    /** Fails with 401 where the secret opens nothing, with 403 where it may not be used from there. */
    ApiKey require(@Nullable String secret, Request request) throws Problem {
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        if (keys == null) {
            if (origin != null && !knowsOrigin(origin)) {
                throw new Problem(403, "without keys, pages of other machines may not send");
            }
            return ApiKey.NONE;
        }
        ApiKey key = secret == null ? null : keys.find(secret).orElse(null);
        if (key == null) {
            throw new Problem(401, "a key is needed, as `Authorization: Bearer KEY`, and this is none");
        }
        boolean allowed =
                key.origins().isEmpty() ? origin == null : key.origins().contains(origin);
        if (!allowed) {
            throw new Problem(
                    403,
                    key.origins().isEmpty()
                            ? "this key is for servers, not for web pages"
                            : "this key is not for pages of this origin");
        }
        return key;
    }

    private static Optional<String> userOf(String basic) {
        try {
            String pair = new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? Optional.empty() : Optional.of(pair.substring(0, colon));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
