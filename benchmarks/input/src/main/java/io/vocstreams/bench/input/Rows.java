package io.vocstreams.bench.input;

import io.vocstreams.contract.Attribution;
import io.vocstreams.contract.Journey;
import io.vocstreams.contract.JourneyStatus;
import io.vocstreams.contract.JourneyStep;
import io.vocstreams.contract.Score;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Published records as lines of text that two systems agree on; what only one of them knows is left out. */
public final class Rows {

    private static final Pattern VALUE = Pattern.compile("=[^,]*");

    /** The windows that every contender keeps. */
    private static final Set<String> SIZES = Set.of("PT1H", "P1D");

    /** What customers say in their own words is read by ours only. */
    private static final Set<String> METRICS = Set.of("NPS", "CSAT");

    private static final Set<String> SUBSET_BREAKDOWNS = Set.of("*", "channel");
    private static final Set<String> WHOLE_BREAKDOWNS =
            Set.of("*", "channel", "stage", "channel,stage", "action", "survey", "segment", "store", "product");

    /** What every contender counts. */
    public static final Predicate<Score> SUBSET = score -> isCounted(score, SUBSET_BREAKDOWNS);

    /** A run with more breakdowns is judged by these. */
    public static final Predicate<Score> WHOLE = score -> isCounted(score, WHOLE_BREAKDOWNS);

    private Rows() {}

    /** Empty if the journey is no more. */
    public static Optional<String> of(Journey journey) {
        if (journey.getStatus() == JourneyStatus.SUPERSEDED) {
            return Optional.empty();
        }
        List<String> ids =
                journey.getSteps().stream().map(JourneyStep::getEventId).toList();
        List<String> channels = journey.getChannels().stream().map(Enum::name).toList();
        Span span = new Span(
                journey.getCustomerId(),
                journey.getStartedAt().toEpochMilli(),
                journey.getLastAt().toEpochMilli());
        return Optional.of(journey(span, ids, channels, journey.getChannelSwitches(), journey.getVisits()));
    }

    public static String of(Attribution attribution) {
        return attribution(
                attribution.getFeedbackId(),
                attribution.getCustomerId(),
                attribution.getRule().name(),
                attribution.getTouchpointId(),
                attribution.getLagMillis());
    }

    /** Empty if nothing counts any more. */
    public static Optional<String> of(Score score) {
        if (score.getResponses() == 0) {
            return Optional.empty();
        }
        Double value = score.getScore();
        return Optional.of(score(
                score.getMetric().name(),
                score.getBreakdown(),
                score.getSize(),
                score.getWindowStart().toEpochMilli(),
                score.getHistogram(),
                value == null ? Double.NaN : value));
    }

    record Span(String customer, long startedAt, long lastAt) {}

    static String journey(Span span, List<String> eventIds, Collection<String> channels, int switches, int visits) {
        return "journey of " + span.customer + " from " + span.startedAt + " to " + span.lastAt + ": "
                + eventIds.size() + " steps " + Integer.toHexString(eventIds.hashCode()) + ", " + channels
                + ", switches " + switches + ", visits " + visits;
    }

    static String attribution(
            String feedbackId, String customer, String rule, @Nullable String touchpointId, @Nullable Long lag) {
        return "attribution of " + feedbackId + " by " + customer + ": " + rule + " " + touchpointId + " " + lag;
    }

    static String score(String metric, String breakdown, String size, long start, List<Long> histogram, double value) {
        return "score " + metric + " " + breakdown + " " + size + " from " + start + ": "
                + histogram.stream().map(String::valueOf).collect(Collectors.joining(" "))
                + String.format(Locale.ROOT, " -> %.6f", value);
    }

    private static boolean isCounted(Score score, Set<String> breakdowns) {
        String dimensions = VALUE.matcher(score.getBreakdown()).replaceAll("");
        return METRICS.contains(score.getMetric().name())
                && SIZES.contains(score.getSize())
                && breakdowns.contains(dimensions);
    }
}
