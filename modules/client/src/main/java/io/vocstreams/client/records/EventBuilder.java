package io.vocstreams.client.records;

import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Operation;
import io.vocstreams.model.intake.ContactHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What touchpoints and feedback have in common: the header. */
public abstract sealed class EventBuilder<B extends EventBuilder<B, R>, R extends Interaction>
        permits WebBuilder, AppBuilder, CallCenterBuilder, StoreBuilder, MessagingBuilder, FeedbackBuilder {

    private final String eventId;
    private final List<Identifier> identifiers = new ArrayList<>();
    private final Map<String, String> correlations = new LinkedHashMap<>();
    private final Map<String, String> experiments = new LinkedHashMap<>();
    private int revision;
    private Operation operation = Operation.UPSERT;
    private String source = "";
    private Instant occurredAt = Instant.EPOCH;
    private @Nullable Instant receivedAt;

    EventBuilder(@Nullable String eventId) {
        this.eventId = Records.required(eventId);
    }

    abstract B self();

    abstract R build(Header header);

    public final R build() {
        return build(new Header(
                eventId,
                revision,
                operation,
                source,
                occurredAt,
                receivedAt,
                List.copyOf(identifiers),
                Map.copyOf(correlations),
                Map.copyOf(experiments)));
    }

    /** The system that made it. */
    public final B source(@Nullable String system) {
        source = Records.required(system);
        return self();
    }

    /** When it happened, by the clock of where it happened. */
    public final B occurredAt(@Nullable Instant time) {
        occurredAt = time == null ? Instant.EPOCH : time;
        return self();
    }

    /** When the source heard of it. */
    public final B receivedAt(@Nullable Instant time) {
        receivedAt = time;
        return self();
    }

    /** A later version of the same event. */
    public final B revision(int number) {
        revision = number;
        return self();
    }

    /** Takes the event back. Identifiers and {@code occurredAt} are repeated. */
    public final B retract() {
        operation = Operation.RETRACT;
        return self();
    }

    /** One name of the person or the device; null is none. An e-mail or a phone number in the clear is hashed here. */
    public final B identifier(IdentifierType type, @Nullable String value) {
        if (value != null) {
            identifiers.add(ContactHash.hashed(new Identifier(type, value)));
        }
        return self();
    }

    public final B customerId(@Nullable String value) {
        return identifier(IdentifierType.CUSTOMER_ID, value);
    }

    public final B loginId(@Nullable String value) {
        return identifier(IdentifierType.LOGIN_ID, value);
    }

    public final B loyaltyId(@Nullable String value) {
        return identifier(IdentifierType.LOYALTY_ID, value);
    }

    public final B email(@Nullable String value) {
        return identifier(IdentifierType.EMAIL, value);
    }

    public final B phone(@Nullable String value) {
        return identifier(IdentifierType.PHONE, value);
    }

    public final B deviceId(@Nullable String value) {
        return identifier(IdentifierType.DEVICE_ID, value);
    }

    public final B cookieId(@Nullable String value) {
        return identifier(IdentifierType.COOKIE_ID, value);
    }

    /** An id of what it is about, for example {@code orderId}; null is none. */
    public final B correlation(String name, @Nullable String value) {
        return put(correlations, name, value);
    }

    /** The variant of an experiment that the customer saw; null is none. */
    public final B experiment(String name, @Nullable String variant) {
        return put(experiments, name, variant);
    }

    private B put(Map<String, String> map, String name, @Nullable String value) {
        if (value != null) {
            map.put(name, value);
        }
        return self();
    }
}
