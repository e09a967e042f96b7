package io.vocstreams.journey.domain.history;

import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.customer.CustomerRules;
import io.vocstreams.journey.domain.journeys.DerivedJourney;
import io.vocstreams.journey.lexicon.LexiconReader;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Scale;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Short words for the touchpoints and answers of the tests, all of one customer and one origin. */
public final class CustomerEvents {

    public static final String CUSTOMER = "anna";
    public static final String ORIGIN = "customer-id:anna";
    public static final Scale NPS = new Scale(Metric.NPS, 0, 10, Polarity.HIGHER_IS_BETTER);
    public static final CustomerRules RULES = new CustomerRules(
            JourneyPolicy.DEFAULT, ScorePolicy.DEFAULT, ActionCatalogues.shipped(), LexiconReader.shipped());

    private CustomerEvents() {}

    /** A moment in November 2026, as {@code "01 10:00"}. */
    public static Instant at(String dayAndTime) {
        return Instant.parse("2026-11-" + dayAndTime.replace(' ', 'T') + ":00Z");
    }

    public static Touch touch(String eventId, Instant at, Channel channel, String action) {
        return new Touch(
                new EventKey(ORIGIN, eventId),
                at,
                channel,
                action,
                false,
                null,
                null,
                null,
                Map.of(),
                Map.of(),
                null,
                null);
    }

    public static Touch outbound(String eventId, Instant at) {
        return new Touch(
                new EventKey(ORIGIN, eventId),
                at,
                Channel.EMAIL,
                "order_placed",
                true,
                true,
                null,
                null,
                Map.of(),
                Map.of(),
                null,
                null);
    }

    public static Touch resolved(Touch touch, @Nullable Boolean resolved) {
        return new Touch(
                touch.key(),
                touch.occurredAt(),
                touch.channel(),
                touch.action(),
                touch.outbound(),
                resolved,
                touch.storeId(),
                touch.productId(),
                touch.correlations(),
                touch.experiments(),
                touch.campaignId(),
                touch.resultCount());
    }

    public static Touch correlated(Touch touch, String key, String value) {
        return new Touch(
                touch.key(),
                touch.occurredAt(),
                touch.channel(),
                touch.action(),
                touch.outbound(),
                touch.resolved(),
                touch.storeId(),
                touch.productId(),
                Map.of(key, value),
                touch.experiments(),
                touch.campaignId(),
                touch.resultCount());
    }

    public static Touch placed(
            Touch touch, @Nullable String storeId, @Nullable String productId, Map<String, String> tests) {
        return new Touch(
                touch.key(),
                touch.occurredAt(),
                touch.channel(),
                touch.action(),
                touch.outbound(),
                touch.resolved(),
                storeId,
                productId,
                touch.correlations(),
                tests,
                null,
                null);
    }

    public static Answer answer(String eventId, Instant at, int value) {
        return new Answer(
                new EventKey(ORIGIN, eventId),
                at,
                "survey",
                "question",
                NPS,
                Feedback.Status.ANSWERED,
                value,
                Channel.UNKNOWN,
                null,
                null,
                null,
                Map.of(),
                Map.of());
    }

    public static Answer with(
            Answer answer, Channel channel, @Nullable String touchpointId, Map<String, String> correlations) {
        return new Answer(
                answer.key(),
                answer.occurredAt(),
                answer.surveyId(),
                answer.questionId(),
                answer.scale(),
                answer.status(),
                answer.value(),
                channel,
                touchpointId,
                answer.storeId(),
                answer.productId(),
                correlations,
                answer.experiments());
    }

    public static Answer asked(Answer answer, String survey, Scale scale, Feedback.Status status) {
        return new Answer(
                answer.key(),
                answer.occurredAt(),
                survey,
                answer.questionId(),
                scale,
                status,
                answer.value(),
                answer.channel(),
                answer.touchpointId(),
                answer.storeId(),
                answer.productId(),
                answer.correlations(),
                answer.experiments());
    }

    public static Answer placed(
            Answer answer, @Nullable String storeId, @Nullable String productId, Map<String, String> tests) {
        return new Answer(
                answer.key(),
                answer.occurredAt(),
                answer.surveyId(),
                answer.questionId(),
                answer.scale(),
                answer.status(),
                answer.value(),
                answer.channel(),
                answer.touchpointId(),
                storeId,
                productId,
                answer.correlations(),
                tests);
    }

    public static CustomerHistory history(CustomerEvent... events) {
        return history(CUSTOMER, List.of(), events);
    }

    public static CustomerHistory history(String customerId, List<ProfileVersion> profiles, CustomerEvent... events) {
        return CustomerHistory.of(
                customerId,
                !customerId.contains(":"),
                Arrays.stream(events)
                        .filter(Touch.class::isInstance)
                        .map(Touch.class::cast)
                        .toList(),
                Arrays.stream(events)
                        .filter(Answer.class::isInstance)
                        .map(Answer.class::cast)
                        .toList(),
                profiles);
    }

    public static List<DerivedJourney> journeys(@Nullable Instant clock, CustomerEvent... events) {
        return RULES.derive(history(events), clock).journeys();
    }
}
