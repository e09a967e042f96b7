package io.vocstreams.testkit.laws;

import io.vocstreams.model.AppTouchpoint;
import io.vocstreams.model.CallCenterTouchpoint;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.Operation;
import io.vocstreams.model.StoreTouchpoint;
import io.vocstreams.model.Version;
import io.vocstreams.model.WebTouchpoint;
import io.vocstreams.testkit.Input;
import org.jspecify.annotations.Nullable;

/** Records as other versions, and interactions under other headers. */
final class Versions {

    private Versions() {}

    static Input of(Input input, int revision, Operation operation) {
        if (input instanceof Input.Linked linked) {
            IdentityLink link = linked.link();
            return new Input.Linked(new IdentityLink(
                    link.linkId(), revision, operation, link.from(), link.to(), link.occurredAt(), link.source()));
        }
        Interaction interaction = ((Input.Happened) input).interaction();
        Header header = interaction.header();
        return new Input.Happened(under(
                new Header(
                        header.eventId(),
                        revision,
                        operation,
                        header.source(),
                        header.occurredAt(),
                        header.receivedAt(),
                        header.identifiers(),
                        header.correlations(),
                        header.experiments()),
                interaction));
    }

    static Version of(Input input) {
        return input instanceof Input.Linked linked
                ? linked.link().version()
                : ((Input.Happened) input).interaction().header().version();
    }

    /** The same content under another header. */
    static Interaction under(Header header, Interaction interaction) {
        if (interaction instanceof Feedback feedback) {
            return answer(header, feedback, feedback.touchpointId());
        }
        if (interaction instanceof WebTouchpoint web) {
            return new WebTouchpoint(
                    header,
                    web.action(),
                    web.pageUrl(),
                    web.referrer(),
                    web.productId(),
                    web.dwellMillis(),
                    web.campaignId());
        }
        if (interaction instanceof AppTouchpoint app) {
            return new AppTouchpoint(header, app.action(), null, null, null, app.productId(), null, null);
        }
        if (interaction instanceof CallCenterTouchpoint call) {
            return new CallCenterTouchpoint(header, call.action(), null, null, null, null, call.resolved(), null);
        }
        if (interaction instanceof StoreTouchpoint store) {
            return new StoreTouchpoint(header, store.action(), store.storeId(), null, null, null, null, store.lines());
        }
        MessagingTouchpoint message = (MessagingTouchpoint) interaction;
        return new MessagingTouchpoint(
                header, message.action(), message.medium(), message.direction(), null, message.resolved(), null, null);
    }

    static Feedback answer(Header header, Feedback feedback, @Nullable String touchpointId) {
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
