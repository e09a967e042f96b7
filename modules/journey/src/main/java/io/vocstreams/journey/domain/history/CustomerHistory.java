package io.vocstreams.journey.domain.history;

import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.voice.Voice;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The set everything of one customer is derived from. Its lists are sorted, so it never matters what came first.
 *
 * @param voices what is known already of what comments, and the first messages of conversations, say; what is not is
 *     read
 */
public record CustomerHistory(
        String customerId,
        boolean identified,
        List<Touch> touches,
        List<Answer> answers,
        List<ProfileVersion> profiles,
        Map<EventKey, Voice> voices,
        Experiments experiments) {

    /** The segment of customers of whom nothing is known. */
    public static final String NO_SEGMENT = "UNKNOWN";

    public static CustomerHistory empty(String customerId) {
        return new CustomerHistory(customerId, false, List.of(), List.of(), List.of(), Map.of(), Experiments.NONE);
    }

    /** Where no experiment is planned. */
    public static CustomerHistory of(
            String customerId,
            boolean identified,
            Collection<Touch> touches,
            Collection<Answer> answers,
            Collection<ProfileVersion> profiles) {
        return of(customerId, identified, touches, answers, profiles, Experiments.NONE);
    }

    public static CustomerHistory of(
            String customerId,
            boolean identified,
            Collection<Touch> touches,
            Collection<Answer> answers,
            Collection<ProfileVersion> profiles,
            Experiments experiments) {
        return new CustomerHistory(
                customerId,
                identified,
                touches.stream().sorted(CustomerEvent.ORDER).toList(),
                answers.stream().sorted(CustomerEvent.ORDER).toList(),
                profiles.stream()
                        .sorted(Comparator.comparing(ProfileVersion::effectiveAt))
                        .toList(),
                Map.of(),
                experiments);
    }

    /** The same, of which some is read already. */
    public CustomerHistory with(Map<EventKey, Voice> known) {
        return new CustomerHistory(customerId, identified, touches, answers, profiles, Map.copyOf(known), experiments);
    }

    public CustomerHistory without(Set<EventKey> expired) {
        return new CustomerHistory(
                customerId,
                identified,
                touches.stream().filter(touch -> !expired.contains(touch.key())).toList(),
                answers.stream()
                        .filter(answer -> !expired.contains(answer.key()))
                        .toList(),
                profiles,
                voices,
                experiments);
    }

    /** Many people answer on one smiley terminal, so there each answer counts. */
    public boolean isDevice() {
        return isDevice(customerId, identified);
    }

    public static boolean isDevice(String customerId, boolean identified) {
        return !identified && customerId.startsWith(IdentifierType.DEVICE_ID.prefix());
    }

    /** The segment as of a moment; before the first profile, that profile's. */
    public String segmentAt(Instant time) {
        return segmentAt(profiles, time);
    }

    public static String segmentAt(List<ProfileVersion> profiles, Instant time) {
        ProfileVersion version = profileAt(profiles, time);
        String segment = version == null ? null : version.segment();
        return segment == null ? NO_SEGMENT : segment;
    }

    /**
     * The version as of a moment; before the first one, that; null if there is none.
     *
     * @param profiles in time order
     */
    public static @Nullable ProfileVersion profileAt(List<ProfileVersion> profiles, Instant time) {
        if (profiles.isEmpty()) {
            return null;
        }
        int low = 0;
        int high = profiles.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (profiles.get(middle).effectiveAt().isAfter(time)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return profiles.get(Math.max(low - 1, 0));
    }
}
