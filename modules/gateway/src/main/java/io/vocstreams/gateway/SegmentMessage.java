package io.vocstreams.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.vocstreams.model.AppTouchpoint;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Incoming;
import io.vocstreams.model.Operation;
import io.vocstreams.model.WebTouchpoint;
import io.vocstreams.model.intake.RejectReason;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One call of a Segment library as records. All that is made here follows from the message: a retry makes the same. */
final class SegmentMessage {

    /** Names of Segment's own catalogues that differ from the contract's; other names are only written as ours are. */
    private static final Map<String, String> ACTIONS = Map.ofEntries(
            Map.entry("order_completed", "purchase_completed"),
            Map.entry("product_added", "cart_updated"),
            Map.entry("product_removed", "cart_updated"),
            Map.entry("products_searched", "search_performed"),
            Map.entry("promotion_clicked", "ad_clicked"),
            Map.entry("signed_in", "login"),
            Map.entry("order_refunded", "return_made"),
            Map.entry("product_reviewed", "review_posted"),
            Map.entry("push_notification_tapped", "push_opened"));

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NEXT_WORD = Pattern.compile("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})");
    private static final Pattern EDGES = Pattern.compile("^_+|_+$");

    private final JsonNode message;
    private final String call;
    private final String id;

    /** @throws Unusable without an id: nothing is taken that two retries could not be known by */
    SegmentMessage(JsonNode message, String call) {
        this.message = message;
        this.call = call;
        String messageId = text(message, "messageId");
        if (messageId == null) {
            throw new Unusable(RejectReason.MISSING_FIELD, "messageId", "is missing");
        }
        this.id = messageId;
    }

    /** It lacks what a record needs, or has it in no form that is one. */
    static final class Unusable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Refusal refusal;

        Unusable(RejectReason reason, String field, String problem) {
            super(problem, null, false, false);
            this.refusal = new Refusal(reason.name(), field, "`" + field + "` " + problem);
        }

