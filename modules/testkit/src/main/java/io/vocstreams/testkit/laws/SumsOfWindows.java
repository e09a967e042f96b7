package io.vocstreams.testkit.laws;

import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.policy.ScorePolicy.Counting;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.testkit.Tables;
import io.vocstreams.testkit.World;
import io.vocstreams.testkit.laws.Law.Sides;
import java.util.Map;
import java.util.function.Function;

/** Where each answer counts, a longer window is the sum of the shorter ones inside, but for its customers. */
final class SumsOfWindows {

    private SumsOfWindows() {}

    static Sides sides(World world, Function<World, Tables> tables) {
        Tables all = tables.apply(world.withScores(eachCounts(world)));
        Tables expected = Tables.empty();
        Tables actual = Tables.empty();
        for (Score score : all.scores().values()) {
            if (score.key().size() != WindowSize.HOUR) {
                expected.add(withoutCustomers(score, sumOfParts(score, all)));
                actual.add(withoutCustomers(score, ScoresOfCounts.counts(score)));
            }
        }
        for (Rate rate : all.rates().values()) {
            if (isMadeOfParts(rate, all)) {
                expected.add(RatesOfCounts.row(rate.key(), rate.windowEnd(), sumOfParts(rate, all), rate.finality()));
                actual.add(rate);
            }
        }
        return new Sides(expected, actual);
    }

    private static WindowSize partOf(WindowSize size) {
        return size == WindowSize.DAY ? WindowSize.HOUR : WindowSize.DAY;
    }

    /** A measure says itself which windows it has. */
    private static boolean isMadeOfParts(Rate whole, Tables all) {
        return whole.key().size() != WindowSize.HOUR
                && all.rates().values().stream()
                        .anyMatch(part -> part.key().series().equals(whole.key().series())
                                && part.key().size() == partOf(whole.key().size()));
    }

    private static RateCounts sumOfParts(Rate whole, Tables all) {
        RateCounts sum = RateCounts.NONE;
        for (Rate part : all.rates().values()) {
            if (part.key().size() == partOf(whole.key().size())
                    && part.key().series().equals(whole.key().series())
                    && !part.key().start().isBefore(whole.key().start())
                    && !part.windowEnd().isAfter(whole.windowEnd())) {
                sum = sum.plus(part.counts());
            }
        }
        return sum;
    }

    private static Counts sumOfParts(Score whole, Tables all) {
        WindowSize size = partOf(whole.key().size());
        Counts sum = Counts.none(whole.histogram().size());
        for (Score part : all.scores().values()) {
            if (part.key().size() == size
                    && part.key().series().equals(whole.key().series())
                    && !part.key().start().isBefore(whole.key().start())
                    && !part.windowEnd().isAfter(whole.windowEnd())) {
                sum = sum.plus(ScoresOfCounts.counts(part));
            }
        }
        return sum;
    }

    private static Score withoutCustomers(Score score, Counts counts) {
        return ScoresOfCounts.row(
                score.key(),
                score.windowEnd(),
                new Counts(counts.histogram(), 0, counts.dismissed(), counts.partial()),
                score.finality());
    }

    private static ScorePolicy eachCounts(World world) {
        ScorePolicy scores = world.scores();
        // Dearer than the other laws, and the same for all breakdowns.
        return new ScorePolicy(
                scores.zone(),
                scores.breakdowns().subList(0, Math.min(2, scores.breakdowns().size())),
                Counting.ALL,
                Map.of(),
                scores.grace(),
                scores.emitInterval());
    }
}
