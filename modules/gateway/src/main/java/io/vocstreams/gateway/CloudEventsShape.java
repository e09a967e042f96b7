package io.vocstreams.gateway;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import io.vocstreams.contracts.json.JsonItem;
import io.vocstreams.contracts.json.JsonRecords;
import io.vocstreams.http.Problem;
import io.vocstreams.model.Incoming;
import io.vocstreams.model.intake.RejectReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** CloudEvents 1.0 in JSON, one or a batch: {@code type} names the record, {@code data} is it, whole. */
final class CloudEventsShape implements Shape {

    private static final String PREFIX = "io.vocstreams.";
    private static final Set<String> SUPPLIED = Set.of("header.source", "source");

    private final boolean batch;

    CloudEventsShape(boolean batch) {
        this.batch = batch;
    }

    @Override
    public String name() {
        return "cloudevents";
    }

    @Override
    public List<RequestItem> read(byte[] body) throws Problem {
        JsonNode document = Documents.tree(body);
        if (!batch) {
            return List.of(event(document));
        }
        if (!document.isArray()) {
            throw new Problem(400, "a batch of CloudEvents is a JSON array");
        }
        Documents.requireFew(document.size());
        List<RequestItem> events = new ArrayList<>();
        for (JsonNode each : document) {
            events.add(event(each));
        }
        return events;
    }

    private static RequestItem event(JsonNode event) throws Problem {
        String id = event.path("id").asText("");
        String answered = id.isBlank() ? null : id;
        if (!event.path("specversion").asText("").equals("1.0")) {
            return refused(answered, "specversion", "`specversion` is not 1.0");
        }
        String kind = event.path("datacontenttype").asText("application/json");
        if (!kind.startsWith("application/json") || !event.path("data").isObject()) {
            return refused(answered, "data", "`data` is no JSON object");
        }
        String type = event.path("type").asText("");
        try (JsonParser parser = Documents.parserOf(event.path("data"))) {
            JsonItem item = JsonRecords.read(parser, type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type);
            Incoming value = item.value();
            String own = value == null ? answered : OwnShape.idOf(value);
            return item.refusal(SUPPLIED)
                    .map(rejection -> RequestItem.refused(own, Refusal.of(rejection)))
                    .orElseGet(() -> RequestItem.of(own, value == null ? List.of() : List.of(value)));
        } catch (IOException unreadable) {
            throw new Problem(400, "the body cannot be read as JSON");
        }
    }

    private static RequestItem refused(@Nullable String id, String field, String detail) {
        return RequestItem.refused(id, new Refusal(RejectReason.UNDECODABLE.name(), field, detail));
    }
}
