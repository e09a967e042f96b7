package io.vocstreams.testkit.laws;

import io.vocstreams.model.Journey;
import io.vocstreams.model.JourneyContent;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.testkit.Tables;
import io.vocstreams.testkit.World;
import io.vocstreams.testkit.laws.Law.Sides;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What time alone does: it closes journeys and windows, and rolling windows come due. */
final class LaterClock {

    private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");

    private static final List<Duration> LATER =
            List.of(Duration.ofDays(1), Duration.ofDays(8), Duration.ofHours(1), Duration.ofDays(100));

    private LaterClock() {}

    static Sides sides(World world, Function<World, Tables> tables) {
        Instant start = world.clock() == null ? FIRST : world.clock();
        Instant later = start.plus(LATER.get(world.inputs().size() % LATER.size()));
        Tables earlier = tables.apply(world);
        Tables after = tables.apply(world.at(later));
        Tables expected = Tables.empty();
        expected.customers().putAll(earlier.customers());
        expected.attributions().putAll(earlier.attributions());
        earlier.journeys().values().forEach(journey -> expected.add(journey(journey, world.journey(), later)));
        earlier.scores()
                .values()
                .forEach(score -> expected.add(score(score, world.scores().grace(), later)));
        earlier.rates().values().forEach(rate -> expected.add(undecided(rate, isClosed(rate, world, later))));
        Tables actual = Tables.empty();
        actual.customers().putAll(after.customers());
        actual.attributions().putAll(after.attributions());
        after.journeys().values().forEach(actual::add);
        Days days = new Days(world.scores().zone());
        after.scores().values().stream()
                .filter(score -> !hasComeDue(score.key().size(), score.windowEnd(), days, world.clock()))
                .forEach(actual::add);
        after.rates().values().stream()
                .filter(rate -> !hasComeDue(rate.key().size(), rate.windowEnd(), days, world.clock()))
                .forEach(rate -> actual.add(undecided(rate, rate.finality() == Finality.FINAL)));
        return new Sides(expected, actual);
    }

    private static boolean hasComeDue(WindowSize size, Instant windowEnd, Days days, @Nullable Instant clock) {
        return size.isRolling() && (clock == null || windowEnd.isAfter(days.startOf(days.dayOf(clock) + 1)));
    }

    /** What was pending may be decided later, which the row does not say: how many there are and how long they took. */
    private static Rate undecided(Rate rate, boolean closed) {
        RateCounts counts = rate.counts();
        return RatesOfCounts.row(
                rate.key(),
                rate.windowEnd(),
                new RateCounts(counts.opportunities(), 0, 0, counts.elapsed()),
                closed ? Finality.FINAL : Finality.PROVISIONAL);
    }

    /** Not before what opened last in it is decided. */
    private static boolean isClosed(Rate rate, World world, Instant clock) {
        Duration open = world.measures().stream()
                .filter(measure -> measure.id().equals(rate.key().series().measure()))
                .findFirst()
                .orElseThrow()
                .open();
        return clock.isAfter(rate.windowEnd().plus(open).plus(world.scores().grace()));
    }

    private static JourneyContent journey(JourneyContent journey, JourneyPolicy policy, Instant clock) {
        boolean closed = journey.status() == Journey.Status.CLOSED
                || clock.isAfter(journey.path().lastAt().plus(policy.inactivityGap()));
        return new JourneyContent(
                journey.journeyId(),
                journey.customerId(),
                journey.identified(),
                closed ? Journey.Status.CLOSED : Journey.Status.OPEN,
                journey.supersededBy(),
                journey.path(),
                journey.feedbackIds());
    }

    private static Score score(Score score, Duration grace, Instant clock) {
        boolean closed = clock.isAfter(score.windowEnd().plus(grace));
        return ScoresOfCounts.with(score, closed ? Finality.FINAL : Finality.PROVISIONAL);
    }
}
