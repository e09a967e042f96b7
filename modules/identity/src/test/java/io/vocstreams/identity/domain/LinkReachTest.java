package io.vocstreams.identity.domain;

import static io.vocstreams.identity.domain.Cast.cookie;
import static io.vocstreams.identity.domain.Cast.customer;
import static io.vocstreams.identity.domain.Cast.day;
import static io.vocstreams.identity.domain.Cast.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.policy.IdentityPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LinkReachTest {

    private static final IdentityPolicy SMALL =
            new IdentityPolicy(Duration.ofDays(5), Duration.ofDays(3), 2, Duration.ofDays(1));

    @Property(tries = 3000)
    void shouldContainEveryTimeWhoseOwnerChanges(
            @ForAll("links") List<Link> others, @ForAll("oneLink") Link changed, @ForAll boolean merges) {
        Identifier identifier = merges ? customer("x") : cookie("x");
        SortedLinks without = history(others);
        SortedLinks with = history(others);
        with.add(changed);

        List<Instant> moved = Arbitraries.integers()
                .between(-20, 40)
                .allValues()
                .orElseThrow()
                .map(Cast::day)
                .filter(time -> !Ownership.owner(identifier, time, without, SMALL)
                        .equals(Ownership.owner(identifier, time, with, SMALL)))
                .toList();

        assertThat(moved).allMatch(time -> LinkReach.of(identifier, changed, without, SMALL)
                .filter(reach -> reach.contains(time))
                .isPresent());
    }

    @Test
    void shouldNotReachBackWhereTheLinkOnlyRepeatsTheOneBefore() {
        SortedLinks others = history(List.of(new Link(login("anna"), day(0), LinkKind.ASSERTED, "1")));
        Link repeated = new Link(login("anna"), day(1), LinkKind.ASSERTED, "2");

        assertThat(LinkReach.of(cookie("x"), repeated, others, IdentityPolicy.DEFAULT))
                .map(LinkReach::from)
                .contains(day(1));
    }

    @Test
    void shouldReachForEverWhereACustomerIsMerged() {
        Link merge = new Link(customer("new"), day(0), LinkKind.STATED, "1");

        assertThat(LinkReach.of(customer("old"), merge, new SortedLinks(), IdentityPolicy.DEFAULT))
                .contains(new LinkReach(day(-30), Instant.MAX));
    }

    @Provide
    Arbitrary<List<Link>> links() {
        return oneLink().list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<Link> oneLink() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 20),
                        Arbitraries.of("a", "b", "c"),
                        Arbitraries.integers().between(0, 1000))
                .as((at, target, id) -> new Link(login(target), day(at), LinkKind.STATED, "l" + id));
    }

    private static SortedLinks history(List<Link> links) {
        SortedLinks history = new SortedLinks();
        links.forEach(history::add);
        return history;
    }
}
