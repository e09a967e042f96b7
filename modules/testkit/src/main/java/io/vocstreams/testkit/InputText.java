package io.vocstreams.testkit;

import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.Touchpoint;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An input record in one readable line that leaves out what is empty. */
final class InputText {

    private InputText() {}

    static String of(Input input) {
        if (input instanceof Input.Happened happened) {
            return of(happened.interaction());
        }
        if (input instanceof Input.Linked linked) {
            return of(linked.link());
        }
        if (input instanceof Input.Profiled profiled) {
            CustomerProfile profile = profiled.profile();
            return "PROFILE " + profile.customerId() + " " + profile.effectiveAt() + part("segment", profile.segment());
        }
        return "PROFILE " + ((Input.Forgotten) input).customerId() + " null";
    }

    private static String of(IdentityLink link) {
        return "LINK " + link.linkId() + " r" + link.revision() + " " + link.operation() + " " + link.occurredAt() + " "
                + link.from().text() + " -> " + link.to().text();
    }

    private static String of(Interaction interaction) {
        Header header = interaction.header();
        String identifiers = header.identifiers().stream().map(Identifier::text).collect(Collectors.joining(", "));
        return kind(interaction) + " " + header.eventId() + " r" + header.revision() + " " + header.operation() + " "
                + header.occurredAt() + " [" + identifiers + "]" + own(interaction)
                + part("correlations", header.correlations()) + part("experiments", header.experiments());
    }

    private static String kind(Interaction interaction) {
        if (interaction instanceof MessagingTouchpoint message) {
            return message.channel() + "/" + message.direction();
        }
        return interaction instanceof Touchpoint touchpoint
                ? touchpoint.channel().name()
                : "FEEDBACK";
    }

    private static String own(Interaction interaction) {
        if (interaction instanceof Touchpoint touchpoint) {
            return part("action", touchpoint.action())
                    + part("resolved", touchpoint.resolved())
                    + part("store", touchpoint.storeId())
                    + part("product", touchpoint.productId());
        }
        Feedback feedback = (Feedback) interaction;
        return " " + feedback.surveyId() + "/" + feedback.questionId() + " " + feedback.metric() + " "
                + feedback.scaleMin() + ".." + feedback.scaleMax() + " " + feedback.polarity() + " "
                + feedback.status() + part("value", feedback.value()) + " on " + feedback.channel()
                + part("about", feedback.touchpointId()) + part("store", feedback.storeId())
                + part("product", feedback.productId());
    }

    private static String part(String name, @Nullable Object value) {
        boolean empty = value == null || (value instanceof Map<?, ?> map && map.isEmpty());
        return empty ? "" : " " + name + "=" + value;
    }
}
