package io.vocstreams.journey.domain.attribution;

import io.vocstreams.journey.domain.history.Answer;
import io.vocstreams.journey.domain.history.CustomerEvent;
import io.vocstreams.journey.domain.history.CustomerHistory;
import io.vocstreams.journey.domain.history.CustomerSet;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.model.Attribution.Rule;
import io.vocstreams.model.Channel;
import io.vocstreams.model.policy.JourneyPolicy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the touchpoint each answer is about, among the customer's own. */
public final class Attributions {

    /** Which journey lists a touchpoint, if any. */
    public interface JourneyOf {
        @Nullable
        String of(Touch touch);
    }

    private final long reachMillis;
    private final long lookbackMillis;

    public Attributions(JourneyPolicy policy) {
        this.reachMillis = policy.attributionReach().toMillis();
        this.lookbackMillis = policy.attributionLookback().toMillis();
    }

    /** What each of the answers is about, whatever journey that is in. */
    public List<Attributed> derive(CustomerHistory history) {
        CustomerSet set = CustomerSet.of(history);
        return history.answers().stream()
                .map(answer -> attribute(answer, set, touch -> null))
                .toList();
    }

    public Attributed attribute(Answer answer, CustomerSet index, JourneyOf journeyOf) {
        Touch touch = explicit(answer, index);
        if (touch != null) {
            return attributed(answer, Rule.EXPLICIT, touch, journeyOf);
        }
        touch = correlated(answer, index);
        if (touch != null) {
            return attributed(answer, Rule.CORRELATION, touch, journeyOf);
        }
        touch = answer.channel() == Channel.UNKNOWN
                ? null
                : within(lookbackMillis, answer, index.latestOn(answer.channel(), answer.occurredAt()));
        if (touch != null) {
            return attributed(answer, Rule.SAME_CHANNEL, touch, journeyOf);
        }
        touch = within(lookbackMillis, answer, index.latest(answer.occurredAt()));
        return touch != null
                ? attributed(answer, Rule.ANY_CHANNEL, touch, journeyOf)
                : new Attributed(answer, Rule.NONE, null, null);
    }

    private static Attributed attributed(Answer answer, Rule rule, Touch touch, JourneyOf journeyOf) {
        return new Attributed(answer, rule, touch, journeyOf.of(touch));
    }

    private @Nullable Touch explicit(Answer answer, CustomerSet index) {
        Touch best = null;
        if (answer.touchpointId() != null) {
            for (Touch touch : index.withEventId(answer.touchpointId())) {
                best = later(best, within(reachMillis, answer, touch));
            }
        }
        return best;
    }

    private @Nullable Touch correlated(Answer answer, CustomerSet index) {
        Touch best = null;
        for (Map.Entry<String, String> correlation : answer.correlations().entrySet()) {
            Touch touch = correlation.getValue().isBlank()
                    ? null
                    : index.latestCorrelated(correlation.getKey(), correlation.getValue(), answer.occurredAt());
            best = later(best, within(reachMillis, answer, touch));
        }
        return best;
    }

    /** The distance counts on either side; the index has already left out what came later where that is not allowed. */
    private static @Nullable Touch within(long millis, Answer answer, @Nullable Touch touch) {
        return touch != null
                        && Math.abs(answer.occurredAt().toEpochMilli()
                                        - touch.occurredAt().toEpochMilli())
                                <= millis
                ? touch
                : null;
    }

    private static @Nullable Touch later(@Nullable Touch one, @Nullable Touch other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return CustomerEvent.ORDER.compare(one, other) >= 0 ? one : other;
    }
}
