package io.vocstreams.identity.domain;

import static io.vocstreams.identity.domain.Cast.cookie;
import static io.vocstreams.identity.domain.Cast.corrected;
import static io.vocstreams.identity.domain.Cast.customer;
import static io.vocstreams.identity.domain.Cast.day;
import static io.vocstreams.identity.domain.Cast.email;
import static io.vocstreams.identity.domain.Cast.link;
import static io.vocstreams.identity.domain.Cast.login;
import static io.vocstreams.identity.domain.Cast.retracted;
import static io.vocstreams.identity.domain.Cast.unlink;
import static io.vocstreams.identity.domain.Cast.visit;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.policy.IdentityPolicy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ResolverTest {

    @Test
    void shouldBelongToTheTextOfItsIdentifierWhereNothingIsKnown() {
        ResolvedInteraction resolved = only(List.of(visit("e1", day(0), cookie("c"))), List.of());

        assertThat(resolved.customerId()).isEqualTo("cookie-id:c");
        assertThat(resolved.identified()).isFalse();
        assertThat(resolved.path()).containsExactly(cookie("c"));
    }

    @Test
    void shouldFollowLinksFromTheCookieToTheCustomer() {
        ResolvedInteraction resolved = only(
                List.of(visit("e1", day(0), cookie("c"))),
                List.of(
                        link("1", cookie("c"), login("anna"), day(0)),
                        link("2", login("anna"), customer("42"), day(0))));

        assertThat(resolved.customerId()).isEqualTo("42");
        assertThat(resolved.identified()).isTrue();
        assertThat(resolved.path()).containsExactly(cookie("c"), login("anna"), customer("42"));
    }

    @Test
    void shouldStartAtTheSmallerTextOfTwoIdentifiersOfTheStrongestType() {
        ResolvedInteraction resolved =
                only(List.of(visit("e1", day(0), customer("b"), customer("a"), cookie("c"))), List.of());

        assertThat(resolved.path()).containsExactly(customer("a"));
    }

    @Test
    void shouldFollowAChainOfMerges() {
        ResolvedInteraction resolved = only(
                List.of(visit("e1", day(0), customer("1"))),
                List.of(
                        link("1", customer("1"), customer("2"), day(0)),
                        link("2", customer("2"), customer("3"), day(5))));

        assertThat(resolved.customerId()).isEqualTo("3");
    }

    @Test
    void shouldEndACycleAtItsSmallestText() {
        List<IdentityLink> cycle = List.of(
                link("1", customer("1"), customer("3"), day(0)),
                link("2", customer("3"), customer("2"), day(0)),
                link("3", customer("2"), customer("3"), day(0)));

        ResolvedInteraction resolved = only(List.of(visit("e1", day(0), customer("1"))), cycle);

        assertThat(resolved.customerId()).isEqualTo("2");
        assertThat(resolved.path()).containsExactly(customer("1"), customer("3"), customer("2"));
    }

    @Test
    void shouldEndACycleAtItsSmallestTextWhereverItIsEntered() {
        List<IdentityLink> cycle = List.of(
                link("1", customer("1"), customer("2"), day(0)), link("2", customer("2"), customer("1"), day(0)));

        assertThat(only(List.of(visit("e1", day(0), customer("1"))), cycle).customerId())
                .isEqualTo("1");
        assertThat(only(List.of(visit("e1", day(0), customer("2"))), cycle).customerId())
                .isEqualTo("1");
    }

    @Test
    void shouldFollowEightLinksAtMost() {
        List<IdentityLink> chain = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            chain.add(link("l" + i, customer("c" + i), customer("c" + (i + 1)), day(0)));
        }

        ResolvedInteraction resolved = only(List.of(visit("e1", day(0), customer("c0"))), chain);

        assertThat(resolved.customerId()).isEqualTo("c8");
        assertThat(resolved.path()).hasSize(IdentityPolicy.MOST_LINKS + 1);
    }

    @Test
    void shouldGiveLaterAnonymousEventsToAnEmailThatNothingLinksYet() {
        List<Interaction> interactions =
                List.of(visit("e1", day(0), cookie("c"), email("hash")), visit("e2", day(1), cookie("c")));

        assertThat(customers(interactions, List.of())).containsExactlyInAnyOrder("e1 email:hash", "e2 email:hash");
    }

    @Test
    void shouldTakeBackTheLinksOfARetractedInteraction() {
        Interaction loggedIn = visit("e1", day(0), cookie("c"), login("anna"));

        assertThat(customers(List.of(loggedIn, visit("e2", day(1), cookie("c")), retracted(loggedIn)), List.of()))
                .containsExactly("e2 cookie-id:c");
    }

    @Test
    void shouldTakeBackAnUnlinkedLink() {
        IdentityLink merge = link("1", customer("1"), customer("2"), day(0));

        assertThat(customers(List.of(visit("e1", day(0), customer("1"))), List.of(unlink(merge), merge)))
                .containsExactly("e1 1");
    }

    @Test
    void shouldHoldTheHighestVersionOnly() {
        Interaction first = visit("e1", day(0), cookie("c"));
        Interaction second = corrected(first, "product_viewed");

        assertThat(only(List.of(second, first), List.of()).interaction()).isEqualTo(second);
    }

    @Test
    void shouldHoldAnUpsertAboveARetraction() {
        Interaction first = visit("e1", day(0), cookie("c"));
        Interaction second = corrected(first, "product_viewed");

        assertThat(only(List.of(second, retracted(first)), List.of()).interaction())
                .isEqualTo(second);
    }

    @Property(tries = 200)
    void shouldNotDependOnTheOrderOfRecords(@ForAll long seed) {
        IdentitySample world = IdentitySample.random(new Random(seed));
        List<Interaction> interactions = new ArrayList<>(world.interactions());
        List<IdentityLink> links = new ArrayList<>(world.links());
        Set<String> expected = customers(interactions, links);

        Collections.shuffle(interactions, new Random(seed + 1));
        Collections.shuffle(links, new Random(seed + 2));

        assertThat(customers(interactions, links)).isEqualTo(expected);
    }

    private static ResolvedInteraction only(List<Interaction> interactions, List<IdentityLink> links) {
        List<ResolvedInteraction> resolved = new Resolver(interactions, links, IdentityPolicy.DEFAULT).resolve();
        assertThat(resolved).hasSize(1);
        return resolved.get(0);
    }

    private static Set<String> customers(List<Interaction> interactions, List<IdentityLink> links) {
        return new Resolver(interactions, links, IdentityPolicy.DEFAULT)
                .resolve().stream()
                        .map(resolved -> resolved.interaction().header().eventId() + " " + resolved.customerId())
                        .collect(Collectors.toSet());
    }
}
