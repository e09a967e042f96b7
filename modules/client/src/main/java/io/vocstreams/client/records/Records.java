package io.vocstreams.client.records;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.MessagingTouchpoint.Direction;
import io.vocstreams.model.MessagingTouchpoint.Medium;
import org.jspecify.annotations.Nullable;

/**
 * Where every record begins. The methods are named as the fields of the schemas. Nothing is judged here: what is left
 * out or null is missing, which the client answers with REFUSED and the field's name.
 */
public final class Records {

    private Records() {}

    /**
     * Something done on the web site.
     *
     * @param eventId unique for ever; who sends the same event again repeats it
     */
    public static WebBuilder web(@Nullable String eventId, @Nullable String action) {
        return new WebBuilder(eventId, action);
    }

    public static AppBuilder app(@Nullable String eventId, @Nullable String action) {
        return new AppBuilder(eventId, action);
    }

    public static CallCenterBuilder callCenter(@Nullable String eventId, @Nullable String action) {
        return new CallCenterBuilder(eventId, action);
    }

    public static StoreBuilder store(@Nullable String eventId, @Nullable String action, @Nullable String storeId) {
        return new StoreBuilder(eventId, action, storeId);
    }

    public static MessagingBuilder message(
            @Nullable String eventId, @Nullable String action, Medium medium, Direction direction) {
        return new MessagingBuilder(eventId, action, medium, direction);
    }

    public static FeedbackBuilder feedback(
            @Nullable String eventId, @Nullable String surveyId, @Nullable String questionId) {
        return new FeedbackBuilder(eventId, surveyId, questionId);
    }

    public static LinkBuilder link(@Nullable String linkId, Identifier from, Identifier to) {
        return new LinkBuilder(linkId, from, to);
    }

    public static ProfileBuilder profile(@Nullable String customerId) {
        return new ProfileBuilder(customerId);
    }

    /** A required text that is not given is blank, which the rules name. */
    static String required(@Nullable String text) {
        return text == null ? "" : text;
    }
}
