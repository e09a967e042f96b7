package io.vocstreams.serve.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vocstreams.http.Problem;
import io.vocstreams.model.Operation;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What somebody says they did, as one JSON object. What is wrong is said by the name of the field, not its value. */
final class ActionBody {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_TEXT = 4_000;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final JsonNode object;
    private final Set<String> known = new HashSet<>();

    private ActionBody(JsonNode object) {
        this.object = object;
    }

    static ActionBody of(String text) throws Problem {
        try {
            JsonNode read = JSON.readTree(text);
            if (read.isObject()) {
                return new ActionBody(read);
            }
        } catch (JsonProcessingException noJson) {
            throw new Problem(400, "the body is no JSON");
        }
        throw new Problem(400, "the body is no JSON object");
    }

    String actionId() throws Problem {
        return need("actionId", name("actionId"));
    }

    int revision() throws Problem {
        JsonNode value = value("revision");
        if (value == null) {
            return 0;
        }
        if (!value.canConvertToInt() || !value.isIntegralNumber() || value.intValue() < 0) {
            throw new Problem(400, "revision: is no number of a version, such as 0");
        }
        return value.intValue();
    }

    Operation operation() throws Problem {
        Operation operation = symbol("operation", Operation.class);
        return operation == null ? Operation.UPSERT : operation;
    }

    <E extends Enum<E>> E kind(Class<E> type) throws Problem {
        return need("kind", symbol("kind", type));
    }

    /** Of one line, short. */
    @Nullable
    String name(String field) throws Problem {
        return text(field, LONGEST_NAME);
    }

    /** In the words of a person. */
    @Nullable
    String words(String field) throws Problem {
        return text(field, LONGEST_TEXT);
    }

    @Nullable
    Instant time(String field) throws Problem {
        String text = name(field);
        if (text == null) {
            return null;
        }
        return Parameters.time(field, text);
    }

    static <T> T need(String field, @Nullable T value) throws Problem {
        if (value == null) {
            throw new Problem(400, field + ": is missing");
        }
        return value;
    }

    /** After all were taken: one that is misspelled would be passed by in silence. */
    void refuseOthers() throws Problem {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            if (!known.contains(names.next())) {
                throw new Problem(
                        400, "a field is none of " + known.stream().sorted().toList());
            }
        }
    }

    private <E extends Enum<E>> @Nullable E symbol(String field, Class<E> type) throws Problem {
        String text = name(field);
        if (text == null) {
            return null;
        }
        List<E> all = Arrays.stream(type.getEnumConstants())
                .filter(each -> !each.name().equals("UNKNOWN"))
                .toList();
        return all.stream()
                .filter(each -> each.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new Problem(400, field + ": is none of " + all));
    }

    private @Nullable String text(String field, int longest) throws Problem {
        JsonNode value = value(field);
        if (value == null) {
            return null;
        }
        if (!value.isTextual()) {
            throw new Problem(400, field + ": is no text");
        }
        String text = value.textValue().strip();
        if (text.length() > longest) {
            throw new Problem(400, field + ": is longer than " + longest + " characters");
        }
        return text.isEmpty() ? null : text;
    }

    private @Nullable JsonNode value(String field) {
        known.add(field);
        JsonNode value = object.get(field);
        return value == null || value.isNull() ? null : value;
    }
}
