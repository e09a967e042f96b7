package io.vocstreams.testkit.laws;

import io.vocstreams.model.Attribution;
import io.vocstreams.model.AttributionContent;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Journey;
import io.vocstreams.model.JourneyContent;
import io.vocstreams.model.LifecycleStage;
import io.vocstreams.model.Touchpoint;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.policy.ScorePolicy.Counting;
import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.testkit.MeasuresOfWorlds;
import io.vocstreams.testkit.World;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Situations that show in the tables. */
final class OutcomeSituations {

    private OutcomeSituations() {}

    static Map<String, Predicate<Seen>> all() {
        Map<String, Predicate<Seen>> all = new TreeMap<>();
        journeys(all);
        attributions(all);
        scores(all);
        rates(all);
        all.put("a customer nobody knows", seen -> customer(seen, "cookie-id:"));
        all.put("a terminal as customer", seen -> customer(seen, "device-id:"));
        all.put("a customer known by another identifier", seen -> seen.tables().customers().entrySet().stream()
                .anyMatch(entry -> entry.getKey().startsWith("cookie-id:")
                        && !entry.getValue().contains(":")));
        return all;
    }

    private static void journeys(Map<String, Predicate<Seen>> all) {
        for (Journey.Outcome outcome : List.of(
                Journey.Outcome.CONVERTED,
                Journey.Outcome.RESOLVED,
                Journey.Outcome.UNRESOLVED,
                Journey.Outcome.ABANDONED,
                Journey.Outcome.BROWSED)) {
            all.put(
                    "journey " + outcome,
                    seen -> journey(seen, journey -> journey.path().outcome() == outcome));
        }
        for (LifecycleStage stage : LifecycleStage.values()) {
            all.put(
                    "journey as far as " + stage,
                    seen -> journey(seen, one -> one.path().furthestStage() == stage));
        }
        for (Channel channel : Channel.values()) {
            all.put(
                    "journey on " + channel,
                    seen -> journey(seen, one -> one.path().channels().contains(channel)));
        }
        all.put("journey OPEN", seen -> journey(seen, one -> one.status() == Journey.Status.OPEN));
        all.put("journey CLOSED", seen -> journey(seen, one -> one.status() == Journey.Status.CLOSED));
        all.put(
                "journey of three visits",
                seen -> journey(seen, one -> one.path().visits() >= 3));
        all.put(
                "two journeys of a customer",
                seen -> seen.tables().journeys().values().stream()
                                .map(JourneyContent::customerId)
                                .distinct()
                                .count()
                        < seen.tables().journeys().size());
        all.put(
                "outbound message in a journey",
                seen -> journey(seen, one -> one.path().steps().stream().anyMatch(step -> step.visit() == 0)));
        all.put(
                "outbound message in none",
                seen -> outbound(seen)
                        > seen.tables().journeys().values().stream()
                                .flatMap(journey -> journey.path().steps().stream())
                                .filter(step -> step.visit() == 0)
                                .count());
        all.put(
                "journey with feedback",
                seen -> journey(seen, one -> !one.feedbackIds().isEmpty()));
    }

    private static void attributions(Map<String, Predicate<Seen>> all) {
        for (Attribution.Rule rule : Attribution.Rule.values()) {
            if (rule != Attribution.Rule.UNKNOWN) {
                all.put("attributed by " + rule, seen -> attribution(seen, one -> one.rule() == rule));
            }
        }
        all.put("EXPLICIT before", seen -> explicit(seen, -1));
        all.put("EXPLICIT after", seen -> explicit(seen, 1));
        all.put(
                "EXPLICIT in no journey",
                seen -> attribution(seen, one -> one.rule() == Attribution.Rule.EXPLICIT && one.journeyId() == null));
    }

