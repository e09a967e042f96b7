package io.vocstreams.identity.stream;

import static io.vocstreams.identity.domain.Cast.cookie;
import static io.vocstreams.identity.domain.Cast.customer;
import static io.vocstreams.identity.domain.Cast.day;
import static io.vocstreams.identity.domain.Cast.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.contracts.InteractionCodec;
import io.vocstreams.identity.domain.Destination.Customer;
import io.vocstreams.identity.domain.Destination.Next;
import io.vocstreams.identity.domain.HeldInteraction;
import io.vocstreams.identity.domain.Link;
import io.vocstreams.identity.domain.LinkKind;
import io.vocstreams.identity.domain.NodeMembership;
import io.vocstreams.identity.domain.PlacedLink;
import io.vocstreams.identity.stream.NodeMessage.LinkChange;
import io.vocstreams.model.Operation;
import io.vocstreams.model.Version;
import io.vocstreams.platform.binary.KeyWriter;
import io.vocstreams.platform.binary.VersionedForm;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

/**
 * Bytes that a build before has stored. A new version of a form adds a line, and its reader for the line before stays.
 */
class FrozenFormsTest {

    private static final Version SECOND = new Version(2, Operation.RETRACT);

    private final InteractionCodec codec = new InteractionCodec();
    private final Properties frozen = new Properties();

    FrozenFormsTest() throws IOException {
        try (InputStream file = FrozenFormsTest.class.getResourceAsStream("/frozen-forms.properties")) {
            frozen.load(Objects.requireNonNull(file));
        }
    }

    @Test
    void shouldReadVersionsOfEvents() {
        shouldBeStored("versions-by-event.1", EventVersions.FORM, new EventVersions.Known(SECOND, day(3)));
    }

    @Test
    void shouldReadVersionsOfLinks() {
        shouldBeStored("versions-by-link.1", LinkVersions.FORM, new LinkVersions.Known(SECOND, login("anna"), day(3)));
    }

    @Test
    void shouldReadRangesThatWait() {
        Bytes next = new KeyWriter().text("cookie-id:c").time(day(1)).toKey();
        Bytes end = new KeyWriter().text("cookie-id:c").toRangeEnd();

        shouldBeStored("ranges-by-identifier.1", Backlog.FORM, new Backlog.Waiting(next, end));
    }

    @Test
    void shouldReadInteractions() {
        PackedContent content = PackedContent.of(new byte[] {1, 1, 42}, codec);
        NodeMembership start = NodeMembership.origin(SECOND, content);
        NodeMembership visit = new NodeMembership(List.of(cookie("c"), customer("7")), SECOND, content);

        for (String line : List.of("next", "identified", "anonymous", "nowhere")) {
            HeldInteraction held = new HeldInteraction(
                    List.of(start, visit),
                    switch (line) {
                        case "next" -> new Next(login("anna"));
                        case "identified" -> new Customer("7", true);
                        case "anonymous" -> new Customer("cookie-id:c", false);
                        default -> null;
                    });
            byte[] bytes = bytes("interactions-by-identifier." + line + ".1");
            HeldInteraction read = HeldStore.form(codec).fromStore(bytes);

            assertThat(HeldStore.form(codec).toBytes(held)).isEqualTo(bytes);
            assertThat(read.sentTo()).isEqualTo(held.sentTo());
            assertThat(read.memberships())
                    .extracting(NodeMembership::pathBefore)
                    .containsExactly(List.of(), visit.pathBefore());
            assertThat(read.memberships()).extracting(NodeMembership::version).containsOnly(SECOND);
            assertThat(read.memberships())
                    .allSatisfy(membership -> assertThat(((PackedContent) membership.content()).bytes())
                            .isEqualTo(content.bytes()));
        }
    }

    @Test
    void shouldReadMessagesUnderWay() {
        NodeMessageCodec hops = new NodeMessageCodec(codec);
        LinkChange change = new LinkChange(
                new PlacedLink(cookie("c"), new Link(login("anna"), day(2), LinkKind.ASSERTED, "e-1")), true);

        assertThat(hops.write(change)).isEqualTo(bytes("hops.change.1"));
        assertThat(hops.read(cookie("c"), bytes("hops.change.1"))).isEqualTo(change);
    }

    private <T> void shouldBeStored(String line, VersionedForm<T> form, T value) {
        assertThat(form.toBytes(value)).isEqualTo(bytes(line));
        assertThat(form.fromStore(bytes(line))).isEqualTo(value);
    }

    private byte[] bytes(String line) {
        return HexFormat.of().parseHex(frozen.getProperty(line));
    }
}
