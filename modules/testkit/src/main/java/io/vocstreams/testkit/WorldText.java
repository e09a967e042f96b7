package io.vocstreams.testkit;

import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.model.policy.IdentityPolicy;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.policy.ScorePolicy.Counting;
import io.vocstreams.model.score.Breakdown;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A world as text, one record per line after a line of what is not default: to be read, and to be pasted into tests.
 */
final class WorldText {

    private static final String FIRST = "WORLD";
    private static final String CLOCK = "clock";
    private static final String ZONE = "zone";
    private static final String GRACE = "grace";
    private static final String COUNTING = "counting";
    private static final String EACH_SURVEY = "surveys";
    private static final String BREAKDOWNS = "breakdowns";
    private static final String IDENTITY = "identity";
    private static final String JOURNEY = "journey";
    private static final String PLANS = "plans";
    private static final String MEASURES = "measures";

    private final Map<String, String> named;

    private WorldText(String line) {
        this.named = NamedWords.of(Arrays.asList(line.split(" ", -1)));
    }

    static String of(World world) {
        return Stream.concat(Stream.of(settings(world)), world.inputs().stream().map(InputText::of))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    static World parse(String text) {
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        if (lines.isEmpty() || !lines.get(0).startsWith(FIRST)) {
            throw new IllegalArgumentException("A world begins with " + FIRST);
        }
        List<Input> inputs =
                lines.subList(1, lines.size()).stream().map(InputReader::read).toList();
        WorldText settings = new WorldText(lines.get(0));
        String clock = settings.named.get(CLOCK);
        return new World(
                inputs,
                settings.identity(),
                settings.journey(),
                settings.scores(),
                clock == null ? null : Instant.parse(clock),
                settings.plans(),
                MeasuresOfWorlds.of(settings.parts(MEASURES)));
    }

    private static String settings(World world) {
        Words words = new Words(FIRST).named(CLOCK, world.clock());
        ScorePolicy scores = world.scores();
        words.plain(ZONE + "=" + scores.zone());
        if (!scores.grace().equals(ScorePolicy.DEFAULT.grace())) {
            words.named(GRACE, scores.grace());
        }
        if (scores.counting() != ScorePolicy.DEFAULT.counting()) {
            words.named(EACH_SURVEY, scores.counting());
        }
        words.named(COUNTING, scores.countingBySurvey());
        if (!scores.breakdowns().equals(ScorePolicy.DEFAULT.breakdowns())) {
            words.plain(BREAKDOWNS + "="
                    + scores.breakdowns().stream().map(Breakdown::toString).collect(Collectors.joining(",")));
        }
        IdentityPolicy identity = world.identity();
        if (!identity.equals(IdentityPolicy.DEFAULT)) {
            words.plain(IDENTITY + "=" + identity.linkValidity() + "," + identity.lookback() + ","
                    + identity.sharedThreshold() + "," + identity.sharedSession());
        }
        JourneyPolicy journey = world.journey();
        if (!journey.equals(JourneyPolicy.DEFAULT)) {
            words.plain(JOURNEY + "=" + journey.inactivityGap() + "," + journey.maxDuration() + "," + journey.visitGap()
                    + "," + journey.attributionReach() + "," + journey.attributionLookback());
        }
        Map<String, String> plans = new TreeMap<>();
        world.plans().forEach((experiment, day) -> plans.put(experiment, day.toString()));
        words.named(PLANS, plans);
        if (!world.measures().isEmpty()) {
            words.plain(
                    MEASURES + "=" + world.measures().stream().map(Measure::id).collect(Collectors.joining(",")));
        }
        return words.line();
    }

    private Map<String, LocalDate> plans() {
        Map<String, LocalDate> plans = new TreeMap<>();
        NamedWords.entries(named.get(PLANS)).forEach((experiment, day) -> plans.put(experiment, LocalDate.parse(day)));
        return plans;
    }

    private IdentityPolicy identity() {
        List<String> parts = parts(IDENTITY);
        return parts.isEmpty()
                ? IdentityPolicy.DEFAULT
                : new IdentityPolicy(
                        Duration.parse(parts.get(0)),
                        Duration.parse(parts.get(1)),
                        Integer.parseInt(parts.get(2)),
                        Duration.parse(parts.get(3)));
    }

    private JourneyPolicy journey() {
        List<Duration> parts = parts(JOURNEY).stream().map(Duration::parse).toList();
        return parts.isEmpty()
                ? JourneyPolicy.DEFAULT
                : new JourneyPolicy(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4));
    }

    private ScorePolicy scores() {
        List<String> breakdowns = parts(BREAKDOWNS);
        Map<String, Counting> counting = new TreeMap<>();
        NamedWords.entries(named.get(COUNTING)).forEach((survey, how) -> counting.put(survey, Counting.valueOf(how)));
        return new ScorePolicy(
                ZoneId.of(named.getOrDefault(ZONE, ScorePolicy.DEFAULT.zone().getId())),
                breakdowns.isEmpty()
                        ? ScorePolicy.DEFAULT.breakdowns()
                        : breakdowns.stream().map(Breakdown::parse).toList(),
                Counting.valueOf(named.getOrDefault(
                        EACH_SURVEY, ScorePolicy.DEFAULT.counting().name())),
                counting,
                Duration.parse(
                        named.getOrDefault(GRACE, ScorePolicy.DEFAULT.grace().toString())),
                ScorePolicy.DEFAULT.emitInterval());
    }

    private List<String> parts(String name) {
        @Nullable String value = named.get(name);
        return value == null ? List.of() : Arrays.asList(value.split(",", -1));
    }
}
