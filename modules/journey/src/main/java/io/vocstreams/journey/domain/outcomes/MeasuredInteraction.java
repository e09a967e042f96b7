package io.vocstreams.journey.domain.outcomes;

import io.vocstreams.journey.domain.EventKey;
import io.vocstreams.journey.domain.Happening;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.Touchpoint;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An interaction as measures see it.
 *
 * @param said of a feedback
 * @param references what it names by key: its correlations, and in their place the fields of that name
 * @param exposures the variant it showed of each experiment
 */
public record MeasuredInteraction(
        EventKey key,
        Instant occurredAt,
        Selector.Way way,
        Traits traits,
        @Nullable Boolean resolved,
        @Nullable Integer resultCount,
        @Nullable Said said,
        Map<String, String> references,
        Map<String, String> exposures) {

    public static final Comparator<MeasuredInteraction> ORDER =
            Comparator.comparing(MeasuredInteraction::occurredAt).thenComparing(MeasuredInteraction::key);

    static final String CAMPAIGN = "campaignId";
    static final String PRODUCT = "productId";
    static final String SURVEY = "surveyId";

    public MeasuredInteraction {
        references = Map.copyOf(references);
        exposures = Map.copyOf(exposures);
    }

    public static MeasuredInteraction of(EventKey key, Touchpoint touchpoint) {
        Map<String, String> references = references(touchpoint.header());
        putNamed(references, CAMPAIGN, touchpoint.campaignId());
        putNamed(references, PRODUCT, touchpoint.productId());
        Traits traits = new Traits(
                touchpoint.channel(),
                touchpoint.action(),
                touchpoint instanceof MessagingTouchpoint ? references.get(SURVEY) : null,
                Happening.named(touchpoint.storeId()),
                Happening.named(touchpoint.productId()),
                references.get(CAMPAIGN),
                experiments(touchpoint.header()));
        return new MeasuredInteraction(
                key,
                touchpoint.header().occurredAt(),
                touchpoint.isOutbound() ? Selector.Way.OUTBOUND : Selector.Way.INBOUND,
                traits,
                touchpoint.resolved(),
                touchpoint.resultCount(),
                null,
                references,
                touchpoint.header().experiments());
    }

    /**
     * A feedback.
     *
     * @param about the touchpoint it is about, if any
     */
    public static MeasuredInteraction of(EventKey key, Feedback feedback, @Nullable MeasuredInteraction about) {
        Map<String, String> references = references(feedback.header());
        putNamed(references, PRODUCT, feedback.productId());
        putNamed(references, SURVEY, feedback.surveyId());
        return new MeasuredInteraction(
                key,
                feedback.header().occurredAt(),
                Selector.Way.INBOUND,
                traits(feedback, references, about == null ? null : about.traits()),
                null,
                null,
                Said.of(feedback),
                references,
                feedback.header().experiments());
    }

    private static Traits traits(Feedback feedback, Map<String, String> references, @Nullable Traits about) {
        String storeId = Happening.named(feedback.storeId());
        String productId = Happening.named(feedback.productId());
        String campaignId = references.get(CAMPAIGN);
        Set<String> experiments = new TreeSet<>(experiments(feedback.header()));
        if (about == null) {
            return new Traits(
                    feedback.channel(), null, feedback.surveyId(), storeId, productId, campaignId, experiments);
        }
        experiments.addAll(about.experiments());
        return new Traits(
                about.channel(),
                about.action(),
                feedback.surveyId(),
                storeId == null ? about.storeId() : storeId,
                productId == null ? about.productId() : productId,
                campaignId == null ? about.campaignId() : campaignId,
                experiments);
    }

    private static Map<String, String> references(Header header) {
        Map<String, String> references = new HashMap<>();
        header.correlations().forEach((key, value) -> putNamed(references, key, value));
        return references;
    }

    private static void putNamed(Map<String, String> references, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            references.put(key, value);
        }
    }

    private static Set<String> experiments(Header header) {
        return header.experiments().entrySet().stream()
                .map(entry -> entry.getKey() + "/" + entry.getValue())
                .collect(Collectors.toSet());
    }
}
