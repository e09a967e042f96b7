package io.vocstreams.testkit.plain;

import io.vocstreams.model.LifecycleStage;
import java.util.List;

/** The table of stages and default actions (§6), written off again by hand. */
final class PlainActions {

    /** In the table's order, "UNKNOWN lowest". */
    static final List<LifecycleStage> ORDER = List.of(
            LifecycleStage.UNKNOWN,
            LifecycleStage.AWARENESS,
            LifecycleStage.CONSIDERATION,
            LifecycleStage.PURCHASE,
            LifecycleStage.USE,
            LifecycleStage.SUPPORT,
            LifecycleStage.LOYALTY);

    private static final List<String> INTENT = List.of("cart_updated", "checkout_started", "quote_requested");
    private static final List<String> GOAL = List.of("order_placed", "purchase_completed");
    private static final List<String> CONTACT =
            List.of("inquiry_sent", "chat_started", "call_started", "call_ended", "complaint_filed");

    private PlainActions() {}

    static LifecycleStage stageOf(String action) {
        return switch (action) {
            case "ad_clicked", "email_opened", "push_opened", "page_viewed", "store_entered", "social_mentioned" ->
                LifecycleStage.AWARENESS;
            case "search_performed",
                    "product_viewed",
                    "showroom_visited",
                    "cart_updated",
                    "checkout_started",
                    "quote_requested" -> LifecycleStage.CONSIDERATION;
            case "order_placed", "purchase_completed" -> LifecycleStage.PURCHASE;
            case "delivery_received", "login", "screen_viewed", "feature_used" -> LifecycleStage.USE;
            case "error_shown",
                    "faq_searched",
                    "faq_opened",
                    "faq_voted",
                    "chat_started",
                    "inquiry_sent",
                    "reply_received",
                    "call_started",
                    "call_ended",
                    "complaint_filed",
                    "return_made" -> LifecycleStage.SUPPORT;
            case "coupon_redeemed", "review_posted", "referral_made", "subscription_renewed" -> LifecycleStage.LOYALTY;
            default -> LifecycleStage.UNKNOWN;
        };
    }

    static boolean isIntent(String action) {
        return INTENT.contains(action);
    }

    static boolean isGoal(String action) {
        return GOAL.contains(action);
    }

    static boolean isContact(String action) {
        return CONTACT.contains(action);
    }
}
