package io.vocstreams.bench.input;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The oracle's scores: one histogram for each window of each series. */
final class ExpectedScores {

    private static final Map<String, String> STAGES = Map.ofEntries(
            Map.entry("page_viewed", "AWARENESS"),
            Map.entry("email_opened", "AWARENESS"),
            Map.entry("store_entered", "AWARENESS"),
            Map.entry("search_performed", "CONSIDERATION"),
            Map.entry("product_viewed", "CONSIDERATION"),
            Map.entry("cart_updated", "CONSIDERATION"),
            Map.entry("purchase_completed", "PURCHASE"),
            Map.entry("screen_viewed", "USE"),
            Map.entry("feature_used", "USE"),
            Map.entry("login", "USE"),
            Map.entry("call_started", "SUPPORT"),
            Map.entry("call_ended", "SUPPORT"),
            Map.entry("complaint_filed", "SUPPORT"),
            Map.entry("return_made", "SUPPORT"),
            Map.entry("inquiry_sent", "SUPPORT"),
            Map.entry("reply_received", "SUPPORT"));

    private final boolean whole;
    private final Map<Key, long[]> histograms = new HashMap<>();

    private record Key(String metric, String breakdown, String size, Instant start) {}

    ExpectedScores(boolean whole) {
        this.whole = whole;
    }

    void count(Expectation.Answer answer, Expectation.@Nullable Touch about) {
        for (String breakdown : breakdowns(answer, about)) {
            count(
                    answer,
                    new Key(answer.metric(), breakdown, "PT1H", answer.at().truncatedTo(ChronoUnit.HOURS)));
            count(answer, new Key(answer.metric(), breakdown, "P1D", answer.at().truncatedTo(ChronoUnit.DAYS)));
        }
    }

    Set<String> rows() {
        Set<String> rows = new HashSet<>();
        histograms.forEach((key, histogram) -> rows.add(Rows.score(
                key.metric,
                key.breakdown,
                key.size,
                key.start.toEpochMilli(),
                Arrays.stream(histogram).boxed().toList(),
                key.metric.equals("NPS") ? netPromoters(histogram) : topTwo(histogram))));
        return rows;
    }

    private void count(Expectation.Answer answer, Key key) {
        histograms.computeIfAbsent(key, any -> new long[answer.points()])[answer.value() - answer.least()]++;
    }

    private List<String> breakdowns(Expectation.Answer answer, Expectation.@Nullable Touch about) {
        String channel = "channel=" + (about == null ? answer.channel() : about.channel());
        List<String> breakdowns = new ArrayList<>(List.of("*", channel));
        if (whole) {
            String stage = "stage=" + (about == null ? "UNATTRIBUTED" : STAGES.getOrDefault(about.action(), "UNKNOWN"));
            breakdowns.add(stage);
            breakdowns.add(channel + "," + stage);
            breakdowns.add("action=" + (about == null ? "UNATTRIBUTED" : about.action()));
            breakdowns.add("survey=" + answer.survey());
            breakdowns.add("segment=UNKNOWN");
            if (about != null && about.store() != null) {
                breakdowns.add("store=" + about.store());
            }
            if (about != null && about.product() != null) {
                breakdowns.add("product=" + about.product());
            }
        }
        return breakdowns;
    }

    private static double netPromoters(long[] histogram) {
        long promoters = histogram[9] + histogram[10];
        long detractors = Arrays.stream(histogram, 0, 7).sum();
        return 100.0 * (promoters - detractors) / Arrays.stream(histogram).sum();
    }

    private static double topTwo(long[] histogram) {
        long top = histogram[histogram.length - 1] + histogram[histogram.length - 2];
        return 100.0 * top / Arrays.stream(histogram).sum();
    }
}
