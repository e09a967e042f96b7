package io.vocstreams.gateway;

import io.vocstreams.model.Channel;
import io.vocstreams.model.Consent;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Incoming;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Touchpoint;
import io.vocstreams.model.intake.ContactHash;
import io.vocstreams.model.intake.Intake;
import io.vocstreams.model.intake.Rejection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is done to a record before it is written: who sent it, nobody's address in the clear, and the contract's rules.
 */
final class Gatekeeper {

    private final Intake intake;

    Gatekeeper(Intake intake) {
        this.intake = intake;
    }

    /** The event as it would be written, or refused. */
    RequestItem judged(RequestItem event, ApiKey key, Instant now) {
        if (event.isRefused()) {
            return event;
        }
        List<Incoming> records = new ArrayList<>(event.records().size());
        for (Incoming given : event.records()) {
            Incoming record = prepared(given, key);
            Optional<Refusal> refusal =
                    forbidden(record, key).or(() -> judge(record, now).map(Refusal::of));
            if (refusal.isPresent()) {
                return RequestItem.refused(event.eventId(), refusal.get());
            }
            records.add(record);
        }
        return RequestItem.of(event.eventId(), records);
    }

    private Optional<Rejection> judge(Incoming record, Instant now) {
        if (record instanceof Interaction interaction) {
            return intake.judge(interaction, now);
        }
        return record instanceof IdentityLink link ? intake.judge(link, now) : Intake.judge((CustomerProfile) record);
    }

    private static Incoming prepared(Incoming record, ApiKey key) {
        if (record instanceof Interaction interaction) {
            Header header = interaction.header();
            return interaction.under(new Header(
                    header.eventId(),
                    header.revision(),
                    header.operation(),
                    key.source() == null ? header.source() : key.source(),
                    header.occurredAt(),
                    header.receivedAt(),
                    header.identifiers().stream().map(ContactHash::hashed).toList(),
                    header.correlations(),
                    header.experiments()));
        } else if (record instanceof IdentityLink link) {
            return new IdentityLink(
                    link.linkId(),
                    link.revision(),
                    link.operation(),
                    ContactHash.hashed(link.from()),
                    ContactHash.hashed(link.to()),
                    link.occurredAt(),
                    key.source() == null ? link.source() : key.source());
        }
        return record;
    }

    /**
     * A key that is bound to channels, which may be in a web page for all to see, says nothing of customers as such.
     */
    private static Optional<Refusal> forbidden(Incoming record, ApiKey key) {
        if (record instanceof Consent consent) {
            return key.isBoundToChannels()
                    ? refusal("type", "this key is bound to channels and may not send consents")
                    : forbidden("header.identifiers", consent.header().identifiers(), key);
        } else if (record instanceof Interaction interaction) {
            Channel channel = channelOf(interaction);
            return key.allows(channel)
                    ? forbidden("header.identifiers", interaction.header().identifiers(), key)
                    : refusal("type", "this key is not for channel " + channel);
        } else if (record instanceof IdentityLink link) {
            boolean merge = link.from().type() == IdentifierType.CUSTOMER_ID;
            return key.isBoundToChannels() && merge
                    ? refusal("from", "this key is bound to channels and may not merge customers")
                    : forbidden("from", List.of(link.from()), key).or(() -> forbidden("to", List.of(link.to()), key));
        }
        return key.isBoundToChannels()
                ? refusal("type", "this key is bound to channels and may not send profiles")
                : Optional.empty();
    }

    private static Optional<Refusal> forbidden(String field, List<Identifier> identifiers, ApiKey key) {
        return identifiers.stream()
                .map(Identifier::type)
                .filter(type -> type != IdentifierType.UNKNOWN && !key.allows(type))
                .findFirst()
                .flatMap(type -> refusal(field, "this key is not for identifiers of type " + type));
    }

    private static Channel channelOf(Interaction interaction) {
        return interaction instanceof Feedback feedback ? feedback.channel() : ((Touchpoint) interaction).channel();
    }

    private static Optional<Refusal> refusal(String field, String detail) {
        return Optional.of(new Refusal(Refusal.NOT_ALLOWED, field, detail));
    }
}
