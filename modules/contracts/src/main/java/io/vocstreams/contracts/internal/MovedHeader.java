package io.vocstreams.contracts.internal;

import org.apache.kafka.common.header.Headers;

/** Marks a record of {@code voc.interactions.v1} that identity caused, and not the interaction's producer. */
public final class MovedHeader {

    public static final String NAME = "voc-moved";

    private static final byte[] PRESENT = {1};

    private MovedHeader() {}

    public static void addTo(Headers headers) {
        headers.add(NAME, PRESENT.clone());
    }

    public static boolean isIn(Headers headers) {
        return headers.lastHeader(NAME) != null;
    }
}
