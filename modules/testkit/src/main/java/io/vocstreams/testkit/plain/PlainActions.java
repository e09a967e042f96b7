package io.vocstreams.testkit.plain;

import io.vocstreams.model.Stage;
import java.util.List;

/** The table of stages and default actions (§6), written off again by hand. */
final class PlainActions {

    /** In the table's order, "UNKNOWN lowest". */
    static final List<Stage> ORDER = List.of(
            Stage.UNKNOWN,
            Stage.AWARENESS,
            Stage.CONSIDERATION,
            Stage.PURCHASE,
            Stage.USE,
            Stage.SUPPORT,
            Stage.LOYALTY);

    private static final List<String> INTENT = List.of("cart_updated", "checkout_started", "quote_requested");
    private static final List<String> GOAL = List.of("order_placed", "purchase_completed");
    private static final List<String> CONTACT =
            List.of("inquiry_sent", "chat_started", "call_started", "call_ended", "complaint_filed");

    private PlainActions() {}

    static Stage stageOf(String action) {
        return switch (action) {
            case "ad_clicked", "email_opened", "push_opened", "page_viewed", "store_entered", "social_mentioned" ->
                Stage.AWARENESS;
            case "search_performed",
                    "product_viewed",
                    "showroom_visited",
                    "cart_updated",
                    "checkout_started",
                    "quote_requested" -> Stage.CONSIDERATION;
            case "order_placed", "purchase_completed" -> Stage.PURCHASE;
            case "delivery_received", "login", "screen_viewed", "feature_used" -> Stage.USE;
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
                    "return_made" -> Stage.SUPPORT;
            case "coupon_redeemed", "review_posted", "referral_made", "subscription_renewed" -> Stage.LOYALTY;
            default -> Stage.UNKNOWN;
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
