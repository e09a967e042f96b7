package io.vocstreams.client.records;

import io.vocstreams.model.Header;
import io.vocstreams.model.WebTouchpoint;
import org.jspecify.annotations.Nullable;

/** Something done on the web site. */
public final class WebBuilder extends EventBuilder<WebBuilder, WebTouchpoint> {

    private final String action;
    private @Nullable String pageUrl;
    private @Nullable String referrer;
    private @Nullable String productId;
    private @Nullable Long dwellMillis;
    private @Nullable String campaignId;
    private @Nullable String query;
    private @Nullable Integer resultCount;
    private @Nullable String contentId;
    private @Nullable Boolean helpful;

    WebBuilder(@Nullable String eventId, @Nullable String action) {
        super(eventId);
        this.action = Records.required(action);
    }

    public WebBuilder pageUrl(@Nullable String value) {
        pageUrl = value;
        return this;
    }

    public WebBuilder referrer(@Nullable String value) {
        referrer = value;
        return this;
    }

    public WebBuilder productId(@Nullable String value) {
        productId = value;
        return this;
    }

    public WebBuilder dwellMillis(@Nullable Long value) {
        dwellMillis = value;
        return this;
    }

    public WebBuilder campaignId(@Nullable String value) {
        campaignId = value;
        return this;
    }

    public WebBuilder query(@Nullable String value) {
        query = value;
        return this;
    }

    public WebBuilder resultCount(@Nullable Integer value) {
        resultCount = value;
        return this;
    }

    public WebBuilder contentId(@Nullable String value) {
        contentId = value;
        return this;
    }

    public WebBuilder helpful(@Nullable Boolean value) {
        helpful = value;
        return this;
    }

    @Override
    WebBuilder self() {
        return this;
    }

    @Override
    WebTouchpoint build(Header header) {
        return new WebTouchpoint(
                header,
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
}
