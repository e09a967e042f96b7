package io.vocstreams.testkit;

import io.vocstreams.model.policy.IdentityPolicy;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.policy.ScorePolicy;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was ever sent, in the order of the topics, the policies, and the clock at which the outcome is looked
 * at; a null clock has not started: nothing is closed yet.
 */
public record World(
        List<Input> inputs,
        IdentityPolicy identity,
        JourneyPolicy journey,
        ScorePolicy scores,
        @Nullable Instant clock) {

    public World {
        inputs = List.copyOf(inputs);
    }

    public static World of(@Nullable Instant clock, Input... inputs) {
        return new World(List.of(inputs), IdentityPolicy.DEFAULT, JourneyPolicy.DEFAULT, ScorePolicy.DEFAULT, clock);
    }

    public World withInputs(List<Input> others) {
        return new World(others, identity, journey, scores, clock);
    }

    /** One record per line, so that a failing world can be read. */
    @Override
    public String toString() {
        return inputs.stream()
                .map(InputText::of)
                .collect(Collectors.joining(
                        "\n  ",
                        "world at " + clock + " in " + scores.zone() + "\n  " + identity + "\n  " + journey
                                + "\n  ALL: " + scores.countingBySurvey() + "\n  ",
                        "\n"));
    }
}
