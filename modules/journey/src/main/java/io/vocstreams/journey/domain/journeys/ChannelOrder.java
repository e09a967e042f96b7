package io.vocstreams.journey.domain.journeys;

import io.vocstreams.model.Channel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Channels in the order of their first use.
 *
 * @param set the same, a bit for each: sums are made all the time, and mostly of channels that are there already
 */
record ChannelOrder(List<Channel> channels, int set) {

    static final ChannelOrder NONE = new ChannelOrder(List.of(), 0);

    private static final Map<Channel, ChannelOrder> ALONE = new EnumMap<>(Channel.class);

    static {
        int bit = 1;
        for (Channel channel : Channel.values()) {
            ALONE.put(channel, new ChannelOrder(List.of(channel), bit));
            bit <<= 1;
        }
    }

    static ChannelOrder of(Channel channel) {
        return ALONE.getOrDefault(channel, NONE);
    }

    boolean has(Channel channel) {
        return (set & of(channel).set) != 0;
    }

    ChannelOrder plus(ChannelOrder later) {
        if ((later.set & ~set) == 0) {
            return this;
        }
        if (set == 0) {
            return later;
        }
        List<Channel> all = new ArrayList<>(channels);
        for (Channel channel : later.channels) {
            if (!has(channel)) {
                all.add(channel);
            }
        }
        return new ChannelOrder(List.copyOf(all), set | later.set);
    }
}
