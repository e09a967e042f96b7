package io.vocstreams.serve.api;

import io.vocstreams.http.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/** What a request asks for. What is wrong with a parameter is said by its name, not by its value. */
final class Parameters {

    private static final int LONGEST = 1_000;
    private static final int USUAL_LIMIT = 100;
    private static final int MOST_AT_ONCE = 1_000;

    private final Fields fields;
    private final Set<String> known = new HashSet<>();

    private Parameters(Fields fields) {
        this.fields = fields;
    }

    static Parameters of(Request request) throws Problem {
        try {
            return new Parameters(Request.extractQueryParameters(request));
        } catch (RuntimeException malformed) {
            throw new Problem(400, "the parameters are not percent-encoded UTF-8");
        }
    }

    /** Null where it is not given, or empty. */
    @Nullable
    String text(String name) throws Problem {
        known.add(name);
        List<String> values = fields.getValuesOrEmpty(name);
        if (values.size() > 1) {
            throw new Problem(400, name + ": is given more than once");
        }
        String value = values.isEmpty() ? "" : values.get(0);
        if (value.length() > LONGEST) {
            throw new Problem(400, name + ": is longer than " + LONGEST + " characters");
        }
        return value.isEmpty() ? null : value;
    }

    <E extends Enum<E>> @Nullable E symbol(String name, Class<E> type) throws Problem {
        List<E> all = Arrays.stream(type.getEnumConstants())
                .filter(each -> !each.name().equals("UNKNOWN"))
                .toList();
        String text = text(name);
        if (text == null) {
            return null;
        }
        return all.stream()
                .filter(each -> each.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new Problem(400, name + ": is none of " + all));
    }

    /** Null where it is not given. */
    @Nullable
    Boolean flag(String name) throws Problem {
        String text = text(name);
        if (text == null) {
            return null;
        }
        if (!text.equals("true") && !text.equals("false")) {
            throw new Problem(400, name + ": is neither true nor false");
        }
        return text.equals("true");
    }

    @Nullable
    Instant time(String name) throws Problem {
        String text = text(name);
        return text == null ? null : time(name, text);
    }

    static Instant time(String name, String text) throws Problem {
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            if (Math.abs(time.getEpochSecond()) > 100_000_000_000L) {
                throw new Problem(400, name + ": is no time of these millennia");
            }
            return time;
        } catch (DateTimeException noTime) {
            throw new Problem(400, name + ": is no time with its zone, such as 2026-11-22T09:30:00Z");
        }
    }

    /** How many at most. */
    int limit() throws Problem {
        String text = text("limit");
        if (text == null) {
            return USUAL_LIMIT;
        }
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST_AT_ONCE) {
                return limit;
            }
        } catch (NumberFormatException noNumber) {
            throw new Problem(400, "limit: is no number");
        }
        throw new Problem(400, "limit: is not within 1 to " + MOST_AT_ONCE);
    }

    /** After all were taken: one that is misspelled would be passed by in silence. */
    void refuseOthers() throws Problem {
        for (String name : fields.getNames()) {
            if (!known.contains(name)) {
                throw new Problem(
                        400, "a parameter is none of " + known.stream().sorted().toList());
            }
        }
    }
}
