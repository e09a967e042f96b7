package io.vocstreams.systemtests.doors;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vocstreams.contracts.json.JsonItem;
import io.vocstreams.contracts.json.JsonRecords;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.Incoming;
import io.vocstreams.model.Operation;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** The documented examples with something else in some of their fields: records as producers get them wrong. */
final class Spoiled {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private static final Map<String, List<String>> SYMBOLS = Map.of(
            "operation", names(Operation.values()),
            "metric", names(Metric.values()),
            "polarity", names(Polarity.values()),
            "status", names(Feedback.Status.values()),
            "channel", names(Channel.values()));

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u200b\u00a0\t",
            "null",
            "\u300cguest\u300d",
            "N/A",
            "0000",
            "-1",
            "?!",
            "email:x",
            "cookie-id:x",
            "customer-id:x",
            " x ",
            "e\u0301",
            "\u00e9",
            "\u6771\u4eac",
            "o-1");

    private static final List<Integer> NUMBERS =
            List.of(Integer.MIN_VALUE, -1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 100, 101, 102, Integer.MAX_VALUE);

    /** From the moment at which it is judged. */
    private static final List<Duration> TIMES = List.of(
            Duration.ofDays(-20_000),
            Duration.ofDays(-400),
            Duration.ofMinutes(5),
            Duration.ofMinutes(5).plusMillis(1),
            Duration.ofDays(365));

    private static final Set<String> FIELDS_OF_TIME = Set.of("occurredAt", "receivedAt", "effectiveAt");
    private static final int MOST_CHANGES = 5;

    /** More of those of which more can be wrong. */
    private final List<ObjectNode> examples = Stream.concat(
                    JsonRecords.types().stream(),
                    Stream.of("Feedback", "Feedback", "Feedback", "Feedback", "Feedback", "IdentityLink"))
            .map(Spoiled::example)
            .toList();

    private final Random random;
    private final Instant now;

    Spoiled(Random random, Instant now) {
        this.random = random;
        this.now = now;
    }

    /** The same record for both: as JSON and as what a producer writes to Kafka. */
    record Twice(ObjectNode json, Incoming value) {

        Twice with(String field, String text) {
            ObjectNode other = json.deepCopy().put(field, text);
            return new Twice(other, Spoiled.value(other).orElseThrow());
        }
    }

    /** The next one that fits the schema; what does not cannot be written to Kafka at all. */
    Twice next(int number) {
        while (true) {
            ObjectNode record = examples.get(random.nextInt(examples.size())).deepCopy();
            makeUnique(record, number);
            for (int change = random.nextInt(MOST_CHANGES + 1); change > 0; change--) {
                spoil(record);
            }
            Optional<Incoming> value = value(record);
            if (value.isPresent()) {
                return new Twice(record, value.get());
            }
        }
    }

    /** Another event of another customer, so that records do not depend on each other. */
    private static void makeUnique(ObjectNode record, int number) {
        if (record.get("header") instanceof ObjectNode header) {
            header.put("eventId", "e" + number);
            header.get("identifiers").forEach(identifier -> ((ObjectNode) identifier).put("value", "i" + number));
        }
        for (String id : List.of("linkId", "customerId")) {
            if (record.has(id)) {
                record.put(id, "i" + number);
            }
        }
        for (String end : List.of("from", "to")) {
            if (record.get(end) instanceof ObjectNode identifier) {
                identifier.put("value", end + number);
            }
        }
    }

    private void spoil(ObjectNode record) {
        List<ObjectNode> objects = new ArrayList<>();
        collect(record, objects);
        ObjectNode object = objects.get(random.nextInt(objects.size()));
        List<String> fields = new ArrayList<>();
        object.fieldNames().forEachRemaining(fields::add);
        fields.remove(JsonRecords.TYPE);
        if (object.has("value") && object.has(JsonRecords.TYPE)) {
            fields.add(JsonRecords.TYPE);
        }
        if (fields.isEmpty()) {
            return;
        }
        String field = fields.get(random.nextInt(fields.size()));
        JsonNode old = Objects.requireNonNull(object.get(field));
        if (FIELDS_OF_TIME.contains(field)) {
            object.put(field, now.plus(any(TIMES)).toEpochMilli());
        } else if (SYMBOLS.containsKey(field)) {
            object.put(field, any(SYMBOLS.getOrDefault(field, List.of())));
        } else if (field.equals(JsonRecords.TYPE)) {
            object.put(field, any(names(IdentifierType.values())));
        } else if (old.isIntegralNumber()) {
            object.put(field, any(NUMBERS));
        } else if (old.isTextual()) {
            object.put(field, any(TEXTS));
        } else if (old instanceof ArrayNode array) {
            object.set(
                    field,
                    random.nextBoolean() ? NODES.arrayNode() : array.deepCopy().addAll(array));
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> collect(child, objects));
    }

    private static Optional<Incoming> value(ObjectNode record) {
        try (JsonParser parser = JsonRecords.factory().createParser(record.toString())) {
            parser.nextToken();
            JsonItem item = JsonRecords.read(parser);
            return item.misfit() == null && item.missing().isEmpty()
                    ? Optional.ofNullable(item.value())
                    : Optional.empty();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static List<String> names(Enum<?>... symbols) {
        return Stream.concat(Arrays.stream(symbols).map(Enum::name), Stream.of("UNKNOWN"))
                .toList();
    }

    private static ObjectNode example(String type) {
        String file = "/schemas/examples/" + type + ".json";
        try (InputStream example = Objects.requireNonNull(JsonRecords.class.getResourceAsStream(file), file)) {
            return (ObjectNode) JSON.readTree(example);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
