package io.vocstreams.journey.domain.outcomes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which variant of each planned experiment one customer has seen, and where each was first seen. */
public final class Arms {

    /** How long an exposure counts. */
    public static final Duration REACH = Duration.ofDays(91);

    /** The variant of a customer who saw two. */
    static final String CROSSED = "CROSSED";

    private final Map<String, Exposures> exposures = new TreeMap<>();

    /**
     * The arms of one customer.
     *
     * @param startOf when each planned experiment starts; no other is looked at
     */
    public Arms(Map<String, Instant> startOf, List<MeasuredInteraction> sorted) {
        startOf.forEach((experiment, start) -> {
            Exposures all = new Exposures(experiment);
            sorted.stream()
                    .filter(interaction -> interaction.exposures().containsKey(experiment))
                    .filter(interaction -> !interaction.occurredAt().isBefore(start))
                    .forEach(all::add);
            exposures.put(experiment, all);
        });
    }

    /** The arms at a moment, as {@code experiment/variant}. */
    Set<String> at(Instant time) {
        return arms(time, any -> true);
    }

    /** The arms of the experiments that are first seen in this interaction. */
    Set<String> firstSeenIn(MeasuredInteraction interaction) {
        return arms(interaction.occurredAt(), all -> all.isFirst(interaction));
    }

    boolean isFirstExposure(MeasuredInteraction interaction) {
        return exposures.values().stream().anyMatch(all -> all.isFirst(interaction));
    }

    private Set<String> arms(Instant time, Predicate<Exposures> which) {
        Set<String> arms = new TreeSet<>();
        exposures.values().stream().filter(which).forEach(all -> {
            String variant = all.variantAt(time);
            if (variant != null) {
                arms.add(all.experiment + "/" + variant);
            }
        });
        return arms;
    }

    /** All exposures to one experiment, in order. */
    private static final class Exposures {
        private final String experiment;
        private final List<MeasuredInteraction> all = new ArrayList<>();
        private final List<Integer> alikeSince = new ArrayList<>();

        Exposures(String experiment) {
            this.experiment = experiment;
        }

        void add(MeasuredInteraction exposure) {
            int last = all.size() - 1;
            all.add(exposure);
            alikeSince.add(
                    last >= 0 && variant(last).equals(variant(last + 1))
                            ? alikeSince.get(last)
                            : Integer.valueOf(last + 1));
        }

        boolean isFirst(MeasuredInteraction interaction) {
            int index = Collections.binarySearch(all, interaction, MeasuredInteraction.ORDER);
            return index >= 0 && (index == 0 || isTooLongAgo(index - 1, interaction.occurredAt()));
        }

        @Nullable
        String variantAt(Instant time) {
            int last = countUntil(time) - 1;
            if (last < 0 || isTooLongAgo(last, time)) {
                return null;
            }
            int since = alikeSince.get(last);
            return since == 0 || isTooLongAgo(since - 1, time) ? variant(last) : CROSSED;
        }

        private boolean isTooLongAgo(int index, Instant time) {
            return !all.get(index).occurredAt().isAfter(time.minus(REACH));
        }

        private String variant(int index) {
            return all.get(index).exposures().getOrDefault(experiment, "");
        }

        private int countUntil(Instant time) {
            int low = 0;
            int high = all.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (all.get(middle).occurredAt().isAfter(time)) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            return low;
        }
    }
}
