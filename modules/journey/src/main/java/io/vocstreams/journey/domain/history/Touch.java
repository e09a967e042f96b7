package io.vocstreams.journey.domain.history;

import io.vocstreams.model.Channel;
import io.vocstreams.model.Touchpoint;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What journeys, attributions, dimensions, measures and readings need of a touchpoint.
 *
 * @param text of a message from the customer, as much of it as is read
 */
public record Touch(
        EventKey key,
        Instant occurredAt,
        Channel channel,
        String action,
        boolean outbound,
        @Nullable Boolean resolved,
        @Nullable String storeId,
        @Nullable String productId,
        Map<String, String> correlations,
        Map<String, String> experiments,
        @Nullable String campaignId,
        @Nullable Integer resultCount,
        @Nullable String text)
        implements CustomerEvent {

    public Touch {
        correlations = Map.copyOf(correlations);
        experiments = Map.copyOf(experiments);
    }

    /** One without text. */
    public Touch(
            EventKey key,
            Instant occurredAt,
            Channel channel,
            String action,
            boolean outbound,
            @Nullable Boolean resolved,
            @Nullable String storeId,
            @Nullable String productId,
            Map<String, String> correlations,
            Map<String, String> experiments,
            @Nullable String campaignId,
            @Nullable Integer resultCount) {
        this(
                key,
                occurredAt,
                channel,
                action,
                outbound,
                resolved,
                storeId,
                productId,
                correlations,
                experiments,
                campaignId,
                resultCount,
                null);
    }

    /** The same with another text. */
    public Touch saying(@Nullable String other) {
        return new Touch(
                key,
                occurredAt,
                channel,
                action,
                outbound,
                resolved,
                storeId,
                productId,
                correlations,
                experiments,
                campaignId,
                resultCount,
                other);
    }

    public static Touch of(String origin, Touchpoint touchpoint) {
        return new Touch(
                new EventKey(origin, touchpoint.header().eventId()),
                touchpoint.header().occurredAt(),
                touchpoint.channel(),
                touchpoint.action(),
                touchpoint.isOutbound(),
                touchpoint.resolved(),
                CustomerEvent.named(touchpoint.storeId()),
                CustomerEvent.named(touchpoint.productId()),
                touchpoint.header().correlations(),
                touchpoint.header().experiments(),
                CustomerEvent.named(touchpoint.campaignId()),
                touchpoint.resultCount(),
                touchpoint.isOutbound() ? null : CustomerEvent.kept(touchpoint.text()));
    }
}
