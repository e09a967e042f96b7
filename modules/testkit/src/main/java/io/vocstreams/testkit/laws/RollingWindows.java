package io.vocstreams.testkit.laws;

import io.vocstreams.model.Feedback;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.Operation;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.policy.ScorePolicy.Counting;
import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.ScoreKey;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.Tables;
import io.vocstreams.testkit.World;
import io.vocstreams.testkit.laws.Law.Sides;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Each rolling score of everyone together, computed from the responses in its window, without what texts say. */
final class RollingWindows {

    private static final List<WindowSize> SIZES = List.of(WindowSize.ROLLING_7_DAYS, WindowSize.ROLLING_28_DAYS);

    private final World world;
    private final Days days;
    private final Tables rows = Tables.empty();

    private RollingWindows(World world) {
        this.world = world;
        this.days = new Days(world.scores().zone());
    }

    /** An answer and whose it is. */
    private record Said(Feedback feedback, String customerId) {

        Instant at() {
            return feedback.header().occurredAt();
        }

        Scale scale() {
            return new Scale(feedback.metric(), feedback.scaleMin(), feedback.scaleMax(), feedback.polarity());
        }

        boolean isResponse() {
            return feedback.status() == Feedback.Status.ANSWERED;
        }
    }

    static Sides sides(World everyone, Function<World, Tables> tables) {
        ScorePolicy scores = everyone.scores();
        World world = everyone.withScores(new ScorePolicy(
                scores.zone(),
                List.of(Breakdown.NONE),
                scores.counting(),
                scores.countingBySurvey(),
                scores.grace(),
                scores.emitInterval()));
        Tables all = tables.apply(world);
        Tables actual = Tables.empty();
        all.scores().values().stream()
                .filter(score -> score.key().size().isRolling()
                        && score.key().series().scale().metric() != Metric.TEXT)
                .forEach(actual::add);
        return new Sides(new RollingWindows(world).of(all.customers()), actual);
    }

    private Tables of(Map<String, String> customers) {
        @Nullable Instant clock = world.clock();
        if (clock == null) {
            return rows;
        }
        List<Said> said = new ArrayList<>();
        for (Input input : AcceptedVersions.of(world).records()) {
            if (input instanceof Input.Happened happened
                    && happened.interaction() instanceof Feedback feedback
                    && feedback.header().operation() == Operation.UPSERT
                    && feedback.metric() != Metric.TEXT) {
                String customer = customers.get(AcceptedVersions.interactionKey(feedback.header()));
                said.add(new Said(feedback, Objects.requireNonNull(customer, "no customer of " + feedback)));
            }
        }
        said.stream().collect(Collectors.groupingBy(Said::scale)).forEach((scale, onScale) -> {
            for (WindowSize size : SIZES) {
                boundaries(onScale, size, clock).forEach(boundary -> add(scale, onScale, size, boundary));
            }
        });
        return rows;
    }

    /** The ends of the windows in which something can be. */
    private Set<Long> boundaries(List<Said> said, WindowSize size, Instant clock) {
        Set<Long> boundaries = new HashSet<>();
        for (Said one : said) {
            long day = days.dayOf(one.at());
            for (long boundary = day + 1; boundary <= day + size.days(); boundary++) {
                if (boundary <= days.dayOf(clock) + 1) {
                    boundaries.add(boundary);
                }
            }
        }
        return boundaries;
    }

    private void add(Scale scale, List<Said> said, WindowSize size, long boundary) {
        Instant start = days.startOf(boundary - size.days());
        Instant end = days.startOf(boundary);
        List<Said> inside = said.stream()
                .filter(one -> !one.at().isBefore(start) && one.at().isBefore(end))
                .toList();
        long[] histogram = new long[scale.max() - scale.min() + 1];
        Set<String> customers = new HashSet<>();
        for (Said counted : counted(inside)) {
            histogram[Objects.requireNonNull(counted.feedback().value()) - scale.min()]++;
            customers.add(counted.customerId());
        }
        Counts counts = new Counts(
                histogram,
                customers.size(),
                number(inside, Feedback.Status.DISMISSED),
                number(inside, Feedback.Status.PARTIAL));
        boolean closed = Objects.requireNonNull(world.clock())
                .isAfter(end.plus(world.scores().grace()));
        rows.add(ScoresOfCounts.row(
                new ScoreKey(new Series(scale, Series.TOTAL), size, start),
                end,
                counts,
                closed ? Finality.FINAL : Finality.PROVISIONAL));
    }

    /** The latest of each customer to each question, or each. */
    private List<Said> counted(List<Said> inside) {
        Map<Object, Said> counted = new LinkedHashMap<>();
        inside.stream()
                .filter(Said::isResponse)
                .sorted(Comparator.comparing(Said::at)
                        .thenComparing(one -> one.feedback().header().eventId()))
                .forEach(one -> counted.put(eachCounts(one) ? one : question(one), one));
        return List.copyOf(counted.values());
    }

    private boolean eachCounts(Said said) {
        return said.customerId().startsWith(IdentifierType.DEVICE_ID.prefix())
                || world.scores().countingOf(said.feedback().surveyId()) == Counting.ALL;
    }

    private static List<String> question(Said said) {
        return List.of(
                said.customerId(), said.feedback().surveyId(), said.feedback().questionId());
    }

    private static long number(List<Said> inside, Feedback.Status status) {
        return inside.stream().filter(one -> one.feedback().status() == status).count();
    }
}
