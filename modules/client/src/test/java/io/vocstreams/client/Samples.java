package io.vocstreams.client;

import io.vocstreams.client.records.Records;
import io.vocstreams.model.Incoming;
import java.time.Instant;

/** Records of a till. */
final class Samples {

    private Samples() {}

    static Incoming good(int number) {
        return sale("sale-" + number, "store-7");
    }

    /** Breaks a rule that every client knows. */
    static Incoming bad(int number) {
        return sale("sale-" + number, "");
    }

    static Incoming sale(String eventId, String storeId) {
        return Records.store(eventId, "purchased", storeId)
                .source("till-3")
                .occurredAt(Instant.now())
                .loyaltyId("L-" + eventId)
                .amountMinor(1980L)
                .currency("JPY")
                .line("sku-1", 2, 990)
                .build();
    }
}
