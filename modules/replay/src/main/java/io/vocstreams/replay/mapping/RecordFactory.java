package io.vocstreams.replay.mapping;

import io.vocstreams.contracts.InputRecord;
import io.vocstreams.model.AppTouchpoint;
import io.vocstreams.model.CallCenterTouchpoint;
import io.vocstreams.model.Channel;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.Operation;
import io.vocstreams.model.StoreTouchpoint;
import io.vocstreams.model.WebTouchpoint;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Scale;

/** Makes the record of a kind out of its values, filling in what may be left unstated. */
record RecordFactory(FieldValues values, String source) {

    InputRecord make(Kind kind) {
        return switch (kind) {
            case WEB -> InputRecord.of(web());
            case APP -> InputRecord.of(app());
            case CALL_CENTER -> InputRecord.of(callCenter());
            case STORE -> InputRecord.of(store());
            case MESSAGING -> InputRecord.of(messaging());
            case FEEDBACK -> InputRecord.of(feedback());
            case LINK -> InputRecord.of(link());
            case PROFILE -> InputRecord.of(profile());
        };
    }

    private Header header() {
        return new Header(
                values.text("eventId"),
                values.integer("revision", 0),
                values.choice("operation", Operation.UPSERT),
                values.text("source", source),
                values.time("occurredAt"),
                values.timeOrNull("receivedAt"),
                values.list("identifiers"),
                values.named("correlations"),
                values.named("experiments"));
    }

    private WebTouchpoint web() {
        return new WebTouchpoint(
                header(),
                values.text("action"),
                values.textOrNull("pageUrl"),
                values.textOrNull("referrer"),
                values.textOrNull("productId"),
                values.numberOrNull("dwellMillis"),
                values.textOrNull("campaignId"),
                values.textOrNull("query"),
                values.integerOrNull("resultCount"),
                values.textOrNull("contentId"),
                values.flagOrNull("helpful"));
    }

    private AppTouchpoint app() {
        return new AppTouchpoint(
                header(),
                values.text("action"),
                values.textOrNull("screen"),
                values.textOrNull("appVersion"),
                values.textOrNull("os"),
                values.textOrNull("productId"),
                values.numberOrNull("dwellMillis"),
                values.textOrNull("campaignId"),
                values.textOrNull("query"),
                values.integerOrNull("resultCount"),
                values.textOrNull("contentId"),
                values.flagOrNull("helpful"));
    }

    private CallCenterTouchpoint callCenter() {
        return new CallCenterTouchpoint(
                header(),
                values.text("action"),
                values.textOrNull("queue"),
                values.textOrNull("agentId"),
                values.numberOrNull("waitMillis"),
                values.numberOrNull("handleMillis"),
                values.flagOrNull("resolved"),
                values.textOrNull("reason"));
    }

    private StoreTouchpoint store() {
        return new StoreTouchpoint(
                header(),
                values.text("action"),
                values.text("storeId"),
                values.textOrNull("registerId"),
                values.textOrNull("staffId"),
                values.numberOrNull("amountMinor"),
                values.textOrNull("currency"),
                values.list("lines"));
    }

    private MessagingTouchpoint messaging() {
        return new MessagingTouchpoint(
                header(),
                values.text("action"),
                values.choice("medium", MessagingTouchpoint.Medium.class),
                values.choice("direction", MessagingTouchpoint.Direction.class),
                values.textOrNull("agentId"),
                values.flagOrNull("resolved"),
                values.textOrNull("campaignId"),
                values.textOrNull("text"));
    }

    private Feedback feedback() {
        Metric metric = values.choice("metric", Metric.class);
        Feedback.Status status = values.choice("status", Feedback.Status.ANSWERED);
        Integer value = values.integerOrNull("value");
        if (value == null && status == Feedback.Status.ANSWERED && metric != Metric.TEXT) {
            throw Declined.refused("has no value", "").of("value");
        }
        Scale unstated = unstated(metric);
        return new Feedback(
                header(),
                values.text("surveyId"),
                values.text("questionId"),
                metric,
                values.integer("scaleMin", unstated.min()),
                values.integer("scaleMax", unstated.max()),
                values.choice("polarity", unstated.polarity()),
                status,
                value,
                values.textOrNull("comment"),
                values.textOrNull("language"),
                values.choice("channel", Channel.UNKNOWN),
                values.textOrNull("touchpointId"),
                values.textOrNull("storeId"),
                values.textOrNull("productId"));
    }

    /**
     * The scale where nothing is said: NPS has only one; of CSAT the greatest value, of CES the polarity must be said.
     */
    static Scale unstated(Metric metric) {
        return switch (metric) {
            case NPS -> new Scale(metric, 0, 10, Polarity.HIGHER_IS_BETTER);
            case CSAT -> new Scale(metric, 1, 0, Polarity.HIGHER_IS_BETTER);
            case CES -> new Scale(metric, 1, 0, Polarity.UNKNOWN);
            case RATING -> new Scale(metric, 0, 0, Polarity.UNKNOWN);
            case TEXT, UNKNOWN -> new Scale(metric, 0, 0, Polarity.HIGHER_IS_BETTER);
        };
    }

    private IdentityLink link() {
        return new IdentityLink(
                values.text("linkId"),
                values.integer("revision", 0),
                values.choice("operation", Operation.UPSERT),
                values.identifier("from"),
                values.identifier("to"),
                values.time("occurredAt"),
                values.text("source", source));
    }

    private CustomerProfile profile() {
        return new CustomerProfile(
                values.text("customerId"),
                values.time("effectiveAt"),
                values.textOrNull("segment"),
                values.textOrNull("persona"),
                values.named("attributes"));
    }
}
