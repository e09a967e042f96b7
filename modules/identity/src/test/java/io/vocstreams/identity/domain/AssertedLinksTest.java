package io.vocstreams.identity.domain;

import static io.vocstreams.identity.domain.Cast.NOON;
import static io.vocstreams.identity.domain.Cast.cookie;
import static io.vocstreams.identity.domain.Cast.customer;
import static io.vocstreams.identity.domain.Cast.device;
import static io.vocstreams.identity.domain.Cast.login;
import static io.vocstreams.identity.domain.Cast.retracted;
import static io.vocstreams.identity.domain.Cast.visit;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.Interaction;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssertedLinksTest {

    @Test
    void shouldLinkEachIdentifierOfAWeakerTypeToTheStrongest() {
        Interaction interaction = visit("e1", NOON, cookie("c"), login("anna"), device("d"));

        assertThat(AssertedLinks.of(interaction))
                .containsExactlyInAnyOrder(from(cookie("c"), login("anna")), from(device("d"), login("anna")));
    }

    @Test
    void shouldNotLinkIdentifiersOfTheStrongestType() {
        Interaction interaction = visit("e1", NOON, customer("2"), customer("1"), cookie("c"));

        assertThat(AssertedLinks.of(interaction)).containsExactly(from(cookie("c"), customer("1")));
    }

    @Test
    void shouldLeaveJunkAside() {
        Interaction interaction = visit("e1", NOON, cookie("c"), login("null"), customer(" "));

        assertThat(AssertedLinks.of(interaction)).isEmpty();
    }

    @Test
    void shouldAssertNothingInARetraction() {
        assertThat(AssertedLinks.of(retracted(visit("e1", NOON, cookie("c"), login("anna")))))
                .isEmpty();
    }

    private static PlacedLink from(Identifier from, Identifier to) {
        return new PlacedLink(from, new Link(to, NOON, LinkKind.ASSERTED, "e1"));
    }

    @Test
    void shouldAssertNothingWithOneIdentifier() {
        assertThat(AssertedLinks.of(visit("e1", NOON, cookie("c")))).isEqualTo(List.of());
    }
}
