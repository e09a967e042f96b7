package io.vocstreams.testkit;

import io.vocstreams.model.AppTouchpoint;
import io.vocstreams.model.CallCenterTouchpoint;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.MessagingTouchpoint.Direction;
import io.vocstreams.model.MessagingTouchpoint.Medium;
import io.vocstreams.model.Operation;
import io.vocstreams.model.StoreTouchpoint;
import io.vocstreams.model.WebTouchpoint;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Short words for test data: who, when and which version, then what happened. */
public record Event(Header header) {

    private static final String SOURCE = "test";

    /** A first version of an event, of the identifiers given in text form. */
    public static Event of(String eventId, Instant at, String... identifiers) {
        List<Identifier> parsed =
                Arrays.stream(identifiers).map(Event::identifier).toList();
        return new Event(new Header(eventId, 0, Operation.UPSERT, SOURCE, at, null, parsed, Map.of(), Map.of()));
    }

    public static Identifier identifier(String text) {
        return Identifier.parse(text).orElseThrow(() -> new IllegalArgumentException("No identifier: " + text));
    }

    public static Input.Linked link(String linkId, Instant at, String from, String to) {
        return new Input.Linked(
                new IdentityLink(linkId, 0, Operation.UPSERT, identifier(from), identifier(to), at, SOURCE));
    }

    public static Input.Linked unlink(String linkId, Instant at, String from, String to) {
        return new Input.Linked(
                new IdentityLink(linkId, 0, Operation.RETRACT, identifier(from), identifier(to), at, SOURCE));
    }

    public Event version(int revision, Operation operation) {
        return new Event(header.version(revision, operation));
    }

    public Event correlated(String key, String value) {
        return with(and(header.correlations(), key, value), header.experiments());
    }

    public Event inExperiment(String experiment, String variant) {
        return with(header.correlations(), and(header.experiments(), experiment, variant));
    }

    private Event with(Map<String, String> correlations, Map<String, String> experiments) {
        return new Event(new Header(
                header.eventId(),
                header.revision(),
                header.operation(),
                header.source(),
                header.occurredAt(),
                header.receivedAt(),
                header.identifiers(),
                correlations,
                experiments));
    }

    private static Map<String, String> and(Map<String, String> map, String key, String value) {
        Map<String, String> more = new TreeMap<>(map);
        more.put(key, value);
        return more;
    }

    public Input web(String action) {
        return web(action, null);
    }

    public Input web(String action, @Nullable String productId) {
        return new Input.Happened(new WebTouchpoint(header, action, productId));
    }

    public Input app(String action, @Nullable String productId) {
        return new Input.Happened(new AppTouchpoint(header, action, productId));
    }

    public Input call(String action, @Nullable Boolean resolved) {
        return new Input.Happened(new CallCenterTouchpoint(header, action, null, null, null, null, resolved, null));
    }

    public Input store(String action, String storeId) {
        return new Input.Happened(new StoreTouchpoint(header, action, storeId, null, null, null, null, List.of()));
    }

    public Input message(Medium medium, Direction direction, String action, @Nullable Boolean resolved) {
        return new Input.Happened(
                new MessagingTouchpoint(header, action, medium, direction, null, resolved, null, null));
    }

    /** A chat message from the customer. */
    public Input writes(String text) {
        return new Input.Happened(new MessagingTouchpoint(
                header, "chat_started", Medium.CHAT, Direction.INBOUND, null, null, null, text));
    }

    public Input npsSaying(int value, String comment) {
        Feedback plain = (Feedback) ((Input.Happened) nps(value)).interaction();
        return new Input.Happened(plain.saying(comment, null));
    }

    public Input nps(int value) {
        return answer("s1", Metric.NPS, 0, 10, value, Channel.WEB);
    }

    public Input answer(String surveyId, Metric metric, int min, int max, int value, Channel channel) {
        return feedback(surveyId, metric, min, max, Feedback.Status.ANSWERED, value, channel, null);
    }

    public Input npsAbout(int value, @Nullable String touchpointId) {
        return feedback("s1", Metric.NPS, 0, 10, Feedback.Status.ANSWERED, value, Channel.WEB, touchpointId);
    }

    public Input feedback(
            String surveyId,
            Metric metric,
            int min,
            int max,
            Feedback.Status status,
            @Nullable Integer value,
            Channel channel,
            @Nullable String touchpointId) {
        return new Input.Happened(new Feedback(
                header,
                surveyId,
                "q1",
                metric,
                min,
                max,
                Polarity.HIGHER_IS_BETTER,
                status,
                value,
                null,
                null,
                channel,
                touchpointId,
                null,
                null));
    }
}
