package io.vocstreams.journey.domain.outcomes;

import io.vocstreams.journey.domain.Answer;
import io.vocstreams.journey.domain.Attributed;
import io.vocstreams.journey.domain.Attributions;
import io.vocstreams.journey.domain.CustomerHistory;
import io.vocstreams.journey.domain.EventKey;
import io.vocstreams.journey.domain.Touch;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Touchpoint;
import io.vocstreams.model.policy.JourneyPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What measures look at of one customer.
 *
 * @param interactions in order
 * @param profiles in order of time
 */
public record MeasuredCustomer(List<MeasuredInteraction> interactions, List<CustomerProfile> profiles, Arms arms) {

    /**
     * Everything of one customer, with each answer under the touchpoint it is about.
     *
     * @param experiments when each planned experiment starts
     */
    public static MeasuredCustomer of(
            Map<EventKey, Interaction> interactions,
            Collection<CustomerProfile> profiles,
            Map<String, Instant> experiments,
            JourneyPolicy policy) {
        Map<EventKey, MeasuredInteraction> measured = new HashMap<>();
        Map<EventKey, Feedback> feedback = new HashMap<>();
        List<Touch> touches = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        interactions.forEach((key, interaction) -> {
            if (interaction instanceof Touchpoint touchpoint) {
                measured.put(key, MeasuredInteraction.of(key, touchpoint));
                touches.add(Touch.of(key.origin(), touchpoint));
            } else if (interaction instanceof Feedback one) {
                feedback.put(key, one);
                answers.add(Answer.of(key.origin(), one));
            }
        });
        CustomerHistory history = CustomerHistory.of("", true, touches, answers, List.of());
        for (Attributed attributed : new Attributions(policy).derive(history)) {
            EventKey key = attributed.answer().key();
            Touch about = attributed.touch();
            MeasuredInteraction measuredAbout = about == null ? null : measured.get(about.key());
            feedback.computeIfPresent(key, (any, one) -> {
                measured.put(key, MeasuredInteraction.of(key, one, measuredAbout));
                return one;
            });
        }
        List<MeasuredInteraction> sorted =
                measured.values().stream().sorted(MeasuredInteraction.ORDER).toList();
        return new MeasuredCustomer(
                sorted,
                profiles.stream()
                        .sorted(Comparator.comparing(CustomerProfile::effectiveAt))
                        .toList(),
                new Arms(experiments, sorted));
    }

    public String segmentAt(Instant time) {
        return ofProfileAt(time, CustomerProfile::segment);
    }

    public String personaAt(Instant time) {
        return ofProfileAt(time, CustomerProfile::persona);
    }

    /** Of the version as of a moment; before the first one, of that. */
    private String ofProfileAt(Instant time, Function<CustomerProfile, @Nullable String> field) {
        CustomerProfile version = null;
        for (CustomerProfile profile : profiles) {
            if (version == null || !profile.effectiveAt().isAfter(time)) {
                version = profile;
            }
        }
        String value = version == null ? null : field.apply(version);
        return value == null || value.isBlank() ? CustomerHistory.NO_SEGMENT : value;
    }
}
