package io.vocstreams.testkit.worlds;

import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Operation;
import io.vocstreams.model.Version;
import io.vocstreams.testkit.Event;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.worlds.Surroundings.When;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Links, merges, kiosks and profiles. */
final class LinkScenes {

    private static final String SOURCE = "test";

    /** To the edge of a kiosk's session and beyond. */
    private static final List<Duration> SINCE_THE_LAST_VISITOR =
            List.of(Duration.ofMinutes(30), Duration.ofMinutes(30).plusMillis(1));

    private LinkScenes() {}

    /** Versions in the order in which they arrive; a repeated one is the same record twice. */
    static Arbitrary<List<Version>> versions() {
        Arbitrary<Version> any = Combinators.combine(
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.frequency(Tuple.of(2, Operation.UPSERT), Tuple.of(1, Operation.RETRACT)))
                .as(Version::new);
        return Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.just(List.of(new Version(0, Operation.UPSERT)))),
                Tuple.of(2, any.list().ofMinSize(1).ofMaxSize(3)));
    }

    static Arbitrary<Scene> link() {
        Arbitrary<String> paddings =
                Arbitraries.frequencyOf(Tuple.of(4, Arbitraries.just("")), Tuple.of(1, Names.padding()));
        return Combinators.combine(Names.members(), Names.any(), paddings, WorldSettings.times(), versions())
                .as((from, to, padding, at, versions) -> (number, setting) -> links(
                        "l" + number,
                        versions,
                        Names.padded(setting.member(from), padding),
                        Names.padded(to, padding),
                        setting.time(at)));
    }

    /** CRM merges one after the other; a chain may bite its own tail and may be longer than is followed. */
    static Arbitrary<Scene> merges() {
        Arbitrary<Integer> length = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.integers().between(1, 3)),
                Tuple.of(1, Arbitraries.integers().between(7, 9)));
        return Combinators.combine(
                        length,
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(true, false),
                        WorldSettings.times(),
                        versions())
                .as((links, start, cycle, at, versions) -> (number, setting) -> {
                    List<Input> records = new ArrayList<>();
                    for (int i = 0; i < links; i++) {
                        Identifier from = Names.customer(start + i);
                        Identifier to = Names.customer(cycle && i == links - 1 ? start : start + i + 1);
                        records.addAll(
                                links("m" + number + "-" + i, i == 0 ? versions : first(), from, to, setting.time(at)));
                    }
                    return records;
                });
    }

    /** One device and so many people that it may be shared, at times that lie half an hour or half a minute apart. */
    static Arbitrary<Scene> kiosk() {
        return Combinators.combine(
                        Arbitraries.of(IdentifierType.DEVICE_ID, IdentifierType.COOKIE_ID),
                        Arbitraries.of(IdentifierType.CUSTOMER_ID, IdentifierType.EMAIL),
                        Arbitraries.integers().between(2, 6),
                        WorldSettings.times(),
                        Arbitraries.of(Duration.ofMinutes(30), Duration.ofSeconds(30), Duration.ZERO))
                .as((type, people, visitors, at, apart) -> (number, setting) -> {
                    Identifier device = new Identifier(type, type == IdentifierType.DEVICE_ID ? "d1" : "k1");
                    List<Input> records = new ArrayList<>();
                    for (int i = 0; i < visitors; i++) {
                        Identifier visitor = people == IdentifierType.CUSTOMER_ID
                                ? Names.customer(i)
                                : new Identifier(people, "e" + i);
                        Instant when = setting.time(at.plus(apart.multipliedBy(i)));
                        records.addAll(links("k" + number + "-" + i, first(), device, visitor, when));
                    }
                    Instant last = setting.time(at.plus(apart.multipliedBy(visitors - 1L)));
                    for (Duration since : SINCE_THE_LAST_VISITOR) {
                        records.add(Event.of("k" + number + "-" + since, last.plus(since), device.text())
                                .nps(visitors));
                    }
                    return records;
                });
    }

    /** What became of one customer, from one moment or several on; sometimes all of it is forgotten. */
    static Arbitrary<Scene> profiles() {
        Arbitrary<Profile> profile = Combinators.combine(
                        WorldSettings.times(),
                        Arbitraries.of("gold", "silver", "bronze", " ").injectNull(0.1),
                        Arbitraries.integers().between(0, 9),
                        Names.padding())
                .as((at, segment, chance, padding) -> new Profile(at, segment, chance == 0, chance > 7 ? padding : ""));
        return Combinators.combine(Names.members(), profile.list().ofMinSize(1).ofMaxSize(3))
                .as((member, versions) -> (number, setting) -> {
                    Identifier known = setting.member(member);
                    String customerId = known.type() == IdentifierType.CUSTOMER_ID ? known.value() : "c1";
                    List<Input> records = new ArrayList<>();
                    versions.forEach(version -> records.add(version.of(customerId, setting)));
                    return records;
                });
    }

    private record Profile(When at, @Nullable String segment, boolean forgotten, String padding) {

        Input of(String id, Surroundings setting) {
            String customerId = padding + id;
            return forgotten
                    ? new Input.Forgotten(customerId)
                    : new Input.Profiled(new CustomerProfile(customerId, setting.time(at), segment, null, Map.of()));
        }
    }

    private static List<Version> first() {
        return List.of(new Version(0, Operation.UPSERT));
    }

    private static List<Input> links(
            String linkId, List<Version> versions, Identifier from, Identifier to, Instant at) {
        List<Input> records = new ArrayList<>();
        for (Version version : versions) {
            records.add(new Input.Linked(
                    new IdentityLink(linkId, version.revision(), version.operation(), from, to, at, SOURCE)));
        }
        return records;
    }
}
