package io.vocstreams.identity.stream;

import io.vocstreams.identity.domain.AssertedLinks;
import io.vocstreams.identity.domain.HeldInteraction;
import io.vocstreams.identity.domain.InteractionKey;
import io.vocstreams.identity.domain.Lasting;
import io.vocstreams.identity.domain.NodeMembership;
import io.vocstreams.identity.domain.PlacedLink;
import io.vocstreams.identity.stream.EventVersions.Known;
import io.vocstreams.identity.stream.HeldStore.HeldKey;
import io.vocstreams.identity.stream.NodeMessage.EventArrival;
import io.vocstreams.identity.stream.NodeMessage.LinkChange;
import io.vocstreams.model.Header;
import io.vocstreams.model.intake.Intake;
import io.vocstreams.platform.SourceRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where events start: judges by what is known of each, and lets in what is new. */
final class EventIntake {

    private final EventVersions versions;
    private final HeldStore interactions;
    private final InteractionRouter router;
    private final Duration horizon;
    private final TaskParts parts;

    EventIntake(
            EventVersions versions,
            HeldStore interactions,
            InteractionRouter router,
            Duration horizon,
            TaskParts parts) {
        this.versions = versions;
        this.interactions = interactions;
        this.router = router;
        this.horizon = horizon;
        this.parts = parts;
    }

    void decide(EventArrival arrival, Instant now) {
        SourceRecord source = arrival.source();
        Header header = arrival.content().interaction().header();
        boolean isConsent = arrival.content().isConsent();
        Instant watermark = parts.time().watermark();
        if (watermark != null && !isConsent) {
            parts.meters().judged(source.topic(), header.occurredAt(), watermark);
        }
        if (watermark != null && !isConsent && isTooLate(header.occurredAt(), watermark, horizon)) {
            parts.outcomes().refused(source, Intake.tooLate(header.occurredAt(), watermark, horizon), now);
            return;
        }
        InteractionKey event = new InteractionKey(arrival.place(), header.eventId());
        Optional<Known> known = versions.find(event);
        if (known.isPresent() && header.version().compareTo(known.get().version()) <= 0) {
            parts.outcomes().duplicate(source);
            return;
        }
        parts.outcomes().accepted(source);
        parts.time().accepted();
        // Of consents versions are kept for ever: they are never too late.
        versions.put(event, new Known(header.version(), isConsent ? Lasting.TIME : header.occurredAt()));
        Instant heldAt =
                isConsent ? header.occurredAt() : known.map(Known::occurredAt).orElse(header.occurredAt());
        accept(event, heldAt, known.isPresent(), arrival);
    }

    /** The memory of versions is emptied by the same rule. */
    static boolean isTooLate(Instant occurredAt, Instant watermark, Duration horizon) {
        return occurredAt.toEpochMilli() < watermark.toEpochMilli() - horizon.toMillis();
    }

    private void accept(InteractionKey event, Instant heldAt, boolean isKnown, EventArrival arrival) {
        Header header = arrival.content().interaction().header();
        HeldKey heldKey = new HeldKey(event.origin(), Lasting.timeAt(event.origin(), arrival.content(), heldAt), event);
        HeldInteraction before = isKnown ? interactions.get(heldKey) : HeldInteraction.NOTHING;
        NodeMembership next = NodeMembership.origin(header.version(), arrival.content());
        if (next.version().isRetracted()) {
            router.withdraw(heldKey, before, next, false);
        } else if (heldAt.equals(header.occurredAt())) {
            router.arrive(heldKey, before, next, false);
        } else {
            // Versions should repeat the time. One that does not takes the place of the one before all the same.
            router.withdraw(heldKey, before, next, false);
            router.arrive(
                    new HeldKey(event.origin(), header.occurredAt(), event), HeldInteraction.NOTHING, next, false);
        }
        tellWhereLinksStart(
                before.origin()
                        .map(held -> AssertedLinks.of(held.content().interaction()))
                        .orElse(List.of()),
                AssertedLinks.of(arrival.content().interaction()));
    }

    private void tellWhereLinksStart(List<PlacedLink> before, List<PlacedLink> after) {
        before.stream().filter(link -> !after.contains(link)).forEach(link -> parts.messages()
                .send(new LinkChange(link, false)));
        after.stream().filter(link -> !before.contains(link)).forEach(link -> parts.messages()
                .send(new LinkChange(link, true)));
    }
}
