package io.vocstreams.identity.domain;

import static io.vocstreams.identity.domain.Cast.cookie;
import static io.vocstreams.identity.domain.Cast.customer;
import static io.vocstreams.identity.domain.Cast.day;
import static io.vocstreams.identity.domain.Cast.email;
import static io.vocstreams.identity.domain.Cast.login;
import static io.vocstreams.identity.domain.Cast.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.policy.IdentityPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LinkEffectTest {

    private static final LinkReach ALWAYS = new LinkReach(day(-10_000), day(10_000));

    @Property(shrinking = ShrinkingMode.OFF)
    void shouldContainEveryTimeWhoseOwnerChanges(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int threshold, @ForAll boolean merges) {
        Random random = new Random(seed);
        IdentityPolicy policy = new IdentityPolicy(
                Duration.ofHours(12 + random.nextInt(150)), Duration.ofDays(3), threshold, Duration.ofHours(9));
        Identifier identifier = merges ? customer("x") : cookie("x");
        Link changed = link(random, 0);
        SortedLinks without = new SortedLinks();
        SortedLinks with = new SortedLinks();
        with.add(changed);
        for (int i = random.nextInt(14); i > 0; i--) {
            Link other = link(random, i);
            without.add(other);
            with.add(other);
        }

        List<LinkReach> effect = LinkEffect.of(new PlacedLink(identifier, changed), without, policy, ALWAYS);

        assertThat(times())
                .filteredOn(time -> !Ownership.owner(identifier, time, without, policy)
                        .equals(Ownership.owner(identifier, time, with, policy)))
                .allMatch(time -> effect.stream().anyMatch(reach -> reach.contains(time)))
                .allMatch(time -> LinkReach.widest(new PlacedLink(identifier, changed), policy)
                        .contains(time));
    }

    @Test
    void shouldBeNothingBeforeALinkThatRepeatsTheOneBefore() {
        SortedLinks others = history(asserted("anna", day(0)));

        assertThat(effect(asserted("anna", day(1)), others))
                .containsExactly(new LinkReach(day(365).plusNanos(1), day(366)));
    }

    @Test
    void shouldBeTheTimesUntilTheNextLinkWhereTheTargetIsAnother() {
        SortedLinks others = history(asserted("anna", day(0)), asserted("bert", day(2)));

        assertThat(effect(asserted("carl", day(1)), others))
                .containsExactly(new LinkReach(day(1), day(2).minusNanos(1)));
    }

    @Test
    void shouldBeASessionAtAKiosk() {
        Instant last = minute(150);
        SortedLinks others = new SortedLinks();
        for (int i = 0; i < 100; i++) {
            others.add(asserted("guest" + i, minute(i)));
        }

        assertThat(effect(asserted("late", last), others, new LinkReach(day(-10), day(20))))
                .containsExactly(new LinkReach(last, last.plus(Duration.ofMinutes(30))));
    }

    @Test
    void shouldBeWhereTheFifthTargetMakesAKiosk() {
        SortedLinks others = new SortedLinks();
        for (int i = 0; i < 4; i++) {
            others.add(asserted("guest" + i, minute(i)));
        }

        assertThat(effect(asserted("fifth", minute(4)), others, new LinkReach(day(-10), day(20))))
                .containsExactly(new LinkReach(day(-10), day(20)));
    }

    @Test
    void shouldNotReachBackWhereTheNextLinkHasTheSameTarget() {
        SortedLinks others = history(asserted("anna", day(10)));

        assertThat(effect(asserted("anna", day(9)), others))
                .containsExactly(
                        new LinkReach(day(-21), day(-20).minusNanos(1)), new LinkReach(day(9), day(10).minusNanos(1)));
    }

    @Test
    void shouldReachForEverWhereACustomerIsMerged() {
        Link merge = new Link(customer("new"), day(0), LinkKind.STATED, "1");

        assertThat(LinkEffect.of(
                        new PlacedLink(customer("old"), merge),
                        new SortedLinks(),
                        IdentityPolicy.DEFAULT,
                        new LinkReach(day(-50), Instant.MAX)))
                .containsExactly(new LinkReach(day(-30), Instant.MAX));
    }

    private static List<LinkReach> effect(Link changed, SortedLinks others) {
        return effect(changed, others, ALWAYS);
    }

    private static List<LinkReach> effect(Link changed, SortedLinks others, LinkReach limits) {
        return LinkEffect.of(new PlacedLink(cookie("x"), changed), others, IdentityPolicy.DEFAULT, limits);
    }

    private static Link asserted(String login, Instant at) {
        return new Link(login(login), at, LinkKind.ASSERTED, login + at);
    }

    private static SortedLinks history(Link... links) {
        SortedLinks history = new SortedLinks();
        List.of(links).forEach(history::add);
        return history;
    }

    private static Link link(Random random, int id) {
        String target = String.valueOf((char) ('a' + random.nextInt(5)));
        Instant at = Cast.NOON.plus(Duration.ofHours(6L * random.nextInt(48)));
        return new Link(
                random.nextInt(3) == 0 ? email(target) : login(target),
                random.nextBoolean() ? at : at.plusMillis(1),
                LinkKind.STATED,
                "l" + id);
    }

    /** Each hour, and what lies just beside it. */
    private static List<Instant> times() {
        List<Instant> times = new ArrayList<>();
        for (int hour = -24 * 5; hour < 24 * 25; hour++) {
            Instant time = Cast.NOON.plus(Duration.ofHours(hour));
            times.addAll(List.of(time.minusMillis(1), time, time.plusMillis(1)));
        }
        return times;
    }
}
