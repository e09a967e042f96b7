package io.vocstreams.identity.stream;

import static io.vocstreams.identity.domain.Cast.cookie;
import static io.vocstreams.identity.domain.Cast.customer;
import static io.vocstreams.identity.domain.Cast.day;
import static io.vocstreams.identity.domain.Cast.link;
import static io.vocstreams.identity.domain.Cast.login;
import static io.vocstreams.identity.domain.Cast.retracted;
import static io.vocstreams.identity.domain.Cast.unlink;
import static io.vocstreams.identity.domain.Cast.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vocstreams.contracts.InteractionCodec;
import io.vocstreams.identity.domain.Link;
import io.vocstreams.identity.domain.LinkKind;
import io.vocstreams.identity.domain.NodeMembership;
import io.vocstreams.identity.domain.PlacedLink;
import io.vocstreams.identity.stream.NodeMessage.EventArrival;
import io.vocstreams.identity.stream.NodeMessage.ForwardedInteraction;
import io.vocstreams.identity.stream.NodeMessage.LinkArrival;
import io.vocstreams.identity.stream.NodeMessage.LinkChange;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Operation;
import io.vocstreams.platform.SourceRecord;
import io.vocstreams.platform.SourceRecord.RawHeader;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeMessageCodecTest {

    private static final SourceRecord SOURCE = new SourceRecord(
            "topic",
            3,
            42,
            1_000,
            null,
            new byte[] {1, 2},
            List.of(new RawHeader("trace", new byte[] {9}), new RawHeader("none", null)));

    private final InteractionCodec interactions = new InteractionCodec();
    private final NodeMessageCodec codec = new NodeMessageCodec(interactions);

    @Test
    void shouldCarryAnEventAndItsSourceWhole() {
        Interaction interaction = visit("e1", day(0), cookie("c"), login("anna"));
        EventArrival sent = new EventArrival(login("anna"), SOURCE, PackedContent.of(interaction, interactions));

        EventArrival received = (EventArrival) carried(sent);

        assertThat(received.place()).isEqualTo(login("anna"));
        assertThat(received.content().interaction()).isEqualTo(interaction);
        assertThat(received.source()).usingRecursiveComparison().isEqualTo(SOURCE);
    }

    @Test
    void shouldCarryALinkAndItsSourceWhole() {
        IdentityLink link = unlink(link("l1", cookie("c"), login("anna"), day(0)));

        LinkArrival received = (LinkArrival) carried(new LinkArrival(cookie("c"), SOURCE, link));

        assertThat(received.link()).isEqualTo(link);
        assertThat(received.source()).usingRecursiveComparison().isEqualTo(SOURCE);
    }

    @Test
    void shouldCarryALinkThatComesOrGoes() {
        Link link = new Link(login("anna"), day(0), LinkKind.ASSERTED, "e1");
        LinkChange change = new LinkChange(new PlacedLink(cookie("c"), link), false);

        assertThat(carried(change)).isEqualTo(change);
    }

    @Test
    void shouldCarryAVisit() {
        Interaction interaction = retracted(visit("e1", day(0), cookie("c")));
        NodeMembership membership = new NodeMembership(
                List.of(cookie("c"), login("anna")),
                interaction.header().version(),
                PackedContent.of(interaction, interactions));
        ForwardedInteraction sent =
                new ForwardedInteraction(Operation.RETRACT, customer("1"), "e1", day(0), membership, true);

        ForwardedInteraction received = (ForwardedInteraction) carried(sent);

        assertThat(received)
                .usingRecursiveComparison()
                .ignoringFields("membership.content")
                .isEqualTo(sent);
        assertThat(received.membership().content().interaction()).isEqualTo(interaction);
    }

    @Test
    void shouldRefuseAFormOfAnotherBuild() {
        assertThatThrownBy(() -> codec.read(cookie("c"), new byte[] {99, 1}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another build");
    }

    private NodeMessage carried(NodeMessage message) {
        return codec.read(message.place(), codec.write(message));
    }
}
