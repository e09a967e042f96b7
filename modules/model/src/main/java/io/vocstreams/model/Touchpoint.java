package io.vocstreams.model;

import org.jspecify.annotations.Nullable;

/** One meeting of a customer and the company on one channel. */
public sealed interface Touchpoint extends Interaction
        permits WebTouchpoint, AppTouchpoint, CallCenterTouchpoint, StoreTouchpoint, MessagingTouchpoint {

    @Override
    Touchpoint under(Header other);

    String action();

    Channel channel();

    /** Outbound messages are steps of a journey but open, prolong and explain none. */
    default boolean isOutbound() {
        return false;
    }

    /** Whether this touchpoint says that the customer's concern was solved; null says nothing. */
    default @Nullable Boolean resolved() {
        return null;
    }

    default @Nullable String storeId() {
        return null;
    }

    default @Nullable String productId() {
        return null;
    }

    default @Nullable String campaignId() {
        return null;
    }

    /** How much a search found; null for what is no search. */
    default @Nullable Integer resultCount() {
        return null;
    }

    /** What was written; null where nothing is. */
    default @Nullable String text() {
        return null;
    }
}
