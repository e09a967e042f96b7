package io.vocstreams.journey.domain.history;

import io.vocstreams.model.experiment.ExperimentPlan;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which variant of each planned experiment one customer has seen, and where each was first seen. Kept up as the
 * customer's set changes.
 */
public final class Arms {

    /** Of one who has seen no planned experiment. */
    public static final Arms NONE = new Arms(Experiments.NONE);

    private final Experiments planned;
    private final Map<String, Exposures> byExperiment = new TreeMap<>();

    /** Where a variant was seen. */
    public record Seen(Instant at, EventKey key) implements Comparable<Seen> {

        private static final Comparator<Seen> ORDER =
                Comparator.comparing(Seen::at).thenComparing(Seen::key);

        @Override
        public int compareTo(Seen other) {
            return ORDER.compare(this, other);
        }
    }

    /** From a moment until before another. */
    public record Span(Instant from, Instant until) {}

    /** Of a customer of whom nothing is known yet. */
    public Arms(Experiments planned) {
        this.planned = planned;
    }

    public static Arms of(Experiments planned, Collection<Touch> touches, Collection<Answer> answers) {
        Arms arms = new Arms(planned);
        touches.forEach(touch -> arms.add(touch.key(), touch.occurredAt(), touch.experiments()));
        answers.forEach(answer -> arms.add(answer.key(), answer.occurredAt(), answer.experiments()));
        return arms;
    }

    /** Takes in what an interaction showed: of experiments a variant each. */
    public void add(EventKey key, Instant at, Map<String, String> variants) {
        variants.forEach((experiment, variant) -> {
            if (isLookedAt(experiment, at)) {
                byExperiment.computeIfAbsent(experiment, any -> new Exposures()).add(variant, new Seen(at, key));
            }
        });
    }

    public void remove(EventKey key, Instant at, Map<String, String> variants) {
        variants.forEach((experiment, variant) -> {
            Exposures exposures = byExperiment.get(experiment);
            if (exposures != null) {
                exposures.remove(variant, new Seen(at, key));
            }
        });
    }

    private boolean isLookedAt(String experiment, Instant at) {
        Instant start = planned.startOf().get(experiment);
        return start != null && !at.isBefore(start);
    }

    public Experiments planned() {
        return planned;
    }

    /** The arms at a moment, as {@code experiment/variant}. */
    public Set<String> at(Instant time) {
        Set<String> arms = new TreeSet<>();
        byExperiment.forEach((experiment, exposures) -> add(arms, experiment, exposures, time));
        return arms;
    }

    /** The arms of the experiments that are first seen in this interaction. */
    public Set<String> firstSeenIn(EventKey key, Instant at) {
        Set<String> arms = new TreeSet<>();
        byExperiment.forEach((experiment, exposures) -> {
            if (exposures.isFirst(new Seen(at, key))) {
                add(arms, experiment, exposures, at);
            }
        });
        return arms;
    }

    public boolean isFirstExposure(EventKey key, Instant at) {
        return !byExperiment.isEmpty()
                && byExperiment.values().stream().anyMatch(all -> all.isFirst(new Seen(at, key)));
    }

    /**
     * When the arms may be others since this came or went, by what is seen now. Where the same variant was seen within
     * the reach before, it is still seen.
     */
    public Set<Span> reachedBy(EventKey key, Instant at, Map<String, String> variants) {
        Set<Span> spans = new LinkedHashSet<>();
        variants.forEach((experiment, variant) -> {
            if (isLookedAt(experiment, at)) {
                Exposures exposures = byExperiment.get(experiment);
                Seen before = exposures == null ? null : exposures.before(variant, new Seen(at, key));
                Instant from = before == null ? at : later(at, before.at().plus(planned.reach()));
                Instant until = at.plus(planned.reach());
                if (from.isBefore(until)) {
                    spans.add(new Span(from, until));
                }
            }
        });
        return spans;
    }

    /** Those after this that may be the first of their experiment since it came or went, or be so no more. */
    public Set<Seen> nextExposures(EventKey key, Instant at, Map<String, String> variants) {
        Set<Seen> next = new TreeSet<>();
        variants.keySet().forEach(experiment -> {
            Exposures exposures = byExperiment.get(experiment);
            Seen later = exposures == null ? null : exposures.after(new Seen(at, key));
            if (later != null) {
                next.add(later);
            }
        });
        return next;
    }

    private void add(Set<String> arms, String experiment, Exposures exposures, Instant time) {
        String variant = exposures.variantAt(time);
        if (variant != null) {
            arms.add(experiment + "/" + variant);
        }
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** All exposures to one experiment, in order, by what was seen. */
    private final class Exposures {

        private final NavigableSet<Seen> all = new TreeSet<>();
        private final Map<String, NavigableSet<Seen>> byVariant = new TreeMap<>();

        void add(String variant, Seen seen) {
            all.add(seen);
            byVariant.computeIfAbsent(variant, any -> new TreeSet<>()).add(seen);
        }

        void remove(String variant, Seen seen) {
            all.remove(seen);
            byVariant.computeIfPresent(variant, (any, some) -> {
                some.remove(seen);
                return some.isEmpty() ? null : some;
            });
        }

        boolean isFirst(Seen seen) {
            Seen before = all.lower(seen);
            return all.contains(seen) && (before == null || isTooLongAgo(before, seen.at()));
        }

        @Nullable
        Seen before(String variant, Seen seen) {
            NavigableSet<Seen> some = byVariant.get(variant);
            return some == null ? null : some.lower(seen);
        }

        @Nullable
        Seen after(Seen seen) {
            return all.higher(seen);
        }

        @Nullable
        String variantAt(Instant time) {
            Seen end = new Seen(time.plusNanos(1), new EventKey("", ""));
            String found = null;
            for (Map.Entry<String, NavigableSet<Seen>> variant : byVariant.entrySet()) {
                Seen last = variant.getValue().lower(end);
                if (last != null && !isTooLongAgo(last, time)) {
                    if (found != null) {
                        return ExperimentPlan.CROSSED;
                    }
                    found = variant.getKey();
                }
            }
            return found;
        }

        private boolean isTooLongAgo(Seen seen, Instant time) {
            return !seen.at().isAfter(time.minus(planned.reach()));
        }
    }
}
