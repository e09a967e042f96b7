package io.vocstreams.model;

import org.jspecify.annotations.Nullable;

/** Something done on the web site. */
public record WebTouchpoint(
        Header header,
        String action,
        @Nullable String pageUrl,
        @Nullable String referrer,
        @Nullable String productId,
        @Nullable Long dwellMillis,
        @Nullable String campaignId)
        implements Touchpoint {

    @Override
    public Channel channel() {
        return Channel.WEB;
    }
}
