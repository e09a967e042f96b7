package io.vocstreams.app.report;

import io.vocstreams.app.impacts.Homogeneity;
import io.vocstreams.app.impacts.RankedImpact;
import io.vocstreams.app.impacts.Ranking;
import io.vocstreams.app.improvements.Verified;
import io.vocstreams.model.improvement.Change;
import io.vocstreams.model.improvement.Improvement;
import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.ScoreKey;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.model.voice.Expressions;
import io.vocstreams.model.voice.Reading;
import io.vocstreams.model.voice.Sentiment;
import io.vocstreams.model.voice.Voice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What happened in a month, from what is published alone. */
public final class MonthlyReport {

    private static final String THEME = "theme=";
    private static final List<Metric> RATED = List.of(Metric.NPS, Metric.CSAT, Metric.CES, Metric.RATING);

    private final ReportedMonth month;
    private final Wording wording;
    private final List<Score> scores;
    private final Map<Series, Score> now;
    private final Map<Series, Score> before;

    /** @param scores of all months, and what else is published */
    public MonthlyReport(ReportedMonth month, Wording wording, Collection<Score> scores) {
        this.month = month;
        this.wording = wording;
        this.scores = List.copyOf(scores);
        this.now = of(month);
        this.before = of(month.before());
    }

    private Map<Series, Score> of(ReportedMonth one) {
        return scores.stream()
                .filter(one::holds)
                .collect(Collectors.toMap(
                        score -> score.key().series(),
                        score -> score,
                        (any, same) -> same,
                        () -> new TreeMap<>(Comparator.comparing(Series::text))));
    }

    /** Whether anything of the month may still change. */
    public boolean isProvisional() {
        return now.values().stream().anyMatch(score -> score.finality() == Finality.PROVISIONAL);
    }

    /** Scores of all and by channel, with what they were the month before. */
    public ReportTable scores() {
        List<Score> shown = now.values().stream()
                .filter(score -> isTotal(score) || isBy("channel", score))
                .filter(score -> score.responses() > 0)
                .toList();
        return new ReportTable(
                "scores",
                List.of("metric", "scale", "part", "n", "score", "low", "high", "previous", "change", "finality"),
                shown.stream()
                        .map(score -> row(
                                series(score).scale().metric(),
                                series(score).scale().range(),
                                wording.part(series(score).breakdown()),
                                score.responses(),
                                score.score(),
                                score.low(),
                                score.high(),
                                previous(score),
                                change(score),
                                score.finality()))
                        .toList(),
                intervals(shown, score -> series(score).scale(), this::interval));
    }

    /**
     * What is said of each theme. Its score counts what is said of the theme alone.
     *
     * @param isAsked by the theme's id
     */
    public ReportTable voices(Predicate<String> isAsked) {
        List<Score> shown = now.values().stream()
                .filter(score -> series(score).scale().equals(Sentiment.SCALE) && isBy("theme", score))
                .filter(score -> score.responses() > 0 && isAsked.test(theme(score)))
                .sorted(Comparator.comparingLong(Score::responses).reversed())
                .toList();
        return new ReportTable(
                "voices",
                List.of(
                        "theme",
                        "negative",
                        "neutral",
                        "positive",
                        "n",
                        "previousN",
                        "score",
                        "low",
                        "high",
                        "previous",
                        "change",
                        "finality"),
                shown.stream()
                        .map(score -> row(
                                wording.theme(theme(score)),
                                score.histogram().get(0),
                                score.histogram().get(1),
                                score.histogram().get(2),
                                score.responses(),
                                responsesBefore(score),
                                score.score(),
                                score.low(),
                                score.high(),
                                previous(score),
                                change(score),
                                score.finality()))
                        .toList(),
                shown.isEmpty()
                        ? List.of()
                        : List.of(new Plot.Shares(shown.stream()
                                .map(score -> new Plot.Share(
                                        wording.theme(theme(score)),
                                        score.histogram().get(0),
                                        score.histogram().get(1),
                                        score.histogram().get(2)))
                                .toList())));
    }

    /** What each theme adds to the scores that people give. */
    public ReportTable impacts(Predicate<String> isAsked) {
        List<RankedImpact> shown = RATED.stream()
                .flatMap(metric ->
                        new Ranking(metric, "theme", WindowSize.MONTH.text(), month.end()).of(scores).stream())
                .filter(impact -> isAsked.test(theme(impact.part())))
                .toList();
        return new ReportTable(
                "impacts",
                List.of("metric", "scale", "rank", "theme", "n", "share", "impact", "low", "high", "finality"),
                shown.stream()
                        .map(one -> row(
                                series(one.part()).scale().metric(),
                                series(one.part()).scale().range(),
                                one.rank(),
                                wording.theme(theme(one.part())),
                                one.part().responses(),
                                100 * one.impact().share(),
                                one.impact().impact(),
                                one.impact().low(),
                                one.impact().high(),
                                one.part().finality()))
                        .toList(),
                intervals(
                        shown,
                        one -> series(one.part()).scale(),
                        one -> new Plot.Interval(
                                wording.theme(theme(one.part())),
                                one.impact().impact(),
                                one.impact().low(),
                                one.impact().high())));
    }

    /** How many expressions of each kind the texts have that speak of a function. */
    public static ReportTable functions(Collection<Reading> readings) {
        Map<String, long[]> sums = new TreeMap<>();
        for (Reading reading : readings) {
            Expressions found = reading.content().voice().expressions();
            for (String function : reading.content().voice().functions().keySet()) {
                long[] sum = sums.computeIfAbsent(function, absent -> new long[5]);
                sum[0]++;
                sum[1] += found.negative();
                sum[2] += found.positive();
                sum[3] += found.request();
                sum[4] += found.question();
            }
        }
        return new ReportTable(
                "functions",
                List.of("function", "texts", "negative", "positive", "request", "question"),
                rows(sums),
                List.of());
    }

