package io.vocstreams.journey.domain.outcomes;

import io.vocstreams.journey.domain.history.Answer;
import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.model.Channel;
import io.vocstreams.model.voice.Voice;
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
 * @param voice what its text says; of messages that are read as one text, the first says it
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
        Map<String, String> exposures,
        @Nullable Voice voice) {

    public static final Comparator<MeasuredInteraction> ORDER =
            Comparator.comparing(MeasuredInteraction::occurredAt).thenComparing(MeasuredInteraction::key);

    static final String CAMPAIGN = "campaignId";
    static final String PRODUCT = "productId";
    static final String SURVEY = "surveyId";

    public MeasuredInteraction {
        references = Map.copyOf(references);
        exposures = Map.copyOf(exposures);
    }

    /** Stands before everything else of a moment. */
    static MeasuredInteraction first(Instant time) {
        return placeOf(time, new EventKey("", ""));
    }

    /** Stands where an interaction stands, of which no more is known. */
    static MeasuredInteraction placeOf(Instant time, EventKey key) {
        Traits none = new Traits(Channel.UNKNOWN, null, null, null, null, null, Set.of());
        return new MeasuredInteraction(
                key, time, Selector.Way.INBOUND, none, null, null, null, Map.of(), Map.of(), null);
    }

    public static MeasuredInteraction of(Touch touch) {
        Map<String, String> references = references(touch.correlations());
        putNamed(references, CAMPAIGN, touch.campaignId());
        putNamed(references, PRODUCT, touch.productId());
        Traits traits = new Traits(
                touch.channel(),
                touch.action(),
                touch.channel().isMessaging() ? references.get(SURVEY) : null,
                touch.storeId(),
                touch.productId(),
                references.get(CAMPAIGN),
                experiments(touch.experiments()));
        return new MeasuredInteraction(
                touch.key(),
                touch.occurredAt(),
                touch.outbound() ? Selector.Way.OUTBOUND : Selector.Way.INBOUND,
                traits,
                touch.resolved(),
                touch.resultCount(),
                null,
                references,
                touch.experiments(),
                null);
    }

    /**
     * A feedback.
     *
     * @param about the touchpoint it is about, if any
     */
    public static MeasuredInteraction of(Answer answer, @Nullable Touch about) {
        Map<String, String> references = references(answer.correlations());
        putNamed(references, PRODUCT, answer.productId());
        putNamed(references, SURVEY, answer.surveyId());
        return new MeasuredInteraction(
                answer.key(),
                answer.occurredAt(),
                Selector.Way.INBOUND,
                traits(answer, references, about == null ? null : of(about).traits()),
                null,
                null,
                Said.of(answer),
                references,
                answer.experiments(),
                null);
    }

    /** The same with a text that says this; null is none. */
    MeasuredInteraction saying(@Nullable Voice said) {
        return new MeasuredInteraction(
                key, occurredAt, way, traits, resolved, resultCount, this.said, references, exposures, said);
    }

    private static Traits traits(Answer answer, Map<String, String> references, @Nullable Traits about) {
        String storeId = answer.storeId();
        String productId = answer.productId();
        String campaignId = references.get(CAMPAIGN);
        Set<String> experiments = new TreeSet<>(experiments(answer.experiments()));
        if (about == null) {
            return new Traits(answer.channel(), null, answer.surveyId(), storeId, productId, campaignId, experiments);
        }
        experiments.addAll(about.experiments());
        return new Traits(
                about.channel(),
                about.action(),
                answer.surveyId(),
                storeId == null ? about.storeId() : storeId,
                productId == null ? about.productId() : productId,
                campaignId == null ? about.campaignId() : campaignId,
                experiments);
    }

    private static Map<String, String> references(Map<String, String> correlations) {
        Map<String, String> references = new HashMap<>();
        correlations.forEach((key, value) -> putNamed(references, key, value));
        return references;
    }

    private static void putNamed(Map<String, String> references, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            references.put(key, value);
        }
    }

    private static Set<String> experiments(Map<String, String> seen) {
        return seen.entrySet().stream()
                .map(entry -> entry.getKey() + "/" + entry.getValue())
                .collect(Collectors.toSet());
    }
}
