package io.vocstreams.testkit.laws;

import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.World;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Other ways in which the same records can come. */
final class OtherArrivals {

    private OtherArrivals() {}

    /** Profiles stay in order: that is part of their meaning. */
    static World reversedAndTwice(World world) {
        List<Input> inputs = new ArrayList<>(world.inputs());
        inputs.removeIf(OtherArrivals::isProfile);
        Collections.reverse(inputs);
        List<Input> again = new ArrayList<>(inputs);
        Collections.rotate(again, again.size() / 2);
        return world.withInputs(
                Stream.of(inputs, profiles(world), again).flatMap(List::stream).toList());
    }

    static World with(List<Input> before, World world, List<Input> after) {
        return world.withInputs(
                Stream.of(before, world.inputs(), after).flatMap(List::stream).toList());
    }

    static boolean isProfile(Input input) {
        return input instanceof Input.Profiled || input instanceof Input.Forgotten;
    }

    private static List<Input> profiles(World world) {
        return world.inputs().stream().filter(OtherArrivals::isProfile).toList();
    }
}
