package io.vocstreams.client.records;

import io.vocstreams.model.Header;
import io.vocstreams.model.StoreTouchpoint;
import io.vocstreams.model.StoreTouchpoint.Line;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A visit to or a purchase in a store. */
public final class StoreBuilder extends EventBuilder<StoreBuilder, StoreTouchpoint> {

    private final String action;
    private final String storeId;
    private @Nullable String registerId;
    private @Nullable String staffId;
    private @Nullable Long amountMinor;
    private @Nullable String currency;
    private final List<Line> lines = new ArrayList<>();

    StoreBuilder(@Nullable String eventId, @Nullable String action, @Nullable String storeId) {
        super(eventId);
        this.action = Records.required(action);
        this.storeId = Records.required(storeId);
    }

    public StoreBuilder registerId(@Nullable String value) {
        registerId = value;
        return this;
    }

    public StoreBuilder staffId(@Nullable String value) {
        staffId = value;
        return this;
    }

    public StoreBuilder amountMinor(@Nullable Long value) {
        amountMinor = value;
        return this;
    }

    public StoreBuilder currency(@Nullable String value) {
        currency = value;
        return this;
    }

    /** One line of the receipt; the amount is in the currency's minor unit. */
    public StoreBuilder line(String sku, int quantity, long amount) {
        lines.add(new Line(sku, quantity, amount));
        return this;
    }

    @Override
    StoreBuilder self() {
        return this;
    }

    @Override
    StoreTouchpoint build(Header header) {
        return new StoreTouchpoint(
                header, action, storeId, registerId, staffId, amountMinor, currency, List.copyOf(lines));
    }
}
