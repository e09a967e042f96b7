package io.vocstreams.testkit.worlds;

import io.vocstreams.model.Channel;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.MessagingTouchpoint.Direction;
import io.vocstreams.model.MessagingTouchpoint.Medium;
import io.vocstreams.model.Operation;
import io.vocstreams.model.score.Metric;
import io.vocstreams.testkit.Event;
import io.vocstreams.testkit.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Two records exactly as far apart as some rule looks, or a millisecond more or less; and records nobody can use. */
final class Pairs {

    /** The durations of the policies that are drawn, where mere chance seldom meets them. */
    private static final List<Duration> RULES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofDays(1),
            Duration.ofDays(7),
            Duration.ofDays(14),
            Duration.ofDays(28),
            Duration.ofDays(30),
            Duration.ofDays(90),
            Duration.ofDays(365));

    private static final int MOST_STEPS = 16;

    private Pairs() {}

    private enum Kind {
        VISITS,
        ABOUT_A_VISIT,
        ABOUT_A_MESSAGE,
        ABOUT_AN_ORDER,
        AFTER_A_VISIT,
        CORRECTED,
        LINKED
    }

    static Arbitrary<Scene> edges() {
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        Names.members(),
                        WorldSettings.times(),
                        Arbitraries.of(RULES),
                        Arbitraries.of(0, 1, -1).map(Duration::ofMillis))
                .as((kind, member, at, rule, beside) -> (number, setting) -> new Pair(
                                number, setting.member(member).text(), setting.time(at), rule.plus(beside))
                        .records(kind));
    }

    /** A journey that goes on until it is as long as one may be, without a pause. */
    static Arbitrary<Scene> longJourney() {
        return Combinators.combine(
                        Names.members(),
                        WorldSettings.times(),
                        Arbitraries.of(Duration.ofHours(1), Duration.ofDays(7)),
                        Arbitraries.of(Duration.ofDays(1), Duration.ofDays(14), Duration.ofDays(90)),
                        Arbitraries.of(0, 1, -1).map(Duration::ofMillis))
                .as((member, at, step, length, beside) -> (number, setting) -> {
                    List<Input> records = new ArrayList<>();
                    String who = setting.member(member).text();
                    Instant start = setting.time(at);
                    Duration pause = length.dividedBy(MOST_STEPS).compareTo(step) > 0 ? step.multipliedBy(2) : step;
                    for (Duration away = Duration.ZERO; away.compareTo(length) < 0; away = away.plus(pause)) {
                        if (records.size() < MOST_STEPS) {
                            records.add(Event.of("j" + number + "-" + records.size(), start.plus(away), who)
                                    .web("page_viewed"));
                        }
                    }
                    records.add(
                            Event.of("j" + number + "-last", start.plus(length).plus(beside), who)
                                    .web("order_placed"));
                    return records;
                });
    }

    static Arbitrary<Scene> unusable() {
        return Arbitraries.of(0, 1, 2, 3, 4, 5, 6).map(kind -> (number, setting) -> {
            Instant at = setting.place().borders().get(0);
            String name = "u" + number;
            return List.of(
                    switch (kind) {
                        case 0 -> Event.of("", at, "customer-id:c1").nps(9);
                        case 1 ->
                            Event.of(name, Instant.EPOCH, "customer-id:c1").nps(9);
                        case 2 ->
                            Event.of(name, at, "customer-id:c1")
                                    .version(0, Operation.UNKNOWN)
                                    .nps(9);
                        case 3 -> Event.link(name, at, "device-id: guest ", "customer-id:c1");
                        case 4 -> Event.link(name, at, "device-id:d1", "customer-id:email:e1");
                        case 5 -> Event.link(" ", at, "device-id:d1", "customer-id:c1");
                        default -> new Input.Profiled(new CustomerProfile(" ", at, "gold", null, Map.of()));
                    });
        });
    }

    /** One after the other, that far apart. */
    private record Pair(int number, String who, Instant at, Duration apart) {

        List<Input> records(Kind kind) {
            String touch = "t" + number;
            Event first = Event.of(touch, at, who);
            Event next = Event.of("f" + number, at.plus(apart), who);
            return switch (kind) {
                case VISITS -> List.of(first.web("login"), next.app("cart_updated", null));
                case ABOUT_A_VISIT -> List.of(first.web("login"), next.npsAbout(9, touch));
                case ABOUT_A_MESSAGE ->
                    List.of(
                            first.message(Medium.EMAIL, Direction.OUTBOUND, "email_opened", null),
                            next.npsAbout(6, touch));
                case ABOUT_AN_ORDER ->
                    List.of(
                            first.correlated("orderId", "o3").web("login"),
                            next.correlated("orderId", "o3").nps(2));
                case AFTER_A_VISIT ->
                    List.of(first.web("login"), next.answer("s1", Metric.NPS, 0, 10, 7, Channel.STORE));
                case CORRECTED ->
                    List.of(first.nps(3), first.version(1, Operation.UPSERT).nps(9), next.nps(5));
                case LINKED -> linked(next);
            };
        }

        private List<Input> linked(Event next) {
            Identifier from = Event.identifier(who);
            Identifier to = from.equals(Names.customer(3)) ? Names.customer(0) : Names.customer(3);
            IdentityLink link = new IdentityLink("p" + number, 0, Operation.UPSERT, from, to, at, "test");
            return List.of(
                    new Input.Linked(link),
                    next.nps(8),
                    Event.of("b" + number, at.minus(apart), who).nps(1));
        }
    }
}
