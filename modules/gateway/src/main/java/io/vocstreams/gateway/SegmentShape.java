package io.vocstreams.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.vocstreams.http.Problem;
import io.vocstreams.model.intake.RejectReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calls of Segment's libraries: one, or several as a batch. docs/gateway.md says what becomes of each field. */
final class SegmentShape implements Shape {

    /** The calls, each with the paths that name it; the short ones are the browser library's. */
    static final Map<String, String> CALLS_BY_PATH = Map.ofEntries(
            Map.entry("/v1/track", "track"),
            Map.entry("/v1/t", "track"),
            Map.entry("/v1/page", "page"),
            Map.entry("/v1/p", "page"),
            Map.entry("/v1/screen", "screen"),
            Map.entry("/v1/s", "screen"),
            Map.entry("/v1/identify", "identify"),
            Map.entry("/v1/i", "identify"),
            Map.entry("/v1/alias", "alias"),
            Map.entry("/v1/a", "alias"),
            Map.entry("/v1/group", "group"),
            Map.entry("/v1/g", "group"),
            Map.entry("/v1/batch", SegmentShape.BATCH),
            Map.entry("/v1/b", SegmentShape.BATCH));

    static final String BATCH = "batch";

    private final String call;
    private final Map<String, String> traits;

    /**
     * @param traits which trait gives a field of the profile, by field; of the key, so that it is known what they mean
     */
    SegmentShape(String call, Map<String, String> traits) {
        this.call = call;
        this.traits = traits;
    }

    @Override
    public String name() {
        return "segment";
    }

    @Override
    public List<RequestItem> read(byte[] body) throws Problem {
        return read(Documents.tree(body));
    }

    List<RequestItem> read(JsonNode document) throws Problem {
        if (!call.equals(BATCH)) {
            return List.of(event(document, call));
        }
        JsonNode batch = document.path("batch");
        if (!batch.isArray()) {
            throw new Problem(400, "`batch` is no JSON array");
        }
        Documents.requireFew(batch.size());
        List<RequestItem> events = new ArrayList<>();
        for (JsonNode each : batch) {
            events.add(event(each, each.path("type").asText("")));
        }
        return events;
    }

    /** The key that the browser library writes into the body; null if there is none. */
    static @Nullable String keyIn(JsonNode document) {
        JsonNode key = document.path("writeKey");
        JsonNode first = document.path("batch").path(0).path("writeKey");
        return key.isTextual() ? key.asText() : first.isTextual() ? first.asText() : null;
    }

    private RequestItem event(JsonNode message, String asked) {
        String id = SegmentMessage.text(message, "messageId");
        if (!message.isObject()) {
            return refused(id, RejectReason.UNDECODABLE.name(), null, "this is no JSON object");
        }
        try {
            SegmentMessage read = new SegmentMessage(message, asked);
            return switch (asked) {
                case "track" -> RequestItem.of(id, read.track());
                case "page" -> RequestItem.of(id, read.page());
                case "screen" -> RequestItem.of(id, read.screen());
                case "identify" -> RequestItem.of(id, read.identify(traits));
                case "alias" -> RequestItem.of(id, read.alias());
                case "group" ->
                    refused(id, Refusal.UNSUPPORTED, "type", "`group` is not taken: the contract has no groups");
                default ->
                    refused(
                            id,
                            Refusal.UNSUPPORTED,
                            "type",
                            "`type` is not one of track, page, screen, identify, alias");
            };
        } catch (SegmentMessage.Unusable unusable) {
            return RequestItem.refused(id, unusable.refusal());
        }
    }

    private static RequestItem refused(@Nullable String id, String reason, @Nullable String field, String detail) {
        return RequestItem.refused(id, new Refusal(reason, field, detail));
    }
}
