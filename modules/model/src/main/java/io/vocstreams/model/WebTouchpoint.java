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
        @Nullable String campaignId,
        @Nullable String query,
        @Nullable Integer resultCount,
        @Nullable String contentId,
        @Nullable Boolean helpful)
        implements Touchpoint {

    @Override
    public IncomingKind kind() {
        return IncomingKind.WEB;
    }

    /** One that says no more than what was done, and with which product. */
    public WebTouchpoint(Header header, String action, @Nullable String productId) {
        this(header, action, null, null, productId, null, null, null, null, null, null);
    }

    @Override
    public WebTouchpoint under(Header other) {
        return new WebTouchpoint(
                other,
                action,
                pageUrl,
                referrer,
                productId,
                dwellMillis,
                campaignId,
                query,
                resultCount,
                contentId,
                helpful);
    }

    @Override
    public Channel channel() {
        return Channel.WEB;
    }
}
