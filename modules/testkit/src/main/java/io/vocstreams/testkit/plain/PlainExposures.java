package io.vocstreams.testkit.plain;

import io.vocstreams.model.Interaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What one customer saw of planned experiments (§18). */
final class PlainExposures {

    static final Comparator<Interaction> ORDER = Comparator.comparing(
                    (Interaction interaction) -> interaction.header().occurredAt())
            .thenComparing(interaction -> interaction.header().eventId(), PlainOrder.ORDER);

    private static final Duration REACH = Duration.ofDays(91);

    private final Map<String, Instant> startOf;
    private final List<Interaction> interactions;

    PlainExposures(Map<String, Instant> startOf, List<Interaction> interactions) {
        this.startOf = startOf;
        this.interactions = interactions;
    }

    boolean isFirst(Interaction interaction) {
        return startOf.keySet().stream().anyMatch(experiment -> isFirst(experiment, interaction));
    }

    /** "First exposure: none in the reach before it." */
    private boolean isFirst(String experiment, Interaction interaction) {
        Instant reach = interaction.header().occurredAt().minus(REACH);
        return isExposure(experiment, interaction)
                && interactions.stream()
                        .filter(other -> isExposure(experiment, other))
                        .filter(other -> ORDER.compare(other, interaction) < 0)
                        .noneMatch(other -> other.header().occurredAt().isAfter(reach));
    }

    private boolean isExposure(String experiment, Interaction interaction) {
        Instant start = startOf.getOrDefault(experiment, Instant.MAX);
        return interaction.header().experiments().containsKey(experiment)
                && !interaction.header().occurredAt().isBefore(start);
    }

    /**
     * "the variant of the exposures in (t − reach, t] at or after `startAt`; two different ones: `CROSSED`; none: none"
     */
    Set<String> armsAt(Instant time, List<String> experiments) {
        Set<String> arms = new TreeSet<>();
        for (String experiment : experiments) {
            Set<String> variants = new TreeSet<>();
            for (Interaction interaction : interactions) {
                Instant at = interaction.header().occurredAt();
                if (isExposure(experiment, interaction) && at.isAfter(time.minus(REACH)) && !at.isAfter(time)) {
                    variants.add(
                            String.valueOf(interaction.header().experiments().get(experiment)));
                }
            }
            if (!variants.isEmpty()) {
                arms.add(experiment + "/" + (variants.size() > 1 ? "CROSSED" : String.join("", variants)));
            }
        }
        return arms;
    }

    List<String> all() {
        return List.copyOf(startOf.keySet());
    }

    List<String> firstSeenIn(Interaction interaction) {
        return startOf.keySet().stream()
                .filter(experiment -> isFirst(experiment, interaction))
                .toList();
    }
}
