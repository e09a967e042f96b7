package io.vocstreams.model;

import io.vocstreams.model.Journey.Outcome;
import io.vocstreams.model.Journey.Step;
import java.time.Instant;
import java.util.List;

/**
 * What a journey's touchpoints say, one after the other.
 *
 * @param steps the first ones; all are counted
 * @param channels in order of first use
 */
public record JourneyPath(
        Instant startedAt,
        Instant lastAt,
        List<Step> steps,
        long stepCount,
        List<Channel> channels,
        int channelSwitches,
        int visits,
        LifecycleStage furthestStage,
        Outcome outcome) {

    public JourneyPath withSteps(List<Step> listed) {
        return new JourneyPath(
                startedAt, lastAt, listed, stepCount, channels, channelSwitches, visits, furthestStage, outcome);
    }
}
