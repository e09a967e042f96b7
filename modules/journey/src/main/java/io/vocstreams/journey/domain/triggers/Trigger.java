package io.vocstreams.journey.domain.triggers;

import io.vocstreams.journey.domain.outcomes.MeasuredInteraction;
import java.time.Instant;
import java.util.Comparator;

/**
 * One reason to act.
 *
 * @param event what it is about
 * @param time when it was one: later than the event where something did not follow
 */
public record Trigger(Rule rule, MeasuredInteraction event, Instant time) {

    public static final Comparator<Trigger> ORDER = Comparator.comparing(Trigger::time)
            .thenComparing(trigger -> trigger.event().key())
            .thenComparing(trigger -> trigger.rule().id());
}
