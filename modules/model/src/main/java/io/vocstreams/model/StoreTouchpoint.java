package io.vocstreams.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A visit to or a purchase in a store. */
public record StoreTouchpoint(
        Header header,
        String action,
        String storeId,
        @Nullable String registerId,
        @Nullable String staffId,
        @Nullable Long amountMinor,
        @Nullable String currency,
        List<Line> lines)
        implements Touchpoint {

    @Override
    public IncomingKind kind() {
        return IncomingKind.STORE;
    }

    /** One line of a receipt. The amount is in the currency's minor unit. */
    public record Line(String sku, int quantity, long amountMinor) {}

    @Override
    public StoreTouchpoint under(Header other) {
        return new StoreTouchpoint(other, action, storeId, registerId, staffId, amountMinor, currency, lines);
    }

    @Override
    public Channel channel() {
        return Channel.STORE;
    }
}
