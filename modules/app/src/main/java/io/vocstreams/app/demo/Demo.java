package io.vocstreams.app.demo;

import io.vocstreams.app.CommandFailure;
import io.vocstreams.app.JourneyRows;
import io.vocstreams.app.ScoreRows;
import io.vocstreams.app.TextTable;
import io.vocstreams.app.cluster.KafkaPublisher;
import io.vocstreams.app.cluster.Pipeline;
import io.vocstreams.contracts.InputRecord;
import io.vocstreams.model.Journey;
import io.vocstreams.model.cases.Case;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.replay.generate.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Plays a sample through a running pipeline and waits until what is published is what is true. */
public final class Demo {

    /** After the last record: the idle timeout, and what the stages need to close the windows. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private static final int ROWS = 8;

    private final Settings settings;
    private final Sample sample;
    private final SampleCheck check;
    private final Board board;

    /** What came of it. */
    public record Result(
            List<SampleCheck.Line> scores,
            int rates,
            List<String> rateDifferences,
            int readings,
            List<String> readingDifferences,
            int cases,
            List<String> caseDifferences,
            int guidance,
            List<String> guidanceDifferences,
            List<Case> openCases,
            List<String> differences,
            long journeys,
            long scoreRecords,
            long journeyRecords,
            Duration playing,
            Duration settling) {

        public boolean isTrue() {
            return differences.isEmpty();
        }
    }

    public Demo(Settings settings, Sample sample, Instant end, Board board) {
        this.settings = settings;
        this.sample = sample;
        this.check = new SampleCheck(sample.truth(), end);
        this.board = board;
    }

    public Result play(Pipeline pipeline, Duration playing) {
        try (Published published = new Published(settings)) {
            long start = System.nanoTime();
            publish(published, playing);
            long played = System.nanoTime();
            List<String> differences;
            do {
                published.poll();
                show(published, sample.records().size());
                differences = differences(published);
                if (!pipeline.isRunning() && !pipeline.problem().isEmpty()) {
                    throw new CommandFailure("a stage is in trouble" + pipeline.problem());
                }
            } while ((!differences.isEmpty() || isAnyOpen(published))
                    && System.nanoTime() - played < LONGEST_WAIT.toNanos());
            return new Result(
                    check.scores(published.scores()),
                    check.rates(),
                    check.rateDifferences(published.rates()),
                    check.readings(),
                    check.readingDifferences(published.readings()),
                    check.cases(),
                    check.caseDifferences(published.cases()),
                    check.guidance(),
                    check.guidanceDifferences(published.guidance()),
                    openCases(published),
                    differences,
                    live(published),
                    published.scoreRecords(),
                    published.journeyRecords(),
                    Duration.ofNanos(played - start),
                    Duration.ofNanos(System.nanoTime() - played));
        }
    }

    /** Spread over the time, so that the scores can be watched while they move. */
    private void publish(Published published, Duration playing) {
        try (KafkaPublisher publisher = new KafkaPublisher(settings)) {
            sample.notices().forEach(publisher::accept);
            long start = System.nanoTime();
            int sent = 0;
            for (InputRecord record : sample.records()) {
                publisher.accept(record);
                sent++;
                long due = start + playing.toNanos() * sent / sample.records().size();
                while (System.nanoTime() < due) {
                    published.poll();
                    show(published, sent);
                }
            }
        }
    }

    private List<String> differences(Published published) {
        List<String> differences = new ArrayList<>();
        for (SampleCheck.Line line : check.scores(published.scores())) {
            if (!line.agrees()) {
                differences.add(line.key() + ": " + brief(line.published()) + " published, "
                        + (line.truth() == null
                                ? "nothing"
                                : line.truth().responses() + " responses, score "
                                        + line.truth().score())
                        + " true");
            }
        }
        differences.addAll(check.rateDifferences(published.rates()));
        differences.addAll(check.readingDifferences(published.readings()));
        differences.addAll(check.caseDifferences(published.cases()));
        differences.addAll(check.guidanceDifferences(published.guidance()));
        differences.addAll(check.journeyDifferences(published.journeys()));
        differences.addAll(check.refusalDifferences(published.refused()));
        return differences;
    }

    private static String brief(@Nullable Score score) {
        return score == null ? "nothing" : score.responses() + " responses, score " + score.score();
    }

    /**
     * Windows that are over become final without further traffic; those that count nothing any more stay as they are.
     */
    private boolean isAnyOpen(Published published) {
        return published.scores().values().stream()
                .anyMatch(score -> score.finality() == Finality.PROVISIONAL
                        && score.responses() + score.dismissed() + score.partial() > 0
                        && score.windowEnd().plus(Duration.ofDays(1)).isBefore(Instant.now()));
    }

    /** What somebody is to act on, the most urgent first. */
    private static List<Case> openCases(Published published) {
        return published.cases().values().stream()
                .filter(one -> one.status() == Case.Status.OPEN)
                .sorted(Comparator.comparing(Case::contactDueAt).thenComparing(Case::caseId))
                .toList();
    }

    private static long live(Published published) {
        return published.journeys().values().stream()
                .filter(journey -> journey.status() != Journey.Status.SUPERSEDED)
                .count();
    }

    private void show(Published published, int sent) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%,d of %,d records in   %,d journeys   %,d scores (%,d updates)   %d refused",
                sent,
                sample.records().size(),
                live(published),
                published.scores().size(),
                published.scoreRecords(),
                published.refused().values().stream().mapToLong(Long::longValue).sum()));
        lines.add("");
        lines.addAll(newestScores(published).lines(board.columns()));
        lines.add("");
        lines.addAll(newestJourneys(published).lines(board.columns()));
        board.show(lines);
    }

    /** The seven days that end last, of the totals. */
    private static TextTable newestScores(Published published) {
        TextTable table = ScoreRows.table();
        published.scores().values().stream()
                .filter(score -> score.key().size() == WindowSize.ROLLING_7_DAYS
                        && score.key().series().breakdown().equals(Series.TOTAL)
                        && score.responses() > 0)
                .sorted(Comparator.comparing((Score score) -> score.key().start())
                        .reversed()
                        .thenComparing(score -> score.key().text()))
                .limit(ROWS)
                .forEach(score -> ScoreRows.add(table, score));
        return table;
    }

    private static TextTable newestJourneys(Published published) {
        TextTable table = JourneyRows.table();
        published.journeys().values().stream()
                .filter(journey -> journey.status() != Journey.Status.SUPERSEDED)
                .sorted(Comparator.comparing((Journey journey) -> journey.path().lastAt())
                        .reversed()
                        .thenComparing(Journey::journeyId))
                .limit(ROWS)
                .forEach(journey -> JourneyRows.add(table, journey));
        return table;
    }
}
