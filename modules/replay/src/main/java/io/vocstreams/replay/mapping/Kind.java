package io.vocstreams.replay.mapping;

import static io.vocstreams.replay.mapping.FieldSpec.choice;
import static io.vocstreams.replay.mapping.FieldSpec.field;
import static io.vocstreams.replay.mapping.FieldType.FLAG;
import static io.vocstreams.replay.mapping.FieldType.IDENTIFIER;
import static io.vocstreams.replay.mapping.FieldType.IDENTIFIERS;
import static io.vocstreams.replay.mapping.FieldType.INTEGER;
import static io.vocstreams.replay.mapping.FieldType.LINES;
import static io.vocstreams.replay.mapping.FieldType.NAMED;
import static io.vocstreams.replay.mapping.FieldType.NUMBER;
import static io.vocstreams.replay.mapping.FieldType.TEXT;
import static io.vocstreams.replay.mapping.FieldType.TIME;

import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.Operation;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The kinds of records a row can become, each with its fields. */
enum Kind {
    WEB(touchpoint(
            field("pageUrl", TEXT),
            field("referrer", TEXT),
            field("productId", TEXT),
            field("dwellMillis", NUMBER),
            field("campaignId", TEXT),
            field("query", TEXT),
            field("resultCount", INTEGER),
            field("contentId", TEXT),
            field("helpful", FLAG))),
    APP(touchpoint(
            field("screen", TEXT),
            field("appVersion", TEXT),
            field("os", TEXT),
            field("productId", TEXT),
            field("dwellMillis", NUMBER),
            field("campaignId", TEXT),
            field("query", TEXT),
            field("resultCount", INTEGER),
            field("contentId", TEXT),
            field("helpful", FLAG))),
    CALL_CENTER(touchpoint(
            field("queue", TEXT),
            field("agentId", TEXT),
            field("waitMillis", NUMBER),
            field("handleMillis", NUMBER),
            field("resolved", FLAG),
            field("reason", TEXT))),
    STORE(touchpoint(
            field("storeId", TEXT).needed(),
            field("registerId", TEXT),
            field("staffId", TEXT),
            field("amountMinor", NUMBER),
            field("currency", TEXT),
            field("lines", LINES))),
    MESSAGING(touchpoint(
            choice("medium", MessagingTouchpoint.Medium.class).needed(),
            choice("direction", MessagingTouchpoint.Direction.class).needed(),
            field("agentId", TEXT),
            field("resolved", FLAG),
            field("campaignId", TEXT),
            field("text", TEXT))),
    FEEDBACK(interaction(
            field("surveyId", TEXT).needed(),
            field("questionId", TEXT).needed(),
            choice("metric", Metric.class).needed(),
            field("scaleMin", INTEGER),
            field("scaleMax", INTEGER),
            choice("polarity", Polarity.class),
            choice("status", Feedback.Status.class),
            field("value", INTEGER),
            field("comment", TEXT),
            field("language", TEXT),
            choice("channel", Channel.class),
            field("touchpointId", TEXT),
            field("storeId", TEXT),
            field("productId", TEXT))),
    LINK(Stream.of(
            field("linkId", TEXT).needed(),
            field("revision", INTEGER),
            choice("operation", Operation.class),
            field("from", IDENTIFIER).needed(),
            field("to", IDENTIFIER).needed(),
            field("occurredAt", TIME).needed(),
            field("source", TEXT))),
    PROFILE(Stream.of(
            field("customerId", TEXT).needed(),
            field("effectiveAt", TIME).needed(),
            field("segment", TEXT),
            field("persona", TEXT),
            field("attributes", NAMED)));

    /** The fields of one line of a receipt. */
    static final List<FieldSpec> LINE_FIELDS = List.of(
            field("sku", TEXT).needed(),
            field("quantity", INTEGER).needed(),
            field("amountMinor", NUMBER).needed());

    // Filled once, in the constructor; only its type does not say so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Map<String, FieldSpec> fields = new LinkedHashMap<>();

    Kind(Stream<FieldSpec> fields) {
        fields.forEach(field -> this.fields.put(field.name(), field));
    }

    Map<String, FieldSpec> fields() {
        return Collections.unmodifiableMap(fields);
    }

    /** As a mapping names it. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Kind> named(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(Kind::text).collect(Collectors.joining(", "));
    }

    /** The field that must differ from row to row, or a replay would send one event over and over. */
    String idField() {
        return switch (this) {
            case LINK -> "linkId";
            case PROFILE -> "customerId";
            default -> "eventId";
        };
    }

    private static Stream<FieldSpec> interaction(FieldSpec... own) {
        return Stream.concat(
                Stream.of(
                        field("eventId", TEXT).needed(),
                        field("revision", INTEGER),
                        choice("operation", Operation.class),
                        field("source", TEXT),
                        field("occurredAt", TIME).needed(),
                        field("receivedAt", TIME),
                        field("identifiers", IDENTIFIERS).needed(),
                        field("correlations", NAMED),
                        field("experiments", NAMED)),
                Stream.of(own));
    }

    private static Stream<FieldSpec> touchpoint(FieldSpec... own) {
        return Stream.concat(interaction(field("action", TEXT).needed()), Stream.of(own));
    }
}
