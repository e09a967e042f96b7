package io.vocstreams.app.demo;

import io.vocstreams.model.Journey;
import io.vocstreams.model.cases.Case;
import io.vocstreams.model.guidance.Decision;
import io.vocstreams.model.guidance.GuidanceRow;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.RateSeries;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.voice.Reading;
import io.vocstreams.model.voice.Sentiment;
import io.vocstreams.model.voice.ThemeFinding;
import io.vocstreams.model.voice.Voice;
import io.vocstreams.replay.generate.Truth;
import io.vocstreams.replay.generate.Truth.Fate;
import io.vocstreams.replay.generate.Truth.TrueCase;
import io.vocstreams.replay.generate.Truth.TrueGuidance;
import io.vocstreams.replay.generate.Truth.TrueRate;
import io.vocstreams.replay.generate.Truth.TrueReading;
import io.vocstreams.replay.generate.Truth.TrueScore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what was published of a sample with what is true about it. */
public record SampleCheck(Truth truth, Instant end) {

    /** Scores are computed twice in floating point. */
    private static final double TOLERANCE = 1e-9;

    /** One line of the comparison. Null where one side has nothing. */
    public record Line(
            String key, @Nullable TrueScore truth, @Nullable Score published) {

        public boolean agrees() {
            return truth != null && published != null && equal(truth, published);
        }
    }

    /** Every true score beside the published one, and every published one of the same kind that has no truth. */
    public List<Line> scores(Map<String, Score> published) {
        Map<String, Line> lines = new TreeMap<>();
        truth.scores().forEach((key, score) -> lines.put(key, new Line(key, score, published.get(key))));
        published.forEach((key, score) -> {
            if (isOfTheTruthsKind(score)) {
                lines.putIfAbsent(key, new Line(key, null, score));
            }
        });
        return List.copyOf(lines.values());
    }

    /** How many rates are compared. */
    public int rates() {
        return truth.rates().size();
    }

    /** Rates that are not the true ones, as sentences; as far as they do not change with the clock. */
    public List<String> rateDifferences(Map<String, Rate> published) {
        Map<String, TrueRate> found = new TreeMap<>();
        published.forEach((key, rate) -> {
            if (truth.rates().containsKey(key) || isOfTheTruthsKind(rate)) {
                found.put(
                        key,
                        new TrueRate(
                                rate.counts().opportunities(),
                                rate.counts().elapsed().count()));
            }
        });
        TreeSet<String> keys = new TreeSet<>(truth.rates().keySet());
        keys.addAll(found.keySet());
        TrueRate nothing = new TrueRate(0, 0);
        return keys.stream()
                .filter(key -> !truth.rates().getOrDefault(key, nothing).equals(found.getOrDefault(key, nothing)))
                .map(key -> "rate of " + key + ": " + found.getOrDefault(key, nothing) + " published, "
                        + truth.rates().getOrDefault(key, nothing) + " true")
                .toList();
    }

    /** How many readings are compared. */
    public int readings() {
        return truth.readings().size();
    }

    /** Readings that are not what was meant, as sentences. */
    public List<String> readingDifferences(Map<String, Reading> published) {
        Map<String, TrueReading> found = new TreeMap<>();
        published.forEach((eventId, reading) -> found.put(eventId, read(reading.content())));
        TreeSet<String> ids = new TreeSet<>(truth.readings().keySet());
        ids.addAll(found.keySet());
        return ids.stream()
                .filter(id -> !Objects.equals(truth.readings().get(id), found.get(id)))
                .map(id -> "reading of " + id + ": " + found.get(id) + " published, "
                        + truth.readings().get(id) + " true")
                .toList();
    }

    /** How much guidance is compared. */
    public int guidance() {
        return truth.guidance().size();
    }

    /** Guidance that is not the true one, as sentences. */
    public List<String> guidanceDifferences(Map<String, GuidanceRow> published) {
        Map<String, TrueGuidance> found = new TreeMap<>();
        published.forEach((guidanceId, row) -> {
            if (row.content().decision() != Decision.WITHDRAWN) {
                found.put(guidanceId, new TrueGuidance(row.content().customerId(), fate(row.content())));
            }
        });
        TreeSet<String> ids = new TreeSet<>(truth.guidance().keySet());
        ids.addAll(found.keySet());
        return ids.stream()
                .filter(id -> !Objects.equals(truth.guidance().get(id), found.get(id)))
                .map(id -> "guidance " + id + ": " + found.get(id) + " published, "
                        + truth.guidance().get(id) + " true")
                .toList();
    }

