package io.vocstreams.identity.domain;

import static io.vocstreams.identity.domain.Cast.NOON;
import static io.vocstreams.identity.domain.Cast.cookie;
import static io.vocstreams.identity.domain.Cast.corrected;
import static io.vocstreams.identity.domain.Cast.customer;
import static io.vocstreams.identity.domain.Cast.day;
import static io.vocstreams.identity.domain.Cast.device;
import static io.vocstreams.identity.domain.Cast.login;
import static io.vocstreams.identity.domain.Cast.retracted;
import static io.vocstreams.identity.domain.Cast.visit;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.identity.domain.Destination.Customer;
import io.vocstreams.identity.domain.Destination.Next;
import io.vocstreams.identity.domain.IdentifierNode.Outcome;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Operation;
import io.vocstreams.model.policy.IdentityPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentifierNodeTest {

    private static final Identifier BROWSER = cookie("browser");
    private static final Identifier ANNA = login("anna");
    private static final Customer ANONYMOUS = new Customer("cookie-id:browser", false);
    private static final Interaction FIRST = visit("e1", NOON, BROWSER);

    private final SortedLinks links = new SortedLinks();
    private final IdentifierNode place = new IdentifierNode(BROWSER, links, IdentityPolicy.DEFAULT);

    @Test
    void shouldEndWhereThereIsNoOwner() {
        Outcome outcome = place.arrive(NOON, HeldInteraction.NOTHING, origin(FIRST));

        assertThat(outcome.dispatches()).containsExactly(upsert(ANONYMOUS, FIRST, BROWSER));
    }

    @Test
    void shouldSayNothingWhenNothingChanged() {
        HeldInteraction held =
                place.arrive(NOON, HeldInteraction.NOTHING, origin(FIRST)).held();

        assertThat(place.reconsider(NOON, held)).isEqualTo(new Outcome(held, List.of()));
    }

    @Test
    void shouldTakeBackFromTheOldDestinationAndTellTheNewOne() {
        HeldInteraction held =
                place.arrive(NOON, HeldInteraction.NOTHING, origin(FIRST)).held();
        links.add(new Link(ANNA, day(1), LinkKind.STATED, "1"));

        assertThat(place.reconsider(NOON, held).dispatches())
                .containsExactly(retract(ANONYMOUS, FIRST, BROWSER), upsert(new Next(ANNA), FIRST, BROWSER));
    }

    @Test
    void shouldTellTheSameDestinationAboutANewVersion() {
        Interaction second = corrected(FIRST, "product_viewed");
        HeldInteraction held =
                place.arrive(NOON, HeldInteraction.NOTHING, origin(FIRST)).held();

        assertThat(place.arrive(NOON, held, origin(second)).dispatches())
                .containsExactly(upsert(ANONYMOUS, second, BROWSER));
    }

    @Test
    void shouldTakeBackTheOldVersionAsItWasWhenANewOneGoesElsewhere() {
        Interaction second = corrected(FIRST, "product_viewed");
        HeldInteraction held =
                place.arrive(NOON, HeldInteraction.NOTHING, origin(FIRST)).held();
        links.add(new Link(ANNA, day(1), LinkKind.STATED, "1"));

        assertThat(place.arrive(NOON, held, origin(second)).dispatches())
                .containsExactly(retract(ANONYMOUS, FIRST, BROWSER), upsert(new Next(ANNA), second, BROWSER));
    }

    @Test
    void shouldPassOnTheProducersRetractionItself() {
        Interaction retraction = retracted(FIRST);
        HeldInteraction held =
                place.arrive(NOON, HeldInteraction.NOTHING, origin(FIRST)).held();

        Outcome outcome = place.withdraw(NOON, held, origin(retraction));

        assertThat(outcome.held().isEmpty()).isTrue();
        assertThat(outcome.dispatches()).containsExactly(retract(ANONYMOUS, retraction, BROWSER));
    }

    @Test
    void shouldSayNothingOfARetractionOfWhatItDoesNotHold() {
        Outcome outcome = place.withdraw(NOON, HeldInteraction.NOTHING, origin(retracted(FIRST)));

        assertThat(outcome).isEqualTo(new Outcome(HeldInteraction.NOTHING, List.of()));
    }

    @Test
    void shouldTellTheSameDestinationAboutANewPath() {
        NodeMembership direct = through(FIRST, device("d"));
        NodeMembership detour = through(FIRST, device("d"), cookie("other"));
        HeldInteraction held =
                place.arrive(NOON, HeldInteraction.NOTHING, detour).held();

        assertThat(place.arrive(NOON, held, direct).dispatches())
                .containsExactly(upsert(ANONYMOUS, FIRST, device("d"), BROWSER));
    }

    @Test
    void shouldFollowTheShorterOfTwoPathsWhicheverCameFirst() {
        NodeMembership direct = through(FIRST, device("d"));
        NodeMembership detour = through(FIRST, device("d"), cookie("other"));
        HeldInteraction held =
                place.arrive(NOON, HeldInteraction.NOTHING, direct).held();

        assertThat(place.arrive(NOON, held, detour).dispatches()).isEmpty();
    }

    @Test
    void shouldFollowTheHigherOfTwoVersions() {
        NodeMembership direct = through(FIRST, device("d"));
        Interaction second = corrected(FIRST, "product_viewed");
        HeldInteraction held =
                place.arrive(NOON, HeldInteraction.NOTHING, direct).held();

        assertThat(place.arrive(NOON, held, through(second, device("d"), cookie("other")))
                        .dispatches())
                .containsExactly(upsert(ANONYMOUS, second, device("d"), cookie("other"), BROWSER));
    }

    @Test
    void shouldStayWhileOneOfTwoPathsRemains() {
        NodeMembership direct = through(FIRST, device("d"));
        NodeMembership detour = through(FIRST, device("d"), cookie("other"));
        HeldInteraction first =
                place.arrive(NOON, HeldInteraction.NOTHING, direct).held();
        HeldInteraction both = place.arrive(NOON, first, detour).held();

        assertThat(place.withdraw(NOON, both, direct).dispatches())
                .containsExactly(upsert(ANONYMOUS, FIRST, device("d"), cookie("other"), BROWSER));
    }

    @Test
    void shouldPublishTheSmallestTextOfACycle() {
        IdentifierNode second = new IdentifierNode(customer("2"), links, IdentityPolicy.DEFAULT);
        links.add(new Link(customer("1"), NOON, LinkKind.STATED, "1"));

        assertThat(second.arrive(NOON, HeldInteraction.NOTHING, through(FIRST, customer("1")))
                        .dispatches())
                .containsExactly(upsert(new Customer("1", true), FIRST, customer("1"), customer("2")));
    }

    private static NodeMembership origin(Interaction interaction) {
        return through(interaction);
    }

    private static NodeMembership through(Interaction interaction, Identifier... pathBefore) {
        return new NodeMembership(List.of(pathBefore), interaction.header().version(), new Fixed(interaction));
    }

    private static Dispatch upsert(Destination destination, Interaction interaction, Identifier... path) {
        return dispatch(Operation.UPSERT, destination, interaction, path);
    }

    private static Dispatch retract(Destination destination, Interaction interaction, Identifier... path) {
        return dispatch(Operation.RETRACT, destination, interaction, path);
    }

    private static Dispatch dispatch(
            Operation operation, Destination destination, Interaction interaction, Identifier... path) {
        return new Dispatch(
                operation, destination, List.of(path), interaction.header().version(), new Fixed(interaction));
    }

    private record Fixed(Interaction interaction) implements CarriedInteraction {}
}
