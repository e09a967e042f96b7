package io.vocstreams.journey.domain;

import io.vocstreams.model.Channel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
        for (Channel channel : later.channels) {
            if (!has(channel)) {
                return new ChannelOrder(Stream.concat(channels.stream(), later.channels.stream())
                        .distinct()
                        .toList());
            }
        }
        return this;
    }
}