    private static Fate fate(GuidanceRow.Content content) {
        return switch (content.decision()) {
            case SENT -> Fate.TOLD;
            case SEND, HOLD -> Fate.TO_BE_TOLD;
            case SUPPRESSED, WITHDRAWN, UNKNOWN -> Fate.NOT_TOLD;
        };
    }

    /** How many cases are compared. */
    public int cases() {
        return truth.cases().size();
    }

    /** Cases that are not the true ones, as sentences; of the rules whose cases are known. */
    public List<String> caseDifferences(Map<String, Case> published) {
        Set<String> rules =
                truth.cases().values().stream().map(TrueCase::ruleId).collect(Collectors.toSet());
        Map<String, TrueCase> found = new TreeMap<>();
        published.forEach((caseId, one) -> {
            if (rules.contains(one.ruleId()) && one.status() != Case.Status.WITHDRAWN) {
                found.put(caseId, new TrueCase(one.ruleId(), one.customerId(), one.triggers()));
            }
        });
        TreeSet<String> ids = new TreeSet<>(truth.cases().keySet());
        ids.addAll(found.keySet());
        return ids.stream()
                .filter(id -> !Objects.equals(truth.cases().get(id), found.get(id)))
                .map(id -> "case " + id + ": " + found.get(id) + " published, "
                        + truth.cases().get(id) + " true")
                .toList();
    }

    private static TrueReading read(Reading.Content content) {
        Voice voice = content.voice();
        return new TrueReading(
                content.customerId(),
                voice.language(),
                voice.polarity() == null ? Sentiment.UNKNOWN : voice.polarity(),
                voice.themes().stream().collect(Collectors.toMap(ThemeFinding::id, ThemeFinding::polarity)));
    }

    private boolean isOfTheTruthsKind(Rate rate) {
        RateSeries series = rate.key().series();
        String measure = series.measure() + "|" + series.version() + "|";
        boolean broken = series.breakdown().equals("*") || series.breakdown().matches("channel=[^,]*");
        return broken
                && !rate.windowEnd().isAfter(dayAfter())
                && truth.rates().keySet().stream().anyMatch(key -> key.startsWith(measure));
    }

    private Instant dayAfter() {
        return end.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
    }

    /** Customers whose number of live journeys is not the true one, as sentences. */
    public List<String> journeyDifferences(Map<String, Journey> published) {
        Map<String, Long> live = published.values().stream()
                .filter(journey -> journey.status() != Journey.Status.SUPERSEDED)
                .collect(Collectors.groupingBy(Journey::customerId, TreeMap::new, Collectors.counting()));
        return differences("journeys", new TreeMap<>(truth.journeys()), live);
    }

    public List<String> refusalDifferences(Map<RejectReason, Long> refused) {
        return differences("refused", new TreeMap<>(truth.refused()), new TreeMap<>(refused));
    }

    private static <K> List<String> differences(String what, TreeMap<K, Long> wanted, Map<K, Long> found) {
        List<String> differences = new ArrayList<>();
        TreeMap<K, Long> keys = new TreeMap<>(wanted);
        found.forEach(keys::putIfAbsent);
        for (K key : keys.keySet()) {
            long expected = wanted.getOrDefault(key, 0L);
            long actual = found.getOrDefault(key, 0L);
            if (expected != actual) {
                differences.add(what + " of " + key + ": " + actual + " published, " + expected + " true");
            }
        }
        return differences;
    }

    private boolean isOfTheTruthsKind(Score score) {
        String breakdown = score.key().series().breakdown();
        boolean counts = score.responses() + score.dismissed() + score.partial() > 0;
        boolean broken = breakdown.equals("*") || breakdown.matches("channel=[^,]*");
        return counts && broken && isCovered(score);
    }

    /** The truth holds the sizes that it names, for windows that end by the end of the sample's last day. */
    private boolean isCovered(Score score) {
        String size = "|" + score.key().size().text() + "|";
        return !score.windowEnd().isAfter(dayAfter())
                && truth.scores().keySet().stream().anyMatch(key -> key.contains(size));
    }

    private static boolean equal(TrueScore truth, Score published) {
        return truth.responses() == published.responses()
                && truth.histogram().equals(published.histogram())
                && truth.dismissed() == published.dismissed()
                && truth.partial() == published.partial()
                && equal(truth.score(), published.score());
    }

    private static boolean equal(@Nullable Double left, @Nullable Double right) {
        if (left == null || right == null) {
            return Objects.equals(left, right);
        }
        return Math.abs(left - right) < TOLERANCE;
    }
}
