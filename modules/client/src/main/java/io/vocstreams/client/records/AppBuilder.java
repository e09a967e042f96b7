package io.vocstreams.client.records;

import io.vocstreams.model.AppTouchpoint;
import io.vocstreams.model.Header;
import org.jspecify.annotations.Nullable;

/** Something done in the app. */
public final class AppBuilder extends EventBuilder<AppBuilder, AppTouchpoint> {

    private final String action;
    private @Nullable String screen;
    private @Nullable String appVersion;
    private @Nullable String os;
    private @Nullable String productId;
    private @Nullable Long dwellMillis;
    private @Nullable String campaignId;
    private @Nullable String query;
    private @Nullable Integer resultCount;
    private @Nullable String contentId;
    private @Nullable Boolean helpful;

    AppBuilder(@Nullable String eventId, @Nullable String action) {
        super(eventId);
        this.action = Records.required(action);
    }

    public AppBuilder screen(@Nullable String value) {
        screen = value;
        return this;
    }

    public AppBuilder appVersion(@Nullable String value) {
        appVersion = value;
        return this;
    }

    public AppBuilder os(@Nullable String value) {
        os = value;
        return this;
    }

    public AppBuilder productId(@Nullable String value) {
        productId = value;
        return this;
    }

    public AppBuilder dwellMillis(@Nullable Long value) {
        dwellMillis = value;
        return this;
    }

    public AppBuilder campaignId(@Nullable String value) {
        campaignId = value;
        return this;
    }

    public AppBuilder query(@Nullable String value) {
        query = value;
        return this;
    }

    public AppBuilder resultCount(@Nullable Integer value) {
        resultCount = value;
        return this;
    }

    public AppBuilder contentId(@Nullable String value) {
        contentId = value;
        return this;
    }

    public AppBuilder helpful(@Nullable Boolean value) {
        helpful = value;
        return this;
    }

    @Override
    AppBuilder self() {
        return this;
    }

    @Override
    AppTouchpoint build(Header header) {
        return new AppTouchpoint(
                header,
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
}
