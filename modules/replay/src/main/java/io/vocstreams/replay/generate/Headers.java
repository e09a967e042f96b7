package io.vocstreams.replay.generate;

import io.vocstreams.model.AppTouchpoint;
import io.vocstreams.model.CallCenterTouchpoint;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.StoreTouchpoint;
import io.vocstreams.model.WebTouchpoint;
import org.jspecify.annotations.Nullable;

/** Copies of interactions that differ in their header, or in what they are about. */
final class Headers {

    private Headers() {}

    static Interaction of(Interaction interaction, Header header) {
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
        return feedback(feedback, header, feedback.touchpointId());
    }

    static Feedback about(Feedback feedback, @Nullable String touchpointId) {
        return feedback(feedback, feedback.header(), touchpointId);
    }

    private static Feedback feedback(Feedback feedback, Header header, @Nullable String touchpointId) {
        return new Feedback(
                header,
                feedback.surveyId(),
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