        Refusal refusal() {
            return refusal;
        }
    }

    List<Incoming> track() {
        String name = text(message, "event");
        if (name == null) {
            throw new Unusable(RejectReason.MISSING_FIELD, "event", "is missing");
        }
        return isOfAnApp() ? List.of(app(action(name), null)) : List.of(web(action(name)));
    }

    List<Incoming> page() {
        return List.of(web("page_viewed"));
    }

    List<Incoming> screen() {
        return List.of(app("screen_viewed", or(text(message, "name"), text(properties(), "name"))));
    }

    /** Links from everything weaker to the strongest, and a profile where a trait is said to be part of one. */
    List<Incoming> identify(Map<String, String> profileTraits) {
        JsonNode traits = message.path("traits");
        List<Identifier> known = identifiers();
        List<Incoming> records = new ArrayList<>();
        for (Identifier identifier : known) {
            Identifier strongest = known.get(0);
            if (strongest.type().isStrongerThan(identifier.type())) {
                records.add(link(identifier, strongest, identifier.type().name().toLowerCase(Locale.ROOT)));
            }
        }
        String userId = text(message, "userId");
        String segment = mapped(profileTraits, "segment", traits);
        String persona = mapped(profileTraits, "persona", traits);
        if (userId != null && (segment != null || persona != null)) {
            records.add(new CustomerProfile(userId, occurredAt(), segment, persona, Map.of()));
        }
        if (records.isEmpty()) {
            throw new Unusable(
                    RejectReason.NO_USABLE_IDENTIFIER,
                    "userId",
                    "and `anonymousId` (or an e-mail or phone among the traits) are needed: there is nothing to link");
        }
        return records;
    }

    /** The previous id becomes the user's: an anonymous one belongs to it, another is the same customer. */
    List<Incoming> alias() {
        String previous = text(message, "previousId");
        String userId = text(message, "userId");
        if (previous == null || userId == null) {
            throw new Unusable(RejectReason.MISSING_FIELD, previous == null ? "previousId" : "userId", "is missing");
        }
        boolean anonymous = previous.equals(text(message, "anonymousId"));
        Identifier from = new Identifier(anonymous ? anonymousType() : IdentifierType.CUSTOMER_ID, previous);
        return List.of(link(from, new Identifier(IdentifierType.CUSTOMER_ID, userId), "alias"));
    }

    private WebTouchpoint web(String action) {
        JsonNode page = message.path("context").path("page");
        return new WebTouchpoint(
                header(),
                action,
                plainUrl(or(text(properties(), "url"), text(page, "url"))),
                plainUrl(or(text(properties(), "referrer"), text(page, "referrer"))),
                productId(),
                null,
                campaign(),
                null,
                null,
                null,
                null);
    }

    private AppTouchpoint app(String action, @Nullable String screen) {
        JsonNode context = message.path("context");
        String system = text(context.path("os"), "name");
        String version = text(context.path("os"), "version");
        return new AppTouchpoint(
                header(),
                action,
                screen,
                text(context.path("app"), "version"),
                system == null || version == null ? system : system + " " + version,
                productId(),
                null,
                campaign(),
                null,
                null,
                null,
                null);
    }

    private Header header() {
        Map<String, String> correlations = new TreeMap<>();
        correlate(correlations, "orderId", or(text(properties(), "order_id"), text(properties(), "orderId")));
        correlate(correlations, "sessionId", text(message.path("context"), "sessionId"));
        return new Header(id, 0, Operation.UPSERT, "", occurredAt(), null, identifiers(), correlations, Map.of());
    }

    private static void correlate(Map<String, String> correlations, String key, @Nullable String value) {
        if (value != null) {
            correlations.put(key, value);
        }
    }

    private IdentityLink link(Identifier from, Identifier to, String what) {
        // Several links of one message are distinguished by what they link.
        return new IdentityLink(id + "/" + what, 0, Operation.UPSERT, from, to, occurredAt(), "");
    }

    /** Strongest first. */
    private List<Identifier> identifiers() {
        List<Identifier> identifiers = new ArrayList<>();
        add(identifiers, IdentifierType.CUSTOMER_ID, text(message, "userId"));
        for (JsonNode traits :
                List.of(message.path("traits"), message.path("context").path("traits"))) {
            add(identifiers, IdentifierType.EMAIL, text(traits, "email"));
            add(identifiers, IdentifierType.PHONE, text(traits, "phone"));
        }
        add(identifiers, IdentifierType.DEVICE_ID, text(message.path("context").path("device"), "id"));
        add(identifiers, anonymousType(), text(message, "anonymousId"));
        return identifiers.stream().distinct().sorted().toList();
    }

    private static void add(List<Identifier> identifiers, IdentifierType type, @Nullable String value) {
        if (value != null) {
            identifiers.add(new Identifier(type, value));
        }
    }

    private IdentifierType anonymousType() {
        return isOfAnApp() ? IdentifierType.DEVICE_ID : IdentifierType.COOKIE_ID;
    }

    private boolean isOfAnApp() {
        return message.path("context").has("device")
                || call.equals("screen")
                || "mobile".equals(text(message, "channel"));
    }

    private Instant occurredAt() {
        String time = or(text(message, "timestamp"), text(message, "originalTimestamp"));
        if (time == null) {
            throw new Unusable(RejectReason.MISSING_FIELD, "timestamp", "is missing");
        }
        try {
            return OffsetDateTime.parse(time).toInstant().truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException noTime) {
            throw new Unusable(RejectReason.UNDECODABLE, "timestamp", "is no ISO-8601 time with its zone");
        }
    }

    private JsonNode properties() {
        return message.path("properties");
    }

    private @Nullable String productId() {
        return or(text(properties(), "product_id"), text(properties(), "productId"));
    }

    private @Nullable String campaign() {
        return text(message.path("context").path("campaign"), "name");
    }

    private static @Nullable String mapped(Map<String, String> traits, String field, JsonNode given) {
        String trait = traits.get(field);
        return trait == null ? null : text(given, trait);
    }

    /**
     * {@code Order Completed} and {@code orderCompleted} are {@code order_completed}; some are known by another name.
     */
    static String action(String name) {
        String words = NEXT_WORD.matcher(name).replaceAll("_").toLowerCase(Locale.ROOT);
        String action = EDGES.matcher(NO_WORD.matcher(words).replaceAll("_")).replaceAll("");
        return ACTIONS.getOrDefault(action, action);
    }

    /** Without query and fragment, where personal data hides. */
    private static @Nullable String plainUrl(@Nullable String url) {
        if (url == null) {
            return null;
        }
        int end = url.length();
        for (char mark : new char[] {'?', '#'}) {
            int at = url.indexOf(mark);
            end = at >= 0 && at < end ? at : end;
        }
        return url.substring(0, end);
    }

    /** Text or a number, as text; null where there is none or it is blank. */
    static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return (value.isTextual() || value.isIntegralNumber())
                        && !value.asText().isBlank()
                ? value.asText()
                : null;
    }

    private static @Nullable String or(@Nullable String one, @Nullable String other) {
        return one != null ? one : other;
    }
}
