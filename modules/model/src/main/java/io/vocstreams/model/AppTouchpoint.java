package io.vocstreams.model;

import org.jspecify.annotations.Nullable;

/** Something done in the app. */
public record AppTouchpoint(
        Header header,
        String action,
        @Nullable String screen,
        @Nullable String appVersion,
        @Nullable String os,
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
        return IncomingKind.APP;
    }

    /** One that says no more than what was done, and with which product. */
    public AppTouchpoint(Header header, String action, @Nullable String productId) {
        this(header, action, null, null, null, productId, null, null, null, null, null, null);
    }

    @Override
    public AppTouchpoint under(Header other) {
        return new AppTouchpoint(
                other,
                action,
                screen,
                appVersion,
                os,
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
        return Channel.APP;
    }
}
