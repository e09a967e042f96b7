package io.vocstreams.systemtests.laws;

import io.vocstreams.model.intake.Identifiers;
import io.vocstreams.testkit.Input;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Other ways in which the same records may arrive. The order of one customer's profiles is the producer's business. */
public final class Arrivals {

    private Arrivals() {}

    public static List<Input> shuffled(List<Input> inputs, Random random) {
        List<Input> shuffled = new ArrayList<>(inputs);
        Collections.shuffle(shuffled, random);
        Map<String, Deque<Input>> profiles = new HashMap<>();
        inputs.stream().filter(Arrivals::isProfile).forEach(input -> profiles.computeIfAbsent(
                        customerOf(input), any -> new ArrayDeque<>())
                .addLast(input));
        shuffled.replaceAll(input -> isProfile(input) ? next(profiles, input) : input);
        return shuffled;
    }

    private static Input next(Map<String, Deque<Input>> profiles, Input input) {
        return profiles.getOrDefault(customerOf(input), new ArrayDeque<>()).removeFirst();
    }

    /** Each record up to three times, the copies anywhere. */
    public static List<Input> repeated(List<Input> inputs, Random random) {
        List<Input> repeated = new ArrayList<>(inputs);
        for (Input input : inputs) {
            for (int copies = random.nextInt(3); copies > 0 && !isProfile(input); copies--) {
                repeated.add(random.nextInt(repeated.size() + 1), input);
            }
        }
        return repeated;
    }

    static boolean isProfile(Input input) {
        return input instanceof Input.Profiled || input instanceof Input.Forgotten;
    }

    private static String customerOf(Input input) {
        return input instanceof Input.Profiled profiled
                ? Identifiers.normal(profiled.profile().customerId())
                : Identifiers.normal(((Input.Forgotten) input).customerId());
    }
}
