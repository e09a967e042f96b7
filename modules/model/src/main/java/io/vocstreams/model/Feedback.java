package io.vocstreams.model;

import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import org.jspecify.annotations.Nullable;

/** One answer of one customer to one question. Its id is the event's id, its response time the event's time. */
public record Feedback(
        Header header,
        String surveyId,
        String questionId,
        Metric metric,
        int scaleMin,
        int scaleMax,
        Polarity polarity,
        Status status,
        @Nullable Integer value,
        @Nullable String comment,
        @Nullable String language,
        Channel channel,
        @Nullable String touchpointId,
        @Nullable String storeId,
        @Nullable String productId)
        implements Interaction {

    @Override
    public IncomingKind kind() {
        return IncomingKind.FEEDBACK;
    }

    /** How far the customer got with the question. */
    public enum Status {
        ANSWERED,
        DISMISSED,
        PARTIAL,
        UNKNOWN
    }

    @Override
    public Feedback under(Header other) {
        return copy(other, surveyId, value, touchpointId, comment, language);
    }

    /** The same about another touchpoint; null names none. */
    public Feedback about(@Nullable String otherTouchpointId) {
        return copy(header, surveyId, value, otherTouchpointId, comment, language);
    }

    /** The same to another survey. */
    public Feedback to(String otherSurveyId) {
        return copy(header, otherSurveyId, value, touchpointId, comment, language);
    }

    /** The same with another value. */
    public Feedback answered(int otherValue) {
        return copy(header, surveyId, otherValue, touchpointId, comment, language);
    }

    /** The same with another comment. */
    public Feedback saying(@Nullable String otherComment, @Nullable String otherLanguage) {
        return copy(header, surveyId, value, touchpointId, otherComment, otherLanguage);
    }

    private Feedback copy(
            Header ofCopy,
            String survey,
            @Nullable Integer answer,
            @Nullable String touchpoint,
            @Nullable String said,
            @Nullable String saidIn) {
        return new Feedback(
                ofCopy,
                survey,
                questionId,
                metric,
                scaleMin,
                scaleMax,
                polarity,
                status,
                answer,
                said,
                saidIn,
                channel,
                touchpoint,
                storeId,
                productId);
    }
}
