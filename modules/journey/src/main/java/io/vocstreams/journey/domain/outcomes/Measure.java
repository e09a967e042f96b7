package io.vocstreams.journey.domain.outcomes;

import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.Dimension;
import io.vocstreams.model.score.WindowSize;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A question about what follows: of what opens, how much is closed in time, and how fast.
 *
 * @param version raised when the meaning changes
 * @param within how long after the last of an episode the outcome may come; zero where it decides itself
 * @param good whether an outcome is a success or a failure
 * @param same the key whose value what closes must share with what opened; null where it need not
 * @param episode how long after the one before another still joins an episode; zero: at the same instant only
 */
public record Measure(
        String id,
        int version,
        List<Selector> opens,
        Closing closes,
        Duration within,
        Success good,
        @Nullable String same,
        Duration episode,
        List<Breakdown> breakdowns,
        List<WindowSize> sizes) {

    /** No episode is as long as this. */
    public static final Duration LONGEST_EPISODE = Duration.ofHours(24);

    /** So many episodes fit into the time of a measure whose outcome closes whatever is open. */
    public static final int MOST_EPISODES = 1_500;

    public Measure {
        opens = List.copyOf(opens);
        breakdowns = List.copyOf(breakdowns);
        sizes = List.copyOf(sizes);
    }

    /** Whether it is good that something closed it. */
    public enum Success {
        PRESENT,
        ABSENT
    }

    /** What makes an outcome. */
    public sealed interface Closing {}

    /** Any interaction that one of these selects. */
    public record By(List<Selector> selectors) implements Closing {
        public By {
            selectors = List.copyOf(selectors);
        }
    }

    /** The episode's first itself, if one of these selects it; if there are none, always. */
    public record Self(List<Selector> condition) implements Closing {
        public Self {
            condition = List.copyOf(condition);
        }
    }

    /** How long after it opened an opportunity may still be decided. */
    public Duration open() {
        return episode.isZero() ? within : within.plus(LONGEST_EPISODE);
    }

    /** The actions that it names. */
    public Set<String> actions() {
        Set<String> actions = new LinkedHashSet<>();
        opens.forEach(selector -> actions.addAll(selector.namedActions()));
        others().forEach(selector -> actions.addAll(selector.namedActions()));
        return actions;
    }

    /** Whether it opens where a customer first meets an experiment. */
    public boolean opensByExposure() {
        return opens.stream().anyMatch(Selector::firstExposure);
    }

    /** Whether what opens, closes or decides depends on what was seen of experiments. */
    boolean looksAtExposures() {
        return Stream.concat(opens.stream(), others().stream()).anyMatch(Selector::speaksOfExposures);
    }

    /** Whether its rates are broken down by the arms of experiments. */
    boolean isByArm() {
        return breakdowns.stream().anyMatch(breakdown -> breakdown.dimensions().contains(Dimension.ARM));
    }

    private List<Selector> others() {
        return closes instanceof By by ? by.selectors() : closes instanceof Self self ? self.condition() : List.of();
    }

    /** Whether one event can only change few opportunities, however many there are. */
    public boolean isBounded() {
        return closes instanceof Self
                || same != null
                || within.compareTo(episode.multipliedBy(MOST_EPISODES)) <= 0
                || (closes instanceof By by
                        && opens.stream()
                                .allMatch(opening -> by.selectors().stream().anyMatch(opening::implies)));
    }
}
