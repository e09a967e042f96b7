package io.vocstreams.platform.metrics;

import io.micrometer.core.instrument.Counter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What became of the records of one topic. All that is counted was looked up before, so counting costs an addition. */
final class TopicOutcomes {

    private static final String NO_REASON = "NONE";

    private final Meters meters;
    private final String stage;
    private final String topic;
    private final Counter accepted;
    private final Counter duplicate;
    private final Counter deadLettered;
    private final Map<String, Counter> rejected = new ConcurrentHashMap<>();

    /** @param reasons for which records of the topic can be refused */
    TopicOutcomes(Meters meters, String stage, String topic, List<String> reasons) {
        this.meters = meters;
        this.stage = stage;
        this.topic = topic;
        this.accepted = counter("ACCEPTED", NO_REASON);
        this.deadLettered = counter("DEAD_LETTERED", NO_REASON);
        this.duplicate = reasons.isEmpty() ? accepted : counter("DUPLICATE", NO_REASON);
        reasons.forEach(this::rejected);
    }

    void accepted() {
        accepted.increment();
    }

    void duplicate() {
        duplicate.increment();
    }

    void deadLettered() {
        deadLettered.increment();
    }

    void refused(String reason) {
        Counter known = rejected.get(reason);
        (known == null ? rejected(reason) : known).increment();
    }

    private Counter rejected(String reason) {
        return rejected.computeIfAbsent(reason, any -> counter("REJECTED", any));
    }

    private Counter counter(String outcome, String reason) {
        return meters.counter(StageMeterSpecs.OUTCOMES, stage, topic, outcome, reason);
    }
}
