package io.vocstreams.gateway;

import io.vocstreams.model.Channel;
import io.vocstreams.model.IdentifierType;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who sends, and what it may send.
 *
 * @param source what the records say made them; null leaves to the records what they say
 * @param channels of which touchpoints and feedback are taken; empty for all, and for links and profiles of every kind
 * @param identifierTypes that may occur; empty for all
 * @param origins of web pages that may use it; empty for servers, which have none
 * @param traits which trait of Segment's gives a field of the profile, by field
 * @param rate bounds its events; null if nothing does
 */
record ApiKey(
        @Nullable String source,
        Set<Channel> channels,
        Set<IdentifierType> identifierTypes,
        Set<String> origins,
        Map<String, String> traits,
        @Nullable RateLimit rate) {

    /** Of a gateway that has no keys, and so speaks to its own machine only. */
    static final ApiKey NONE = new ApiKey(null, Set.of(), Set.of(), Set.of(), Map.of(), null);

    boolean isBoundToChannels() {
        return !channels.isEmpty();
    }

    boolean allows(Channel channel) {
        return channels.isEmpty() || channels.contains(channel);
    }

    boolean allows(IdentifierType type) {
        return identifierTypes.isEmpty() || identifierTypes.contains(type);
    }
}
