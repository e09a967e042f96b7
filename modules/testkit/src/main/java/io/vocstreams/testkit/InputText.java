package io.vocstreams.testkit;

import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.Touchpoint;

/**
 * An input record in one readable line that {@link InputReader} reads; fields that no result depends on are left out.
 */
final class InputText {

    static final String FEEDBACK = "FEEDBACK";
    static final String LINK = "LINK";
    static final String ARROW = "->";
    static final String PROFILE = "PROFILE";
    static final String FORGOTTEN = "forgotten";
    static final String ACTION = "action";
    static final String RESOLVED = "resolved";
    static final String STORE = "store";
    static final String PRODUCT = "product";
    static final String SURVEY = "survey";
    static final String QUESTION = "question";
    static final String SCALE = "scale";
    static final String STATUS = "status";
    static final String VALUE = "value";
    static final String CHANNEL = "on";
    static final String TOUCHPOINT = "about";
    static final String CORRELATIONS = "correlations";
    static final String EXPERIMENTS = "experiments";
    static final String TEXT = "text";
    static final String LANGUAGE = "language";
    static final String SEGMENT = "segment";

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
            return new Words(PROFILE)
                    .word(profile.customerId())
                    .plain(profile.effectiveAt())
                    .named(SEGMENT, profile.segment())
                    .line();
        }
        return new Words(PROFILE)
                .word(((Input.Forgotten) input).customerId())
                .plain(FORGOTTEN)
                .line();
    }

    private static String of(IdentityLink link) {
        return new Words(LINK)
                .word(link.linkId())
                .plain("r" + link.revision())
                .plain(link.operation())
                .plain(link.occurredAt())
                .word(link.from().text())
                .plain(ARROW)
                .word(link.to().text())
                .line();
    }

    private static String of(Interaction interaction) {
        Header header = interaction.header();
        Words words = new Words(kind(interaction))
                .word(header.eventId())
                .plain("r" + header.revision())
                .plain(header.operation())
                .plain(header.occurredAt())
                .plain(Words.list(header.identifiers()));
        if (interaction instanceof Feedback feedback) {
            own(words, feedback);
        } else {
            own(words, (Touchpoint) interaction);
        }
        return words.named(CORRELATIONS, header.correlations())
                .named(EXPERIMENTS, header.experiments())
                .line();
    }

    private static String kind(Interaction interaction) {
        if (interaction instanceof MessagingTouchpoint message) {
            return message.medium() + "/" + message.direction();
        }
        return interaction instanceof Touchpoint touchpoint
                ? touchpoint.channel().name()
                : FEEDBACK;
    }

    private static void own(Words words, Touchpoint touchpoint) {
        words.named(ACTION, touchpoint.action())
                .named(RESOLVED, touchpoint.resolved())
                .named(STORE, touchpoint.storeId())
                .named(PRODUCT, touchpoint.productId())
                .named(TEXT, touchpoint.text());
    }

    private static void own(Words words, Feedback feedback) {
        words.named(SURVEY, feedback.surveyId())
                .named(QUESTION, feedback.questionId())
                .named(
                        SCALE,
                        feedback.metric() + ":" + feedback.scaleMin() + ":" + feedback.scaleMax() + ":"
                                + feedback.polarity())
                .named(STATUS, feedback.status())
                .named(VALUE, feedback.value())
                .named(CHANNEL, feedback.channel())
                .named(TOUCHPOINT, feedback.touchpointId())
                .named(STORE, feedback.storeId())
                .named(PRODUCT, feedback.productId())
                .named(TEXT, feedback.comment())
                .named(LANGUAGE, feedback.language());
    }
}
