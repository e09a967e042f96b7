package io.vocstreams.journey.domain;

import io.vocstreams.model.Channel;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Channels in the order of their first use. */
record ChannelOrder(List<Channel> channels) {

    static final ChannelOrder NONE = new ChannelOrder(List.of());

    private static final Map<Channel, ChannelOrder> ALONE = new EnumMap<>(Channel.class);

    static {
        for (Channel channel : Channel.values()) {
            ALONE.put(channel, new ChannelOrder(List.of(channel)));
        }
    }

    static ChannelOrder of(Channel channel) {
        return ALONE.getOrDefault(channel, NONE);
    }

    boolean has(Channel channel) {
        return channels.contains(channel);
    }

    ChannelOrder plus(ChannelOrder later) {
        if (channels.containsAll(later.channels)) {
            return this;
        }
        Set<Channel> all = new LinkedHashSet<>(channels);
        all.addAll(later.channels);
        return new ChannelOrder(List.copyOf(all));
    }
}
