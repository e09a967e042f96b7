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
    public WebTouchpoint under(Header other) {
        return new WebTouchpoint(other, action, pageUrl, referrer, productId, dwellMillis, campaignId);
    }

    @Override
    public Channel channel() {
        return Channel.WEB;
    }
}
