package io.vocstreams.systemtests.large;

import io.vocstreams.model.AppTouchpoint;
import io.vocstreams.model.CallCenterTouchpoint;
import io.vocstreams.model.Channel;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.Operation;
import io.vocstreams.model.StoreTouchpoint;
import io.vocstreams.model.WebTouchpoint;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.testkit.Event;
import io.vocstreams.testkit.Input;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One customer for each text that a producer may send: all that happens to them is the same, and this text is long. And
 * some of whom all ids are long, since what is derived tells of several.
 */
public final class LargeCustomers {

    private final Instant start;

    public LargeCustomers(Instant start) {
        this.start = start;
    }

    public List<Input> of(int length) {
        List<Input> all = new ArrayList<>();
        List<Input> plain = story("", "");
        for (int i = 0; i < plain.size(); i++) {
            int number = 0;
            for (String where : LongTexts.each(plain.get(i), text -> text).keySet()) {
                String customer = "large-" + length + "-" + i + "-" + number++;
                List<Input> story = story(customer, customer);
                story.set(
                        i,
                        LongTexts.each(story.get(i), text -> text + text(length))
                                .get(where));
                all.addAll(story);
            }
        }
        String customer = "large-" + length;
        all.addAll(story(customer, customer + text(length)));
        all.addAll(story(customer + text(length), customer + "-"));
        all.addAll(story(customer + text(length), customer + text(length) + "-"));
        return all;
    }

    /** Some of whom nothing is long, and whose answers are the only ones to their question. */
    public List<Input> others() {
        List<Input> others = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String id = "customer-id:other-" + i;
            String cookie = "cookie-id:other-" + i;
            others.add(Event.link("other-link-" + i, start, cookie, id));
            others.add(
                    Event.of("other-page-" + i, start.plusSeconds(60), cookie).web("page_viewed"));
            others.add(Event.of("other-shop-" + i, start.plusSeconds(120), id).store("purchase_completed", "st1"));
            others.add(Event.of("other-answer-" + i, start.plusSeconds(180 + i), id)
                    .npsAbout(6 + i, "other-shop-" + i));
        }
        return others;
    }

    private static String text(int length) {
        return "x".repeat(length);
    }

    /** Every kind of record with every text there is, a correction, and links that move what is there. */
    private List<Input> story(String customer, String ids) {
        Identifier id = new Identifier(IdentifierType.CUSTOMER_ID, customer);
        Identifier other = new Identifier(IdentifierType.CUSTOMER_ID, "of-" + customer);
        Identifier login = new Identifier(IdentifierType.LOGIN_ID, "login-" + customer);
        Identifier cookie = new Identifier(IdentifierType.COOKIE_ID, "cookie-" + customer);
        List<Input> story = new ArrayList<>();
        story.add(linked(ids + "-1", 0, login, id));
        story.add(linked(ids + "-2", 0, cookie, login));
        story.add(new Input.Profiled(
                new CustomerProfile(customer, start.minusSeconds(60), "gold", "fan", Map.of("age", "old"))));
        story.add(happened(new WebTouchpoint(
                header(ids + "-web", 1, 0, cookie),
                "page_viewed",
                "url",
                "from",
                "p1",
                1L,
                "c1",
                "query",
                3,
                "i",
                true)));
        story.add(happened(new AppTouchpoint(
                header(ids + "-app", 2, 0, login),
                "screen_viewed",
                "s",
                "1.0",
                "os",
                "p1",
                1L,
                "c1",
                "query",
                3,
                "i",
                true)));
        story.add(happened(new StoreTouchpoint(
                header(ids + "-store", 3, 0, id),
                "purchase_completed",
                "st1",
                "r",
                "staff",
                100L,
                "EUR",
                List.of(new StoreTouchpoint.Line("sku", 1, 100)))));
        story.add(happened(new CallCenterTouchpoint(
                header(ids + "-call", 4, 0, id), "call_ended", "queue", "agent", 1L, 1L, true, "why")));
        story.add(happened(new MessagingTouchpoint(
                header(ids + "-chat", 5, 0, id),
                "chat_started",
                MessagingTouchpoint.Medium.CHAT,
                MessagingTouchpoint.Direction.INBOUND,
                "agent",
                true,
                "c1",
                "text")));
        story.add(happened(new Feedback(
                header(ids + "-wrong", 6, 0, id),
                "exit",
                "q",
                Metric.NPS,
                0,
                7,
                Polarity.HIGHER_IS_BETTER,
                Feedback.Status.ANSWERED,
                4,
                "comment",
                "en",
                Channel.WEB,
                null,
                "st2",
                "p2")));
        story.add(new Input.Profiled(new CustomerProfile("", start, customer, "fan", Map.of("age", "old"))));
        story.add(happened(answer(ids + "-answer", 6, 0, id, ids + "-store", 4)));
        story.add(happened(answer(ids + "-answer", 6, 1, id, ids + "-store", 3)));
        story.add(linked(ids + "-2", 1, cookie, other));
        story.add(happened(answer(ids + "-last", 8, 0, id, ids + "-chat", 5)));
        return story;
    }

    private static Input happened(Interaction interaction) {
        return new Input.Happened(interaction);
    }

    private Input linked(String linkId, int revision, Identifier from, Identifier to) {
        return new Input.Linked(new IdentityLink(linkId, revision, Operation.UPSERT, from, to, start, "test"));
    }

    private Header header(String eventId, int minute, int revision, Identifier who) {
        return new Header(
                eventId,
                revision,
                Operation.UPSERT,
                "test",
                start.plusSeconds(60L * minute),
                null,
                List.of(who),
                Map.of("orderId", eventId),
                Map.of("method", "online"));
    }

    private Feedback answer(String eventId, int minute, int revision, Identifier who, String about, int value) {
        return new Feedback(
                header(eventId, minute, revision, who),
                "exit",
                "q",
                Metric.CSAT,
                1,
                5,
                Polarity.HIGHER_IS_BETTER,
                Feedback.Status.ANSWERED,
                value,
                "comment",
                "en",
                Channel.WEB,
                about,
                "st2",
                "p2");
    }
}
