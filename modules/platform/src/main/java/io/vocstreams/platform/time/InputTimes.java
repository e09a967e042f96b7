package io.vocstreams.platform.time;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The watermark of a task's own source partitions: the least, over those that are not idle, of the greatest event time
 * they brought. An input is idle when it was read to its end and brought nothing for the idle timeout.
 */
public final class InputTimes {

    private static final String LEAST = "inputs";

    private final TimeState state;
    private final long idleTimeout;
    private final InputLag lag;
    private final Map<Input, Long> lastBroughtAt = new LinkedHashMap<>();

    /** One source partition of this task. */
    public record Input(String topic, int partition) {

        private String name() {
            return "input/" + topic + "/" + partition;
        }
    }

    public InputTimes(List<Input> inputs, TimeState state, Duration idleTimeout, InputLag lag, long now) {
        this.state = state;
        this.idleTimeout = idleTimeout.toMillis();
        this.lag = lag;
        inputs.forEach(input -> lastBroughtAt.put(input, now));
    }

    public void brought(Input input, long eventTime, long now) {
        lastBroughtAt.put(input, now);
        state.raise(input.name(), eventTime);
    }

    /**
     * Never goes back; NONE until every input that is not idle has brought something. NOT_AWAITED while all are idle:
     * also a task that is busy with what others send it must not hold back the least of all tasks.
     */
    public long watermark(long now) {
        long least = Watermark.NOT_AWAITED;
        for (Input input : lastBroughtAt.keySet()) {
            if (!isIdle(input, now)) {
                least = Math.min(least, state.get(input.name()));
            }
        }
        return least == Watermark.NOT_AWAITED ? least : state.raise(LEAST, least);
    }

    public boolean isIdle(long now) {
        return lastBroughtAt.keySet().stream().allMatch(input -> isIdle(input, now));
    }

    private boolean isIdle(Input input, long now) {
        Long lastBrought = lastBroughtAt.get(input);
        return lastBrought != null && now - lastBrought >= idleTimeout && lag.of(input.topic(), input.partition()) <= 0;
    }
}