    private static void scores(Map<String, Predicate<Seen>> all) {
        for (Metric metric : List.of(Metric.NPS, Metric.CSAT, Metric.CES, Metric.RATING)) {
            all.put(
                    "score of " + metric,
                    seen -> score(seen, one -> one.key().series().scale().metric() == metric));
        }
        // Of the arms of experiments alone, so it comes together less often.
        all.put(
                "score of two in " + WindowSize.ROLLING_91_DAYS,
                seen -> score(seen, one -> one.key().size() == WindowSize.ROLLING_91_DAYS && one.responses() >= 2));
        for (WindowSize size : WindowSize.OF_ALL) {
            all.put(
                    "score of three in " + size,
                    seen -> score(seen, one -> one.key().size() == size && one.responses() >= 3));
        }
        for (Breakdown breakdown : ScorePolicy.DEFAULT.breakdowns()) {
            all.put(
                    "score by " + breakdown,
                    seen -> score(seen, one -> one.key()
                            .series()
                            .breakdown()
                            .replaceAll("=[^,]*", "")
                            .replace(',', '+')
                            .equals(breakdown.dimensions().isEmpty() ? "*" : breakdown.toString())));
        }
        all.put(
                "segment of a profile",
                seen -> score(seen, one -> one.key().series().breakdown().matches("segment=(gold|silver|bronze)")));
        all.put("score PROVISIONAL", seen -> score(seen, one -> one.finality() == Finality.PROVISIONAL));
        all.put("score FINAL", seen -> score(seen, one -> one.finality() == Finality.FINAL));
        all.put("dismissal", seen -> score(seen, one -> one.dismissed() > 0));
        all.put("partial answer", seen -> score(seen, one -> one.partial() > 0));
        all.put("interval of a mean", seen -> score(seen, one -> one.promoters() == null && one.low() != null));
        all.put(
                "answers of one customer that replace each other",
                seen -> seen.differsIn(OutcomeSituations::eachCounts));
        all.put("text that counts nowhere", seen -> seen.standing().stream()
                .anyMatch(one -> one instanceof Feedback feedback && feedback.metric() == Metric.TEXT));
    }

    private static void rates(Map<String, Predicate<Seen>> all) {
        MeasuresOfWorlds.ALL.forEach(measure -> {
            String id = measure.id();
            measure.breakdowns().stream()
                    .map(OutcomeSituations::dimensions)
                    .forEach(dimensions -> all.put(
                            "rate of " + id + " by " + dimensions,
                            seen -> rate(seen, id, one -> dimensions(one).equals(dimensions))));
            all.put(
                    id + " with a success",
                    seen -> rate(seen, id, one -> one.counts().successes() > 0));
            if (!id.equals("exposed")) {
                all.put(
                        id + " with a failure",
                        seen -> rate(seen, id, one -> one.counts().failures() > 0));
            }
            all.put(id + " FINAL", seen -> rate(seen, id, one -> one.finality() == Finality.FINAL));
            all.put(id + " PROVISIONAL", seen -> rate(seen, id, one -> one.finality() == Finality.PROVISIONAL));
            if (!measure.within().isZero()) {
                all.put(
                        id + " pending",
                        seen -> rate(seen, id, one -> one.counts().pending() > 0));
                all.put(id + " after a while", seen -> rate(seen, id, one -> one.p95() != null && one.p95() > 1));
            }
        });
        for (WindowSize size : WindowSize.values()) {
            all.put(
                    "rate of two in " + size,
                    seen -> rate(
                            seen,
                            one -> one.key().size() == size && one.counts().opportunities() >= 2));
        }
    }

    private static String dimensions(Breakdown breakdown) {
        return breakdown.dimensions().isEmpty() ? "*" : breakdown.toString();
    }

    private static String dimensions(Rate rate) {
        return Breakdown.dimensionsOf(rate.key().series().breakdown());
    }

    private static boolean rate(Seen seen, String measure, Predicate<Rate> which) {
        return rate(seen, one -> one.key().series().measure().equals(measure) && which.test(one));
    }

    private static boolean rate(Seen seen, Predicate<Rate> which) {
        return seen.tables().rates().values().stream().anyMatch(which);
    }

    private static World eachCounts(World world) {
        ScorePolicy scores = world.scores();
        return world.withScores(new ScorePolicy(
                scores.zone(), scores.breakdowns(), Counting.ALL, Map.of(), scores.grace(), scores.emitInterval()));
    }

    private static boolean customer(Seen seen, String prefix) {
        return seen.tables().customers().values().stream().anyMatch(customer -> customer.startsWith(prefix));
    }

    private static boolean journey(Seen seen, Predicate<JourneyContent> which) {
        return seen.tables().journeys().values().stream().anyMatch(which);
    }

    private static boolean attribution(Seen seen, Predicate<AttributionContent> which) {
        return seen.tables().attributions().values().stream().anyMatch(which);
    }

    private static boolean explicit(Seen seen, int sign) {
        return attribution(
                seen,
                one -> one.rule() == Attribution.Rule.EXPLICIT
                        && one.lagMillis() != null
                        && Long.signum(one.lagMillis()) == -sign);
    }

    private static boolean score(Seen seen, Predicate<Score> which) {
        return seen.tables().scores().values().stream().anyMatch(which);
    }

    private static long outbound(Seen seen) {
        return seen.standing().stream()
                .filter(one -> one instanceof Touchpoint touchpoint && touchpoint.isOutbound())
                .count();
    }
}
