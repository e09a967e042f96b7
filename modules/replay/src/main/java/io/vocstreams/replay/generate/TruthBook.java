package io.vocstreams.replay.generate;

import io.vocstreams.model.Feedback;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.voice.Sentiment;
import io.vocstreams.replay.generate.TrueFacts.Answer;
import io.vocstreams.replay.generate.Truth.TrueGuidance;
import io.vocstreams.replay.generate.Truth.TrueReading;
import io.vocstreams.replay.generate.Truth.TrueScore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Works out the truth from the facts, window by window, in the plainest way. It shares no code with the pipeline. */
final class TruthBook {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration JOURNEY_GAP = Duration.ofDays(7);
    private static final Comparator<Answer> BY_TIME =
            Comparator.comparing(Answer::at).thenComparing(Answer::eventId);

    private final TrueFacts facts;
    private final Instant lastBoundary;

    TruthBook(TrueFacts facts, Instant end) {
        this.facts = facts;
        this.lastBoundary = end.truncatedTo(ChronoUnit.DAYS).plus(DAY);
    }

    Truth write(Map<String, TrueGuidance> guidance) {
        return new Truth(
                scores(),
                new RateBook(facts, lastBoundary).write(),
                readings(),
                new CaseBook(facts).write(),
                guidance,
                journeys(),
                new TreeMap<>(facts.refused()));
    }

    private Map<String, TrueReading> readings() {
        Map<String, TrueReading> readings = new TreeMap<>();
        for (TrueFacts.Voice voice : facts.voices()) {
            Remark remark = voice.remark();
            readings.put(
                    voice.eventId(),
                    new TrueReading(
                            voice.person().customerId(), remark.language(), remark.polarity(), remark.themes()));
        }
        return readings;
    }

    /**
     * What is said counts as an answer each time: 1 for praise, -1 for blame, 0 for both; and for neither in a comment.
     */
    private List<Answer> said() {
        return facts.voices().stream()
                .filter(voice -> !voice.isMessage() || voice.remark().polarity() != Sentiment.NEUTRAL)
                .map(voice -> new Answer(
                        voice.person(),
                        true,
                        Survey.SAID,
                        Feedback.Status.ANSWERED,
                        voice.remark().polarity() == Sentiment.POSITIVE
                                ? 1
                                : voice.remark().polarity() == Sentiment.NEGATIVE ? -1 : 0,
                        voice.channel(),
                        voice.at(),
                        voice.eventId()))
                .toList();
    }

    /** The answers in one window of one size, of one scale. */
    private record Window(Scale scale, String size, Instant start) {

        String key(String breakdown) {
            return scale.text() + "|" + breakdown + "|" + size + "|" + start;
        }
    }

    private Map<String, TrueScore> scores() {
        Map<Window, List<Answer>> windows = new HashMap<>();
        for (Answer answer :
                Stream.concat(facts.answers().stream(), said().stream()).toList()) {
            if (answer.survey() != Survey.COMMENT) {
                windowsOf(answer).forEach(window -> windows.computeIfAbsent(window, key -> new ArrayList<>())
                        .add(answer));
            }
        }
        Map<String, TrueScore> scores = new TreeMap<>();
        windows.forEach((window, answers) -> {
            List<Answer> counting = counting(answers);
            scores.put(window.key("*"), score(window.scale(), counting));
            counting.stream()
                    .collect(Collectors.groupingBy(Answer::channel))
                    .forEach((channel, part) ->
                            scores.put(window.key("channel=" + channel), score(window.scale(), part)));
        });
        return scores;
    }

    private List<Window> windowsOf(Answer answer) {
        List<Window> windows = new ArrayList<>();
        Instant day = answer.at().truncatedTo(ChronoUnit.DAYS);
        windows.add(new Window(answer.scale(), "PT1H", answer.at().truncatedTo(ChronoUnit.HOURS)));
        windows.add(new Window(answer.scale(), "P1D", day));
        LocalDate month = LocalDate.ofInstant(day, ZoneOffset.UTC).withDayOfMonth(1);
        windows.add(new Window(
                answer.scale(), "P1M", month.atStartOfDay(ZoneOffset.UTC).toInstant()));
        for (int days : new int[] {7, 28}) {
            for (int after = 1; after <= days; after++) {
                Instant end = day.plus(DAY.multipliedBy(after));
                if (!end.isAfter(lastBoundary)) {
                    windows.add(
                            new Window(answer.scale(), "rolling-P" + days + "D", end.minus(DAY.multipliedBy(days))));
                }
            }
        }
        return windows;
    }

    /** Of one customer's answers to one question only the latest; of a terminal, and of what is no answer, each. */
    private static List<Answer> counting(List<Answer> answers) {
        List<Answer> counting = new ArrayList<>();
        Map<String, Answer> latest = new HashMap<>();
        for (Answer answer : answers) {
            if (answer.terminal() || answer.status() != Feedback.Status.ANSWERED) {
                counting.add(answer);
            } else {
                latest.merge(
                        answer.person().customerId() + " " + answer.survey(),
                        answer,
                        (one, other) -> BY_TIME.compare(one, other) > 0 ? one : other);
            }
        }
        counting.addAll(latest.values());
        return counting;
    }

    private static TrueScore score(Scale scale, List<Answer> answers) {
        long[] histogram = new long[scale.max() - scale.min() + 1];
        long dismissed = 0;
        long partial = 0;
        for (Answer answer : answers) {
            Integer value = answer.value();
            if (answer.status() == Feedback.Status.DISMISSED) {
                dismissed++;
            } else if (answer.status() == Feedback.Status.PARTIAL || value == null) {
                partial++;
            } else {
                histogram[value - scale.min()]++;
            }
        }
        return new TrueScore(
                LongStream.of(histogram).sum(),
                LongStream.of(histogram).boxed().toList(),
                dismissed,
                partial,
                score(scale, histogram));
    }

    private static @Nullable Double score(Scale scale, long[] histogram) {
        double n = LongStream.of(histogram).sum();
        if (n == 0) {
            return null;
        }
        return switch (scale.metric()) {
            case TEXT -> 100 * (sum(histogram, 2, 2) - sum(histogram, 0, 0)) / n;
            case NPS -> 100 * (sum(histogram, 9, 10) - sum(histogram, 0, 6)) / n;
            case CSAT -> {
                int top = scale.max() <= 3 ? 1 : scale.max() <= 7 ? 2 : 3;
                yield 100 * sum(histogram, histogram.length - top, histogram.length - 1) / n;
            }
            default -> {
                double total = 0;
                for (int i = 0; i < histogram.length; i++) {
                    total += (double) histogram[i] * (scale.min() + i);
                }
                yield total / n;
            }
        };
    }

    private static double sum(long[] histogram, int from, int to) {
        long sum = 0;
        for (int i = from; i <= to; i++) {
            sum += histogram[i];
        }
        return sum;
    }

    /** No span is so long that a journey could end for its length. */
    private Map<String, Long> journeys() {
        Map<String, List<Instant>> times = new TreeMap<>();
        facts.meetings()
                .forEach(meeting -> times.computeIfAbsent(meeting.person().customerId(), key -> new ArrayList<>())
                        .add(meeting.at()));
        Map<String, Long> journeys = new TreeMap<>();
        times.forEach((customer, all) -> {
            List<Instant> sorted = all.stream().sorted().toList();
            long count = 1;
            for (int i = 1; i < sorted.size(); i++) {
                count += Duration.between(sorted.get(i - 1), sorted.get(i)).compareTo(JOURNEY_GAP) > 0 ? 1 : 0;
            }
            journeys.put(customer, count);
        });
        return journeys;
    }
}
