package io.vocstreams.testkit;

import io.vocstreams.model.Attribution;
import io.vocstreams.model.AttributionContent;
import io.vocstreams.model.Journey;
import io.vocstreams.model.JourneyContent;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.voice.Reading;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a world ends in, without what the contract sets aside: revisions, reasons, {@code asOf}, FINAL against
 * CORRECTED, superseded journeys, scores and rates that count nothing. Also without the names of formulas.
 *
 * @param customers of every live interaction, by its strongest identifier's text and event id ({@link #interactionKey})
 */
public record Tables(
        Map<String, JourneyContent> journeys,
        Map<String, AttributionContent> attributions,
        Map<String, Reading> readings,
        Map<String, Score> scores,
        Map<String, Rate> rates,
        Map<String, String> customers) {

    public static Tables empty() {
        return new Tables(
                new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    public static String interactionKey(String strongestIdentifier, String eventId) {
        return strongestIdentifier + " " + eventId;
    }

    /** Takes in a journey as published; a superseded one is none. */
    public void add(Journey journey) {
        add(journey.content());
    }

    /** Takes in a journey as it follows from a set. */
    public void add(JourneyContent journey) {
        journeys.remove(journey.journeyId());
        if (journey.status() != Journey.Status.SUPERSEDED) {
            journeys.put(journey.journeyId(), journey);
        }
    }

    /** Takes in an attribution as published. */
    public void add(Attribution attribution) {
        add(attribution.content());
    }

    /** Takes in an attribution as it follows from a set. */
    public void add(AttributionContent attribution) {
        attributions.put(attribution.feedbackId(), attribution);
    }

    /** Takes in a reading as published. */
    public void add(Reading reading) {
        readings.put(reading.content().eventId(), new Reading(reading.content(), 0, Instant.EPOCH));
    }

    /** Takes in a score as published; one that counts nothing equals an absent one. */
    public void add(Score score) {
        String key = score.key().text();
        scores.remove(key);
        if (score.responses() + score.dismissed() + score.partial() > 0) {
            scores.put(key, withoutHistory(score));
        }
    }

    /** Takes in a rate as published; one that counts nothing equals an absent one. */
    public void add(Rate rate) {
        String key = rate.key().text();
        rates.remove(key);
        if (!rate.counts().isNothing()) {
            rates.put(key, withoutHistory(rate));
        }
    }

    private static Score withoutHistory(Score score) {
        return new Score(
                score.key(),
                score.windowEnd(),
                score.responses(),
                score.customers(),
                score.dismissed(),
                score.partial(),
                score.histogram(),
                score.promoters(),
                score.passives(),
                score.detractors(),
                score.score(),
                score.low(),
                score.high(),
                score.ease(),
                withoutHistory(score.finality()),
                0,
                Set.of(),
                Instant.EPOCH,
                "");
    }

    private static Rate withoutHistory(Rate rate) {
        return new Rate(
                rate.key(),
                rate.windowEnd(),
                rate.counts(),
                rate.rate(),
                rate.low(),
                rate.high(),
                rate.p50(),
                rate.p75(),
                rate.p90(),
                rate.p95(),
                withoutHistory(rate.finality()),
                0,
                Set.of(),
                Instant.EPOCH,
                "");
    }

    private static Finality withoutHistory(Finality finality) {
        return finality == Finality.PROVISIONAL ? Finality.PROVISIONAL : Finality.FINAL;
    }
}
