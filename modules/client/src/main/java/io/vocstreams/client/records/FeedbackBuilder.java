package io.vocstreams.client.records;

import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Feedback.Status;
import io.vocstreams.model.Header;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import org.jspecify.annotations.Nullable;

/** One answer of one customer to one question. */
public final class FeedbackBuilder extends EventBuilder<FeedbackBuilder, Feedback> {

    private final String surveyId;
    private final String questionId;
    private Metric metric = Metric.UNKNOWN;
    private int scaleMin;
    private int scaleMax;
    private Polarity polarity = Polarity.UNKNOWN;
    private Status status = Status.UNKNOWN;
    private @Nullable Integer value;
    private @Nullable String comment;
    private @Nullable String language;
    private Channel channel = Channel.UNKNOWN;
    private @Nullable String touchpointId;
    private @Nullable String storeId;
    private @Nullable String productId;

    FeedbackBuilder(@Nullable String eventId, @Nullable String surveyId, @Nullable String questionId) {
        super(eventId);
        this.surveyId = Records.required(surveyId);
        this.questionId = Records.required(questionId);
    }

    /** What was asked and on which scale; {@code higherIsBetter} says in which direction it goes. */
    public FeedbackBuilder scale(Metric ofMetric, int min, int max, boolean higherIsBetter) {
        metric = ofMetric;
        scaleMin = min;
        scaleMax = max;
        polarity = higherIsBetter ? Polarity.HIGHER_IS_BETTER : Polarity.LOWER_IS_BETTER;
        return this;
    }

    /** The customer answered. */
    public FeedbackBuilder answered(int answer) {
        status = Status.ANSWERED;
        value = answer;
        return this;
    }

    /** The customer answered in words only. */
    public FeedbackBuilder answered(String words) {
        status = Status.ANSWERED;
        metric = Metric.TEXT;
        comment = words;
        return this;
    }

    /** The customer was asked, and did not answer. */
    public FeedbackBuilder dismissed() {
        status = Status.DISMISSED;
        return this;
    }

    /** The customer left the survey before this question was answered. */
    public FeedbackBuilder partial() {
        status = Status.PARTIAL;
        return this;
    }

    public FeedbackBuilder comment(@Nullable String value) {
        comment = value;
        return this;
    }

    public FeedbackBuilder language(@Nullable String value) {
        language = value;
        return this;
    }

    public FeedbackBuilder channel(Channel value) {
        channel = value;
        return this;
    }

    public FeedbackBuilder touchpointId(@Nullable String value) {
        touchpointId = value;
        return this;
    }

    public FeedbackBuilder storeId(@Nullable String value) {
        storeId = value;
        return this;
    }

    public FeedbackBuilder productId(@Nullable String value) {
        productId = value;
        return this;
    }

    @Override
    FeedbackBuilder self() {
        return this;
    }

    @Override
    Feedback build(Header header) {
        return new Feedback(
                header,
                surveyId,
                questionId,
                metric,
                scaleMin,
                scaleMax,
                polarity,
                status,
                value,
                comment,
                language,
                channel,
                touchpointId,
                storeId,
                productId);
    }
}