    /** How many texts there are in each language, and what they say on the whole. */
    public static ReportTable languages(Collection<Reading> readings) {
        Map<String, long[]> sums = new TreeMap<>();
        for (Reading reading : readings) {
            Voice voice = reading.content().voice();
            long[] sum = sums.computeIfAbsent(voice.language(), absent -> new long[6]);
            sum[0]++;
            Sentiment polarity = voice.polarity();
            int column = polarity == null
                    ? 5
                    : switch (polarity) {
                        case NEGATIVE -> 1;
                        case NEUTRAL, UNKNOWN -> 2;
                        case MIXED -> 3;
                        case POSITIVE -> 4;
                    };
            sum[column]++;
        }
        return new ReportTable(
                "languages",
                List.of("language", "texts", "negative", "neutral", "mixed", "positive", "unread"),
                rows(sums),
                List.of());
    }

    /** What was to be better, what was done, and what became of it. */
    public ReportTable improvements(Collection<Verified> improvements) {
        return new ReportTable(
                "improvements",
                List.of("title", "department", "scope", "said", "status", "done", "verdict", "change", "low", "high"),
                improvements.stream().map(this::row).toList(),
                List.of());
    }

    private List<@Nullable Object> row(Verified verified) {
        Improvement improvement = verified.improvement();
        Change change =
                verified.verification() == null ? null : verified.verification().change();
        String scope = improvement.scope();
        String department = improvement.department();
        return row(
                improvement.title() == null ? improvement.improvementId() : improvement.title(),
                department == null ? null : wording.department(department),
                scope == null ? null : wording.part(scope),
                improvement.publicText(),
                improvement.status(),
                improvement.doneAt(),
                verified.verification() == null ? null : verified.verification().verdict(),
                change == null ? null : change.value(),
                change == null ? null : change.low(),
                change == null ? null : change.high());
    }

    /** Whether stores answer alike: where they differ, help the few; else change what all of them do. */
    public ReportTable stores() {
        Map<Scale, List<Counts>> parts = new LinkedHashMap<>();
        List<Score> shown = now.values().stream()
                .filter(score -> isBy("store", score) && score.responses() > 0)
                .toList();
        shown.forEach(score -> parts.computeIfAbsent(series(score).scale(), scale -> new ArrayList<>())
                .add(score.counts()));
        List<List<@Nullable Object>> rows = new ArrayList<>();
        parts.forEach((scale, counts) -> Homogeneity.of(scale, counts)
                .ifPresent(found -> rows.add(row(
                        scale.metric(),
                        scale.range(),
                        found.parts(),
                        found.chiSquare(),
                        found.degreesOfFreedom(),
                        found.p(),
                        found.isSignificant() ? "DIFFER" : "ALIKE"))));
        return new ReportTable(
                "stores",
                List.of("metric", "scale", "stores", "chiSquare", "degreesOfFreedom", "p", "spread"),
                rows,
                intervals(shown, score -> series(score).scale(), this::interval));
    }

    private static List<List<@Nullable Object>> rows(Map<String, long[]> sums) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        sums.forEach((name, sum) -> {
            List<@Nullable Object> row = row(name);
            Arrays.stream(sum).forEach(row::add);
            rows.add(row);
        });
        return rows;
    }

    private Plot.@Nullable Interval interval(Score score) {
        Double value = score.score();
        Double low = score.low();
        Double high = score.high();
        return value == null || low == null || high == null
                ? null
                : new Plot.Interval(wording.spoken(series(score).breakdown()), value, low, high);
    }

    /** One plot for each scale: figures of two scales have no axis in common. */
    private static <T> List<Plot> intervals(
            List<T> shown, Function<T, Scale> scaleOf, Function<T, Plot.@Nullable Interval> interval) {
        Map<Scale, List<Plot.Interval>> drawn = new LinkedHashMap<>();
        for (T one : shown) {
            Plot.Interval row = interval.apply(one);
            if (row != null) {
                drawn.computeIfAbsent(scaleOf.apply(one), scale -> new ArrayList<>())
                        .add(row);
            }
        }
        List<Plot> plots = new ArrayList<>();
        drawn.forEach((scale, rows) -> plots.add(new Plot.Intervals(scale.metric() + " " + scale.range(), rows)));
        return plots;
    }

    private @Nullable Double previous(Score score) {
        Score earlier = before.get(series(score));
        return earlier == null ? null : earlier.score();
    }

    private long responsesBefore(Score score) {
        Score earlier = before.get(series(score));
        return earlier == null ? 0 : earlier.responses();
    }

    private @Nullable Double change(Score score) {
        Double earlier = previous(score);
        Double value = score.score();
        return earlier == null || value == null ? null : value - earlier;
    }

    private static boolean isTotal(Score score) {
        return series(score).breakdown().equals(Series.TOTAL);
    }

    private static boolean isBy(String dimension, Score score) {
        return Breakdown.dimensionsOf(series(score).breakdown()).equals(dimension)
                && series(score).breakdown().contains("=");
    }

    private static Series series(Score score) {
        return score.key().series();
    }

    private static String theme(Score score) {
        return ScoreKey.decode(series(score).breakdown().substring(THEME.length()));
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return new ArrayList<>(Arrays.asList(cells));
    }
}
