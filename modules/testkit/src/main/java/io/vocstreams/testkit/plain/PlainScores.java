package io.vocstreams.testkit.plain;

import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.policy.ScorePolicy.Counting;
import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.Dimension;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.WindowSize;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts the responses of every window and series (§8, §9). */
final class PlainScores {

    private final ScorePolicy policy;
    private final boolean armed;
    private final @Nullable Instant clock;

    PlainScores(ScorePolicy policy, boolean armed, @Nullable Instant clock) {
        this.policy = policy;
        this.armed = armed;
        this.clock = clock;
    }

    List<Score> of(List<PlainResponse> responses) {
        List<Score> scores = new ArrayList<>();
        if (responses.isEmpty()) {
            return scores;
        }
        Instant first = responses.stream()
                .map(PlainResponse::time)
                .min(Instant::compareTo)
                .orElseThrow();
        Instant last = responses.stream()
                .map(PlainResponse::time)
                .max(Instant::compareTo)
                .orElseThrow();
        for (PlainWindow window : new PlainWindows(policy.zone(), sizes()).around(first, last, clock)) {
            List<PlainResponse> inside = responses.stream()
                    .filter(response -> window.holds(response.time()))
                    .toList();
            if (!inside.isEmpty()) {
                scores.addAll(inWindow(window, inside));
            }
        }
        return scores;
    }

    /** "Window `rolling-P91D` exists for breakdowns `arm` …" (§18), which are there where an experiment is planned */
    private Set<WindowSize> sizes() {
        Set<WindowSize> sizes = EnumSet.allOf(WindowSize.class);
        if (!armed) {
            sizes.remove(WindowSize.ROLLING_91_DAYS);
        }
        return sizes;
    }

    private List<Score> inWindow(PlainWindow window, List<PlainResponse> inside) {
        // "per window, … chosen before any breakdown"
        List<PlainResponse> counting =
                inside.stream().filter(response -> counts(response, inside)).toList();
        Map<PlainSeries, List<PlainResponse>> bySeries = new LinkedHashMap<>();
        for (PlainResponse response : counting) {
            for (Breakdown breakdown : policy.breakdowns()) {
                // "Window `rolling-P91D` exists for breakdowns `arm` and `arm+survey`"
                if (window.size() == WindowSize.ROLLING_91_DAYS
                        && !List.of("arm", "arm+survey").contains(breakdown.toString())) {
                    continue;
                }
                for (String text : response.isIn(breakdown) ? texts(breakdown, response.values()) : List.<String>of()) {
                    bySeries.computeIfAbsent(new PlainSeries(response.scale(), text), key -> new ArrayList<>())
                            .add(response);
                }
            }
        }
        List<Score> scores = new ArrayList<>();
        bySeries.forEach((series, members) ->
                scores.add(PlainScore.of(series.scale(), series.breakdown(), window, members, isClosed(window))));
        return scores;
    }

    private record PlainSeries(Scale scale, String breakdown) {}

    /**
     * "default LATEST_PER_CUSTOMER: per window, among one customer's answers to one (survey, question) on one scale
     * (metric, min, max, polarity), only the latest by ({@code occurredAt}, {@code eventId}) counts … Where the
     * customer is a DEVICE_ID (a smiley terminal), each counts. ALL counts each."
     */
    private boolean counts(PlainResponse response, List<PlainResponse> inside) {
        // "A reading is an answer of metric TEXT, … policy ALL" (§14)
        boolean each = response.isRead()
                || policy.countingBySurvey().getOrDefault(response.survey(), policy.counting()) == Counting.ALL
                || response.customerType() == IdentifierType.DEVICE_ID;
        // "DISMISSED and PARTIAL are counted apart, each"
        if (!response.isAnswered() || each) {
            return true;
        }
        for (PlainResponse other : inside) {
            boolean sameQuestion = other.isAnswered()
                    && other.customerId().equals(response.customerId())
                    && Objects.equals(response.survey(), other.survey())
                    && other.question().equals(response.question())
                    && other.scale().equals(response.scale());
            if (sameQuestion && isLater(other, response)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLater(PlainResponse response, PlainResponse than) {
        int byTime = response.time().compareTo(than.time());
        return byTime > 0 || (byTime == 0 && PlainOrder.isSmaller(than.eventId(), response.eventId()));
    }

    /**
     * "breakdown {@code *} when none", else for example {@code channel=WEB,stage=PURCHASE}; one text per combination of
     * values.
     */
    static List<String> texts(Breakdown breakdown, Map<Dimension, List<String>> values) {
        if (breakdown.dimensions().isEmpty()) {
            return List.of("*");
        }
        List<String> texts = List.of("");
        for (Dimension dimension : breakdown.dimensions()) {
            List<String> longer = new ArrayList<>();
            for (String text : texts) {
                // "A response without a value for `store`, `product` or `experiment` is in no series of that
                // dimension."
                for (String value : values.getOrDefault(dimension, List.of())) {
                    String part = dimension.name().toLowerCase(Locale.ROOT) + "=" + encoded(value);
                    longer.add(text.isEmpty() ? part : text + "," + part);
                }
            }
            texts = longer;
        }
        return texts;
    }

    /** "{@code %}, {@code |}, {@code ,}, {@code =} inside values percent-encoded" */
    private static String encoded(String value) {
        return value.replace("%", "%25").replace("|", "%7C").replace(",", "%2C").replace("=", "%3D");
    }

    /** "PROVISIONAL until the clock is strictly later than {@code windowEnd} + {@code voc.scores.grace}" */
    private boolean isClosed(PlainWindow window) {
        return clock != null && clock.isAfter(window.end().plus(policy.grace()));
    }
}
