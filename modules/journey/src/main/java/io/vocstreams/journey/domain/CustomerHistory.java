package io.vocstreams.journey.domain;

import io.vocstreams.model.IdentifierType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The set everything of one customer is derived from. Its lists are sorted, so it never matters what came first. */
public record CustomerHistory(
        String customerId,
        boolean identified,
        List<Touch> touches,
        List<Answer> answers,
        List<ProfileVersion> profiles) {

    /** The segment of customers of whom nothing is known. */
    public static final String NO_SEGMENT = "UNKNOWN";

    public static CustomerHistory empty(String customerId) {
        return new CustomerHistory(customerId, false, List.of(), List.of(), List.of());
    }

    public static CustomerHistory of(
            String customerId,
            boolean identified,
            Collection<Touch> touches,
            Collection<Answer> answers,
            Collection<ProfileVersion> profiles) {
        return new CustomerHistory(
                customerId,
                identified,
                touches.stream().sorted(Happening.ORDER).toList(),
                answers.stream().sorted(Happening.ORDER).toList(),
                profiles.stream()
                        .sorted(Comparator.comparing(ProfileVersion::effectiveAt))
                        .toList());
    }

    /** The same with one touchpoint in another's place; null is none. */
    public CustomerHistory withTouch(@Nullable Touch old, @Nullable Touch replacement, boolean nowIdentified) {
        return new CustomerHistory(customerId, nowIdentified, replaced(touches, old, replacement), answers, profiles);
    }

    /** The same with one answer in another's place; null is none. */
    public CustomerHistory withAnswer(@Nullable Answer old, @Nullable Answer replacement, boolean nowIdentified) {
        return new CustomerHistory(customerId, nowIdentified, touches, replaced(answers, old, replacement), profiles);
    }

    public CustomerHistory withProfiles(Collection<ProfileVersion> versions) {
        return of(customerId, identified, touches, answers, versions);
    }

    public CustomerHistory without(Set<EventKey> expired) {
        return new CustomerHistory(
                customerId,
                identified,
                touches.stream().filter(touch -> !expired.contains(touch.key())).toList(),
                answers.stream()
                        .filter(answer -> !expired.contains(answer.key()))
                        .toList(),
                profiles);
    }

    /** One copy and no sorting, because this happens with every event. */
    private static <T extends Happening> List<T> replaced(List<T> sorted, @Nullable T old, @Nullable T replacement) {
        if (Objects.equals(old, replacement)) {
            return sorted;
        }
        List<T> copy = new ArrayList<>(sorted.size() + 1);
        copy.addAll(sorted);
        if (old != null) {
            copy.remove(Collections.binarySearch(copy, old, Happening.ORDER));
        }
        if (replacement != null) {
            copy.add(-1 - Collections.binarySearch(copy, replacement, Happening.ORDER), replacement);
        }
        return Collections.unmodifiableList(copy);
    }

    /** Many people answer on one smiley terminal, so there each answer counts. */
    public boolean isDevice() {
        return !identified && customerId.startsWith(IdentifierType.DEVICE_ID.prefix());
    }

    /** The segment as of a moment; before the first profile, that profile's. */
    public String segmentAt(Instant time) {
        if (profiles.isEmpty()) {
            return NO_SEGMENT;
        }
        ProfileVersion holds = profiles.get(0);
        for (ProfileVersion profile : profiles) {
            if (profile.effectiveAt().isAfter(time)) {
                break;
            }
            holds = profile;
        }
        return holds.segment() == null ? NO_SEGMENT : holds.segment();
    }
}
