package io.vocstreams.testkit.plain;

import io.vocstreams.model.AttributionContent;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.Touchpoint;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.testkit.Tables;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything one customer did and said, and what it makes: journeys (§6) and attributions (§7). */
final class PlainCustomer {

    private final PlainOwned any;
    private final JourneyPolicy policy;
    private final PlainExposures exposures;
    private final List<PlainJourney> journeys;
    private final List<Touchpoint> touchpoints = new ArrayList<>();
    private final List<PlainAbout> abouts = new ArrayList<>();

    PlainCustomer(List<PlainOwned> interactions, JourneyPolicy policy, Map<String, Instant> experiments) {
        this.any = interactions.get(0);
        this.policy = policy;
        this.exposures = new PlainExposures(
                experiments, interactions.stream().map(PlainOwned::interaction).toList());
        List<Feedback> feedback = new ArrayList<>();
        for (PlainOwned owned : interactions) {
            if (owned.interaction() instanceof Touchpoint touchpoint) {
                touchpoints.add(touchpoint);
            } else {
                feedback.add((Feedback) owned.interaction());
            }
        }
        this.journeys = PlainJourneys.cut(any.customerId(), touchpoints, policy);
        PlainAttribution attribution = new PlainAttribution(policy, touchpoints);
        feedback.forEach(one -> abouts.add(attribution.about(one)));
    }

    String customerId() {
        return any.customerId();
    }

    boolean identified() {
        return any.isIdentified();
    }

    IdentifierType type() {
        return any.end().type();
    }

    List<Touchpoint> touchpoints() {
        return touchpoints;
    }

    List<String> armsAt(Instant time) {
        return List.copyOf(exposures.armsAt(time, exposures.all()));
    }

    PlainExposures exposures() {
        return exposures;
    }

    List<PlainAbout> abouts() {
        return abouts;
    }

    /** "{@code feedbackIds} (attributed to its touchpoints, by ({@code occurredAt}, {@code eventId}))" */
    List<String> feedbackIdsOf(PlainJourney journey) {
        return abouts.stream()
                .filter(about -> journey.id().equals(journeyIdOf(about)))
                .map(PlainAbout::feedback)
                .sorted(Comparator.comparing(
                                (Feedback feedback) -> feedback.header().occurredAt())
                        .thenComparing(feedback -> feedback.header().eventId(), PlainOrder.ORDER))
                .map(feedback -> feedback.header().eventId())
                .toList();
    }

    void addTo(Tables tables, @Nullable Instant clock) {
        for (int i = 0; i < journeys.size(); i++) {
            boolean laterOneExists = i < journeys.size() - 1;
            tables.add(PlainJourneys.row(journeys.get(i), this, laterOneExists, policy, clock));
        }
        abouts.forEach(about -> tables.add(row(about)));
    }

    private AttributionContent row(PlainAbout about) {
        Feedback feedback = about.feedback();
        Touchpoint touchpoint = about.touchpoint();
        return new AttributionContent(
                feedback.header().eventId(),
                customerId(),
                touchpoint == null ? null : touchpoint.header().eventId(),
                journeyIdOf(about),
                about.rule(),
                // "`lagMillis`? (negative if the touchpoint came later)"
                touchpoint == null
                        ? null
                        : Duration.between(
                                        touchpoint.header().occurredAt(),
                                        feedback.header().occurredAt())
                                .toMillis());
    }

    /** "A feedback that is EXPLICIT on an OUTBOUND message has that step's journey (null if in none)" */
    private @Nullable String journeyIdOf(PlainAbout about) {
        Touchpoint touchpoint = about.touchpoint();
        if (touchpoint != null) {
            for (PlainJourney journey : journeys) {
                if (journey.hasStep(touchpoint.header().eventId())) {
                    return journey.id();
                }
            }
        }
        return null;
    }
}
