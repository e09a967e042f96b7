package io.vocstreams.testkit.laws;

import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Operation;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.Tables;
import io.vocstreams.testkit.World;
import io.vocstreams.testkit.oracle.BatchOracle;
import java.util.List;
import java.util.function.UnaryOperator;

/** A world, what holds in it, and what comes of it. */
record Seen(World world, List<Input> held, Tables tables) {

    static Seen of(World world) {
        return new Seen(world, AcceptedVersions.of(world).records(), BatchOracle.run(world));
    }

    /** Whether anything comes out differently in another world. */
    boolean differsIn(UnaryOperator<World> change) {
        return !BatchOracle.run(change.apply(world)).equals(tables);
    }

    List<Interaction> happened() {
        return happened(world.inputs());
    }

    /** What stands. */
    List<Interaction> standing() {
        return happened(held).stream()
                .filter(interaction -> interaction.header().operation() == Operation.UPSERT)
                .toList();
    }

    List<Feedback> answers() {
        return happened().stream()
                .filter(Feedback.class::isInstance)
                .map(Feedback.class::cast)
                .toList();
    }

    List<Header> headers() {
        return happened().stream().map(Interaction::header).toList();
    }

    List<IdentityLink> links() {
        return links(world.inputs());
    }

    List<IdentityLink> standingLinks() {
        return links(held).stream()
                .filter(link -> link.operation() == Operation.UPSERT)
                .toList();
    }

    private static List<Interaction> happened(List<Input> inputs) {
        return inputs.stream()
                .filter(Input.Happened.class::isInstance)
                .map(input -> ((Input.Happened) input).interaction())
                .toList();
    }

    private static List<IdentityLink> links(List<Input> inputs) {
        return inputs.stream()
                .filter(Input.Linked.class::isInstance)
                .map(input -> ((Input.Linked) input).link())
                .toList();
    }
}
