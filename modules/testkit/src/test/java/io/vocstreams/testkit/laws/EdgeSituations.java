package io.vocstreams.testkit.laws;

import io.vocstreams.model.Interaction;
import io.vocstreams.model.policy.IdentityPolicy;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.score.Days;
import io.vocstreams.testkit.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Situations in which a millisecond more or less makes a difference. */
final class EdgeSituations {

    private static final Duration HORIZON = Duration.ofDays(30);

    private EdgeSituations() {}

    /** A world under a policy of which one duration is that much longer. */
    private interface Longer {
        World by(World world, long millis);
    }

    static Map<String, Predicate<Seen>> all() {
        Map<String, Predicate<Seen>> all = new TreeMap<>();
        edges(all, "the link validity", (world, millis) -> identity(world, millis, 0, 0, 0));
        edges(all, "the identity lookback", (world, millis) -> identity(world, 0, millis, 0, 0));
        edges(all, "the shared session", (world, millis) -> identity(world, 0, 0, 0, millis));
        all.put("just as many as share a kiosk", seen -> seen.differsIn(world -> identity(world, 0, 0, 1, 0)));
        all.put("one fewer than share a kiosk", seen -> seen.differsIn(world -> identity(world, 0, 0, -1, 0)));
        edges(all, "the inactivity gap", (world, millis) -> journey(world, millis, 0, 0, 0, 0));
        edges(all, "the maximum duration", (world, millis) -> journey(world, 0, millis, 0, 0, 0));
        edges(all, "the visit gap", (world, millis) -> journey(world, 0, 0, millis, 0, 0));
        edges(all, "the attribution reach", (world, millis) -> journey(world, 0, 0, 0, millis, 0));
        edges(all, "the attribution lookback", (world, millis) -> journey(world, 0, 0, 0, 0, millis));
        edges(all, "the grace", EdgeSituations::grace);
        all.put(
                "on the border of a day",
                seen -> day(seen, (days, at) -> days.startOf(days.dayOf(at)).equals(at)));
        all.put(
                "just before the border of a day",
                seen -> day(seen, (days, at) -> days.dayOf(at.plusMillis(1)) > days.dayOf(at)));
        all.put(
                "on the border of an hour",
                seen -> day(
                        seen,
                        (days, at) -> days.startOfHour(at).equals(at)
                                && !days.startOf(days.dayOf(at)).equals(at)));
        all.put("on a day of 23 hours", seen -> hours(seen, 23));
        all.put("on a day of 25 hours", seen -> hours(seen, 25));
        all.put("exactly a horizon apart", seen -> apart(seen, HORIZON));
        all.put("just more than a horizon apart", seen -> apart(seen, HORIZON.plusMillis(1)));
        return all;
    }

    private static void edges(Map<String, Predicate<Seen>> all, String what, Longer longer) {
        all.put("at the edge of " + what + ", shorter matters", seen -> seen.differsIn(world -> longer.by(world, -1)));
        all.put("at the edge of " + what + ", longer matters", seen -> seen.differsIn(world -> longer.by(world, 1)));
    }

    private static World identity(World world, long validity, long lookback, int threshold, long session) {
        IdentityPolicy policy = world.identity();
        return world.withIdentity(new IdentityPolicy(
                policy.linkValidity().plusMillis(validity),
                policy.lookback().plusMillis(lookback),
                policy.sharedThreshold() + threshold,
                policy.sharedSession().plusMillis(session)));
    }

    private static World journey(World world, long gap, long most, long visit, long reach, long lookback) {
        JourneyPolicy policy = world.journey();
        return world.withJourney(new JourneyPolicy(
                policy.inactivityGap().plusMillis(gap),
                policy.maxDuration().plusMillis(most),
                policy.visitGap().plusMillis(visit),
                policy.attributionReach().plusMillis(reach),
                policy.attributionLookback().plusMillis(lookback)));
    }

    private static World grace(World world, long millis) {
        ScorePolicy scores = world.scores();
        return world.withScores(new ScorePolicy(
                scores.zone(),
                scores.breakdowns(),
                scores.counting(),
                scores.countingBySurvey(),
                scores.grace().plusMillis(millis),
                scores.emitInterval()));
    }

    private static boolean day(Seen seen, BiPredicate<Days, Instant> which) {
        Days days = new Days(seen.world().scores().zone());
        return seen.standing().stream().map(one -> one.header().occurredAt()).anyMatch(at -> which.test(days, at));
    }

    private static boolean hours(Seen seen, long hours) {
        return day(seen, (days, at) -> Duration.between(days.startOf(days.dayOf(at)), days.startOf(days.dayOf(at) + 1))
                .equals(Duration.ofHours(hours)));
    }

    private static boolean apart(Seen seen, Duration duration) {
        Instant latest = seen.standing().stream()
                .map(Interaction::header)
                .map(header -> header.occurredAt())
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        return day(seen, (days, at) -> at.plus(duration).equals(latest));
    }
}
