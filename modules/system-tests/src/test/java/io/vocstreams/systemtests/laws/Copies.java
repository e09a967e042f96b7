package io.vocstreams.systemtests.laws;

import io.vocstreams.model.AppTouchpoint;
import io.vocstreams.model.CallCenterTouchpoint;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.Operation;
import io.vocstreams.model.StoreTouchpoint;
import io.vocstreams.model.WebTouchpoint;
import org.jspecify.annotations.Nullable;

/** The same interaction under another header. */
final class Copies {

    private Copies() {}

    /** Another event that says the same. */
    static Interaction named(Interaction interaction, String eventId) {
        return under(interaction, header(interaction.header(), eventId, Operation.UPSERT));
    }

    static Interaction retracted(Interaction interaction) {
        Header header = interaction.header();
        return under(interaction, header(header, header.eventId(), Operation.RETRACT));
    }

    private static Header header(Header header, String eventId, Operation operation) {
        return new Header(
                eventId,
                header.revision(),
                operation,
                header.source(),
                header.occurredAt(),
                header.receivedAt(),
                header.identifiers(),
                header.correlations(),
                header.experiments());
    }

    static Interaction under(Interaction interaction, Header header) {
        if (interaction instanceof WebTouchpoint web) {
            return new WebTouchpoint(
                    header,
                    web.action(),
                    web.pageUrl(),
                    web.referrer(),
                    web.productId(),
                    web.dwellMillis(),
                    web.campaignId());
        } else if (interaction instanceof AppTouchpoint app) {
            return new AppTouchpoint(
                    header,
                    app.action(),
                    app.screen(),
                    app.appVersion(),
                    app.os(),
                    app.productId(),
                    app.dwellMillis(),
                    app.campaignId());
        } else if (interaction instanceof CallCenterTouchpoint call) {
            return new CallCenterTouchpoint(
                    header,
                    call.action(),
                    call.queue(),
                    call.agentId(),
                    call.waitMillis(),
                    call.handleMillis(),
                    call.resolved(),
                    call.reason());
        } else if (interaction instanceof StoreTouchpoint store) {
            return new StoreTouchpoint(
                    header,
                    store.action(),
                    store.storeId(),
                    store.registerId(),
                    store.staffId(),
                    store.amountMinor(),
                    store.currency(),
                    store.lines());
        } else if (interaction instanceof MessagingTouchpoint message) {
            return new MessagingTouchpoint(
                    header,
                    message.action(),
                    message.medium(),
                    message.direction(),
                    message.agentId(),
                    message.resolved(),
                    message.campaignId(),
                    message.text());
        }
        Feedback feedback = (Feedback) interaction;
        return feedback(feedback, header, feedback.surveyId(), feedback.touchpointId());
    }

    static Feedback about(Feedback feedback, String surveyId, @Nullable String touchpointId) {
        return feedback(feedback, feedback.header(), surveyId, touchpointId);
    }

    private static Feedback feedback(Feedback feedback, Header header, String surveyId, @Nullable String touchpointId) {
        return new Feedback(
                header,
                surveyId,
                feedback.questionId(),
                feedback.metric(),
                feedback.scaleMin(),
                feedback.scaleMax(),
                feedback.polarity(),
                feedback.status(),
                feedback.value(),
                feedback.comment(),
                feedback.language(),
                feedback.channel(),
                touchpointId,
                feedback.storeId(),
                feedback.productId());
    }
}
