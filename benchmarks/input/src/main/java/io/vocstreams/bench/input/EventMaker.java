package io.vocstreams.bench.input;

import io.vocstreams.model.AppTouchpoint;
import io.vocstreams.model.CallCenterTouchpoint;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.MessagingTouchpoint;
import io.vocstreams.model.Operation;
import io.vocstreams.model.StoreTouchpoint;
import io.vocstreams.model.WebTouchpoint;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Makes single events that look like those of web trackers, tills, call centers and surveys. */
public final class EventMaker {

    private static final List<String> WEB =
            List.of("page_viewed", "product_viewed", "search_performed", "cart_updated");
    private static final List<String> APP = List.of("screen_viewed", "feature_used", "product_viewed", "login");
    private static final List<String> CALLS = List.of("call_started", "call_ended", "complaint_filed");
    private static final List<String> STORES = List.of("store_entered", "purchase_completed", "return_made");
    private static final List<String> MESSAGES = List.of("inquiry_sent", "reply_received", "email_opened");
    /** Of a hundred touchpoints: 40 web, 25 app, 8 calls, 12 stores, the rest messages. */
    private static final int[] UP_TO = {40, 65, 73, 85};

    private static final List<Channel> ASKED_ON = List.of(Channel.WEB, Channel.APP, Channel.STORE, Channel.EMAIL);

    private final SplittableRandom random;
    private final double anonymous;
    private final BitSet knownCookies = new BitSet();
    private final BitSet knownDevices = new BitSet();
    private final int[] answers;
    private long made;

    /** @param seed also of the ids of the events, so that two inputs share none */
    public EventMaker(int customers, double anonymous, long seed) {
        this.random = new SplittableRandom(seed);
        this.anonymous = anonymous;
        this.answers = new int[customers];
        this.made = seed << 40;
    }

    public InputEvent touchpoint(int customer, Instant at) {
        int kind = random.nextInt(100);
        Interaction touchpoint;
        if (kind < UP_TO[0]) {
            touchpoint = web(customer, at);
        } else if (kind < UP_TO[1]) {
            touchpoint = app(customer, at);
        } else if (kind < UP_TO[2]) {
            touchpoint = call(customer, at);
        } else {
            touchpoint = kind < UP_TO[3] ? store(customer, at) : message(customer, at);
        }
        return new InputEvent(name(customer), touchpoint);
    }

    /**
     * No customer answers a survey twice, so that each answer counts under every policy; none names its touchpoint, so
     * that all find it by time.
     */
    public InputEvent answer(int customer, Instant at) {
        boolean nps = random.nextBoolean();
        int least = nps ? 0 : 1;
        int greatest = nps ? 10 : 5;
        Header header = header(at, List.of(id(IdentifierType.CUSTOMER_ID, customer)), "survey-tool", Map.of());
        return new InputEvent(
                name(customer),
                new Feedback(
                        header,
                        "survey-" + answers[customer]++,
                        "q1",
                        nps ? Metric.NPS : Metric.CSAT,
                        least,
                        greatest,
                        Polarity.HIGHER_IS_BETTER,
                        Feedback.Status.ANSWERED,
                        least + random.nextInt(greatest - least + 1),
                        random.nextInt(4) == 0 ? "The answer in the words of the customer, some ten of them." : null,
                        null,
                        any(ASKED_ON),
                        null,
                        null,
                        null));
    }

    static String name(int customer) {
        return "c" + (1_000_000 + customer);
    }

    private WebTouchpoint web(int customer, Instant at) {
        List<Identifier> who = who(customer, IdentifierType.COOKIE_ID, isAnonymous(customer, knownCookies));
        String product = "product-" + random.nextInt(200);
        return new WebTouchpoint(
                header(at, who, "web-tracker"),
                any(WEB),
                "/shop/category-" + random.nextInt(20) + "/" + product,
                null,
                product,
                1_000L + random.nextInt(60_000),
                null,
                null,
                null,
                null,
                null);
    }

    private AppTouchpoint app(int customer, Instant at) {
        List<Identifier> who = who(customer, IdentifierType.DEVICE_ID, isAnonymous(customer, knownDevices));
        return new AppTouchpoint(
                header(at, who, "app-sdk"),
                any(APP),
                "screen-" + random.nextInt(30),
                "7.1.2",
                "android",
                "product-" + random.nextInt(200),
                1_000L + random.nextInt(60_000),
                null,
                null,
                null,
                null,
                null);
    }

    private CallCenterTouchpoint call(int customer, Instant at) {
        return new CallCenterTouchpoint(
                header(at, who(customer, IdentifierType.PHONE, false), "telephony"),
                any(CALLS),
                "queue-" + random.nextInt(5),
                "agent-" + random.nextInt(100),
                (long) random.nextInt(300_000),
                (long) random.nextInt(900_000),
                random.nextBoolean(),
                null);
    }

    private StoreTouchpoint store(int customer, Instant at) {
        return new StoreTouchpoint(
                header(at, who(customer, IdentifierType.LOYALTY_ID, false), "till"),
                any(STORES),
                "store-" + random.nextInt(50),
                "register-" + random.nextInt(9),
                null,
                100L + random.nextInt(20_000),
                "EUR",
                List.of(new StoreTouchpoint.Line("sku-" + random.nextInt(500), 1, 100L + random.nextInt(20_000))));
    }

    private MessagingTouchpoint message(int customer, Instant at) {
        int kind = random.nextInt(15);
        MessagingTouchpoint.Medium medium = kind < 7
                ? MessagingTouchpoint.Medium.EMAIL
                : kind < 12 ? MessagingTouchpoint.Medium.CHAT : MessagingTouchpoint.Medium.SOCIAL;
        return new MessagingTouchpoint(
                header(at, who(customer, IdentifierType.EMAIL, false), "messaging-hub"),
                any(MESSAGES),
                medium,
                MessagingTouchpoint.Direction.INBOUND,
                null,
                null,
                null,
                "A message of the usual length, which nobody reads here.");
    }

    /** Who is anonymous was logged in before on the same device, or nobody could know whose it is. */
    private boolean isAnonymous(int customer, BitSet known) {
        if (known.get(customer)) {
            return random.nextDouble() < anonymous;
        }
        known.set(customer);
        return false;
    }

    private List<Identifier> who(int customer, IdentifierType type, boolean isAnonymous) {
        List<Identifier> identifiers = new ArrayList<>(2);
        identifiers.add(id(type, customer));
        if (!isAnonymous) {
            identifiers.add(id(IdentifierType.CUSTOMER_ID, customer));
        }
        return identifiers;
    }

    private static Identifier id(IdentifierType type, int customer) {
        return new Identifier(
                type, type == IdentifierType.CUSTOMER_ID ? name(customer) : Long.toHexString(mixed(customer + 1L)));
    }

    private Header header(Instant at, List<Identifier> who, String source) {
        return header(at, who, source, Map.of("sessionId", "s" + Long.toHexString(made >> 2)));
    }

    private Header header(Instant at, List<Identifier> who, String source, Map<String, String> correlations) {
        made++;
        return new Header(
                Long.toHexString(mixed(made)), 0, Operation.UPSERT, source, at, null, who, correlations, Map.of());
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** One to one, so that different numbers stay different (the last step of SplitMix64). */
    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
