package io.vocstreams.journey.domain.triggers;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A customer is at risk while there are triggers of two different signals from different events.
 *
 * @param latest of each signal its latest trigger
 * @param until from then on no more, if nothing else happens
 */
public record AtRisk(Map<String, Trigger> latest, Instant until) {

    /** So long a trigger counts. */
    public static final Duration REACH = Duration.ofDays(30);

    /** Whether and why a customer is at risk at a clock; triggers without a signal are not looked at. */
    static Optional<AtRisk> at(Instant clock, Collection<Trigger> triggers) {
        List<Trigger> current = triggers.stream()
                .filter(trigger -> trigger.rule().signal() != null)
                .filter(trigger ->
                        !trigger.time().isAfter(clock) && trigger.time().isAfter(clock.minus(REACH)))
                .sorted(Trigger.ORDER)
                .toList();
        Instant until = null;
        // From the latest on back: the first that makes a pair with a later one makes the pair that lasts longest.
        for (int i = current.size() - 2; i >= 0 && until == null; i--) {
            Trigger earlier = current.get(i);
            if (current.subList(i + 1, current.size()).stream().anyMatch(later -> differ(earlier, later))) {
                until = earlier.time().plus(REACH);
            }
        }
        if (until == null) {
            return Optional.empty();
        }
        Map<String, Trigger> latest = new LinkedHashMap<>();
        current.forEach(
                trigger -> latest.put(Objects.requireNonNull(trigger.rule().signal()), trigger));
        return Optional.of(new AtRisk(latest, until));
    }

    /** The triggers before which a customer was not at risk and with which he is; they come in order. */
    static List<Trigger> beginnings(List<Trigger> sorted) {
        List<Trigger> before = new ArrayList<>();
        List<Trigger> beginnings = new ArrayList<>();
        for (Trigger trigger : sorted) {
            boolean was = at(trigger.time(), before).isPresent();
            before.add(trigger);
            if (!was && at(trigger.time(), before).isPresent()) {
                beginnings.add(trigger);
            }
            before.removeIf(old -> !old.time().isAfter(trigger.time().minus(REACH)));
        }
        return beginnings;
    }

    private static boolean differ(Trigger one, Trigger other) {
        return !Objects.equals(one.rule().signal(), other.rule().signal())
                && !one.event().key().equals(other.event().key());
    }
}
