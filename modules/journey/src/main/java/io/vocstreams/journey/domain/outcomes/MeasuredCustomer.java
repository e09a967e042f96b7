package io.vocstreams.journey.domain.outcomes;

import io.vocstreams.journey.domain.attribution.Attributions;
import io.vocstreams.journey.domain.history.Answer;
import io.vocstreams.journey.domain.history.Arms;
import io.vocstreams.journey.domain.history.CustomerHistory;
import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.history.Experiments;
import io.vocstreams.journey.domain.history.ProfileVersion;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Touchpoint;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.voice.Voice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What measures look at of one customer.
 *
 * @param interactions in order
 * @param profiles in order of time
 */
public record MeasuredCustomer(List<MeasuredInteraction> interactions, List<ProfileVersion> profiles, Arms arms) {

    /**
     * Everything of one customer, with each answer under the touchpoint it is about. No text is read.
     *
     * @param experiments when each planned experiment starts
     */
    public static MeasuredCustomer of(
            Map<EventKey, Interaction> interactions,
            Collection<CustomerProfile> profiles,
            Map<String, Instant> experiments,
            JourneyPolicy policy) {
        return of(interactions, profiles, experiments, policy, history -> Map.of());
    }

    /**
     * The same, with what texts say.
     *
     * @param voices reads them
     */
    public static MeasuredCustomer of(
            Map<EventKey, Interaction> interactions,
            Collection<CustomerProfile> profiles,
            Map<String, Instant> experiments,
            JourneyPolicy policy,
            Function<CustomerHistory, Map<EventKey, Voice>> voices) {
        List<Touch> touches = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        interactions.forEach((key, interaction) -> {
            if (interaction instanceof Touchpoint touchpoint) {
                touches.add(Touch.of(key.origin(), touchpoint));
            } else if (interaction instanceof Feedback feedback) {
                answers.add(Answer.of(key.origin(), feedback));
            }
        });
        CustomerHistory history = CustomerHistory.of("", true, touches, answers, List.of());
        Map<EventKey, Voice> said = voices.apply(history);
        List<MeasuredInteraction> sorted = Stream.concat(
                        touches.stream().map(MeasuredInteraction::of),
                        new Attributions(policy)
                                .derive(history).stream()
                                        .map(attributed ->
                                                MeasuredInteraction.of(attributed.answer(), attributed.touch())))
                .map(interaction -> interaction.saying(said.get(interaction.key())))
                .sorted(MeasuredInteraction.ORDER)
                .toList();
        return new MeasuredCustomer(
                sorted,
                profiles.stream()
                        .map(ProfileVersion::of)
                        .sorted(Comparator.comparing(ProfileVersion::effectiveAt))
                        .toList(),
                arms(new Experiments(experiments), sorted));
    }

    private static Arms arms(Experiments experiments, List<MeasuredInteraction> interactions) {
        Arms arms = new Arms(experiments);
        interactions.forEach(one -> arms.add(one.key(), one.occurredAt(), one.exposures()));
        return arms;
    }

    /** One who has seen no planned experiment. */
    public static MeasuredCustomer of(MeasuredSet set, Collection<ProfileVersion> profiles) {
        return new MeasuredCustomer(List.copyOf(set.interactions()), List.copyOf(profiles), Arms.NONE);
    }

    public String segmentAt(Instant time) {
        return ofProfileAt(time, ProfileVersion::segment);
    }

    public String personaAt(Instant time) {
        return ofProfileAt(time, ProfileVersion::persona);
    }

    private String ofProfileAt(Instant time, Function<ProfileVersion, @Nullable String> field) {
        ProfileVersion version = CustomerHistory.profileAt(profiles, time);
        String value = version == null ? null : field.apply(version);
        return value == null ? CustomerHistory.NO_SEGMENT : value;
    }
}
