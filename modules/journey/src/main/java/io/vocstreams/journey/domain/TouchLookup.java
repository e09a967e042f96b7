package io.vocstreams.journey.domain;

import io.vocstreams.model.Channel;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds one customer's touchpoints by what an answer can name. Only event ids find outbound messages. */
interface TouchLookup {

    List<Touch> withEventId(String eventId);

    @Nullable
    Touch latest(Instant until);

    @Nullable
    Touch latestOn(Channel channel, Instant until);

    @Nullable
    Touch latestCorrelated(String key, String value, Instant until);
}
