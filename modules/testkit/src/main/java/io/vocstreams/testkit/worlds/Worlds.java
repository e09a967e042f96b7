package io.vocstreams.testkit.worlds;

import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.model.Header;
import io.vocstreams.model.Version;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.MeasuresOfWorlds;
import io.vocstreams.testkit.World;
import io.vocstreams.testkit.worlds.Names.Who;
import io.vocstreams.testkit.worlds.Surroundings.When;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.sessions.JqwikSession;

/**
 * Small, nasty worlds of producers who keep their duties: versions of an event repeat identifiers and time, an event id
 * has one strongest identifier, and no version has two contents.
 */
public final class Worlds {

    private static final int MOST_RECORDS = 40;

    /** Worlds are no rarer in long runs. */
    private static final int GENERATION_SIZE = 1000;

    /** Drawing a world takes longer than most that is done with it, and each law asks for the same ones. */
    private static final int MOST_REMEMBERED = 2_000;

    private static final Map<Long, World> DRAWN = new ConcurrentHashMap<>();

    private static final String SOURCE = "test";

    /** One, because jqwik remembers generators by the arbitrary they are made of. */
    private static final Arbitrary<World> ANY = worlds();

    private Worlds() {}

    /** Who, when, and in which versions. */
    private record Frame(List<Who> names, When at, List<Version> versions) {}

    /** What the header of one version says beside. */
    private record Extras(Map<String, String> correlations, Map<String, String> experiments) {}

    /** The world of a seed, without a property around it: the same seed gives the same world on every machine. */
    public static World random(long seed) {
        World remembered = DRAWN.get(seed);
        if (remembered != null) {
            return remembered;
        }
        List<World> drawn = new ArrayList<>(1);
        if (JqwikSession.isActive()) {
            drawn.add(draw(seed));
        } else {
            JqwikSession.run(() -> drawn.add(draw(seed)));
        }
        if (DRAWN.size() < MOST_REMEMBERED) {
            DRAWN.put(seed, drawn.get(0));
        }
        return drawn.get(0);
    }

    private static World draw(long seed) {
        return ANY.generator(GENERATION_SIZE).next(new Random(seed)).value();
    }

    /** Worlds for properties; they shrink. */
    public static Arbitrary<World> any() {
        return ANY;
    }

    private static Arbitrary<World> worlds() {
        Arbitrary<Scene> scene = Arbitraries.frequencyOf(
                Tuple.of(10, event("t", Touches.contents())),
                Tuple.of(8, event("f", Answers.contents())),
                Tuple.of(3, LinkScenes.link()),
                Tuple.of(1, LinkScenes.merges()),
                Tuple.of(1, LinkScenes.kiosk()),
                Tuple.of(2, LinkScenes.profiles()),
                Tuple.of(3, Pairs.edges()),
                Tuple.of(1, Pairs.longJourney()),
                Tuple.of(1, Pairs.unusable()));
        return Combinators.combine(
                        WorldSettings.any(),
                        scene.list().ofMinSize(1).ofMaxSize(18),
                        Arbitraries.randomValue(Random::nextLong),
                        Policies.any(),
                        clocks(),
                        plans(),
                        measures())
                .as((setting, scenes, seed, policy, clock, plans, measures) -> new World(
                        records(setting, scenes, seed),
                        policy.identity(),
                        policy.journey(),
                        policy.scores(setting.place().zone()),
                        clock == null ? null : setting.time(clock),
                        days(plans, setting),
                        measures))
                .withoutEdgeCases();
    }

    private static List<Input> records(Surroundings setting, List<Scene> scenes, long seed) {
        List<Input> records = new ArrayList<>();
        for (int number = 0; number < scenes.size(); number++) {
            records.addAll(scenes.get(number).records(number, setting));
        }
        List<Input> kept = records.subList(0, Math.min(records.size(), MOST_RECORDS));
        Collections.shuffle(kept, new Random(seed));
        return kept;
    }

    private static Arbitrary<Scene> event(String prefix, Arbitrary<EventContent> contents) {
        Arbitrary<Frame> frames = Combinators.combine(Names.carried(), WorldSettings.times(), LinkScenes.versions())
                .as(Frame::new);
        return Combinators.combine(
                        frames, contents.list().ofSize(3), extras().list().ofSize(3))
                .as((frame, content, extras) -> (number, setting) -> {
                    List<Input> records = new ArrayList<>();
                    for (Version version : frame.versions()) {
                        Header header =
                                header(prefix + number, version, frame, extras.get(version.revision()), setting);
                        records.add(new Input.Happened(
                                content.get(version.revision()).under(header)));
                    }
                    return records;
                });
    }

    private static Header header(String eventId, Version version, Frame frame, Extras extras, Surroundings setting) {
        return new Header(
                eventId,
                version.revision(),
                version.operation(),
                SOURCE,
                setting.time(frame.at()),
                null,
                frame.names().stream().map(who -> who.in(setting)).toList(),
                extras.correlations(),
                extras.experiments());
    }

    private static Arbitrary<Extras> extras() {
        Arbitrary<Map<String, String>> correlations = Arbitraries.frequency(
                Tuple.of(3, Map.of()),
                Tuple.of(4, Map.of("orderId", "o1", "surveyId", "s1")),
                Tuple.of(1, Map.of("orderId", "o2", "callId", "o1")),
                Tuple.of(1, Map.of("sessionId", "o1", "ticketId", " ")),
                Tuple.of(1, Map.of("sessionId", "o2", "ticketId", "o1")),
                Tuple.of(1, Map.of("orderId", " ")));
        Arbitrary<Map<String, String>> experiments = Arbitraries.frequency(
                Tuple.of(3, Map.of()), Tuple.of(2, Map.of("x", "a")), Tuple.of(1, Map.of("x", "b", "y", "a=1")));
        return Combinators.combine(correlations, experiments).as(Extras::new);
    }

    /** When which of the experiments that are shown starts; most worlds plan none. */
    private static Arbitrary<Map<String, When>> plans() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(Map.of())),
                Tuple.of(2, WorldSettings.times().map(start -> Map.of("x", start))),
                Tuple.of(
                        1,
                        Combinators.combine(WorldSettings.times(), WorldSettings.times())
                                .as((start, other) -> Map.of("x", start, "y", other))));
    }

    private static Map<String, LocalDate> days(Map<String, When> plans, Surroundings setting) {
        Map<String, LocalDate> days = new TreeMap<>();
        plans.forEach((experiment, start) -> days.put(
                experiment,
                LocalDate.ofInstant(setting.time(start), setting.place().zone())));
        return days;
    }

    /** Each costs time, so that they come few together. */
    private static Arbitrary<List<Measure>> measures() {
        List<String> ids =
                MeasuresOfWorlds.ALL.stream().map(Measure::id).sorted().toList();
        return Arbitraries.of(ids).set().ofMaxSize(3).map(MeasuresOfWorlds::of);
    }

    private static Arbitrary<When> clocks() {
        Arbitrary<Duration> later = Arbitraries.of(0, 1, 2, 7, 8, 29, 100).map(Duration::ofDays);
        return Combinators.combine(WorldSettings.times(), later).as(When::plus).injectNull(0.03);
    }
}
