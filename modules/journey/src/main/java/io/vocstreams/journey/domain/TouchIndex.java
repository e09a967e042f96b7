package io.vocstreams.journey.domain;

import io.vocstreams.model.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One customer's touchpoints by what an answer can name; made in one pass. Only event ids find outbound messages. */
final class TouchIndex implements TouchLookup {

    private final Map<String, List<Touch>> byEventId = new HashMap<>();
    private final Map<Channel, List<Touch>> byChannel = new EnumMap<>(Channel.class);
    private final Map<Map.Entry<String, String>, List<Touch>> byCorrelation = new HashMap<>();
    private final List<Touch> all = new ArrayList<>();

    TouchIndex(List<Touch> sorted) {
        for (Touch touch : sorted) {
            byEventId
                    .computeIfAbsent(touch.key().eventId(), id -> new ArrayList<>(1))
                    .add(touch);
            if (!touch.outbound()) {
                all.add(touch);
                byChannel
                        .computeIfAbsent(touch.channel(), channel -> new ArrayList<>())
                        .add(touch);
                touch.correlations().forEach((key, value) -> byCorrelation
                        .computeIfAbsent(Map.entry(key, value), entry -> new ArrayList<>(1))
                        .add(touch));
            }
        }
    }

    @Override
    public List<Touch> withEventId(String eventId) {
        return byEventId.getOrDefault(eventId, List.of());
    }

    @Override
    public @Nullable Touch latest(Instant until) {
        return latest(all, until);
    }

    @Override
    public @Nullable Touch latestOn(Channel channel, Instant until) {
        return latest(byChannel.getOrDefault(channel, List.of()), until);
    }

    @Override
    public @Nullable Touch latestCorrelated(String key, String value, Instant until) {
        return latest(byCorrelation.getOrDefault(Map.entry(key, value), List.of()), until);
    }

    private static @Nullable Touch latest(List<Touch> sorted, Instant until) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted.get(middle).occurredAt().isAfter(until)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low == 0 ? null : sorted.get(low - 1);
    }
}
