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
        @Nullable String campaignId)
        implements Touchpoint {

    @Override
    public AppTouchpoint under(Header other) {
        return new AppTouchpoint(other, action, screen, appVersion, os, productId, dwellMillis, campaignId);
    }

    @Override
    public Channel channel() {
        return Channel.APP;
    }
}
