package io.vocstreams.serve.api;

import io.vocstreams.http.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a list goes on. It holds no more than the last row's place in the order, which a reader could ask for as well,
 * so that a forged one shows nothing that another request would not.
 */
final class Cursor {

    private static final String NAME = "cursor";
    private static final String SEPARATOR = "\n";

    private final List<String> parts;

    private Cursor(List<String> parts) {
        this.parts = parts;
    }

    /** Null where the list begins. */
    static @Nullable Cursor of(Parameters parameters, int parts) throws Problem {
        String text = parameters.text(NAME);
        if (text == null) {
            return null;
        }
        try {
            String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            List<String> found = List.of(decoded.split(SEPARATOR, -1));
            if (found.size() == parts) {
                return new Cursor(found);
            }
        } catch (IllegalArgumentException noBase64) {
            throw foreign();
        }
        throw foreign();
    }

    static String text(Object... parts) {
        String joined = String.join(
                SEPARATOR, List.of(parts).stream().map(String::valueOf).toList());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }

    String text(int part) {
        return parts.get(part);
    }

    long number(int part) throws Problem {
        try {
            return Long.parseLong(parts.get(part));
        } catch (NumberFormatException foreign) {
            throw foreign();
        }
    }

    private static Problem foreign() {
        return new Problem(400, NAME + ": is none of this list");
    }
}
