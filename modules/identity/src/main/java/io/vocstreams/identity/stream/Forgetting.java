package io.vocstreams.identity.stream;

import io.vocstreams.identity.domain.Link;
import io.vocstreams.identity.domain.LinkKind;
import io.vocstreams.identity.domain.PlacedLink;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.policy.Retention;
import io.vocstreams.platform.Sweeper;
import io.vocstreams.platform.time.Watermark;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;

/** Drops what no record that may still be accepted could make matter again. */
final class Forgetting {

    private static final int ENTRIES_PER_STEP = 1000;

    private final LinkStore links;
    private final Retention retention;
    private final Timekeeper time;
    private final Sweeper eventVersions;
    private final Sweeper linkVersions;
    private final Sweeper linkEntries;
    private final Sweeper interactions;

    Forgetting(TaskStores stores, Retention retention, Timekeeper time) {
        this.links = stores.links();
        this.retention = retention;
        this.time = time;
        this.eventVersions = new Sweeper(stores.eventVersions().entries(), ENTRIES_PER_STEP);
        this.linkVersions = new Sweeper(stores.linkVersions().entries(), ENTRIES_PER_STEP);
        this.linkEntries = new Sweeper(stores.links().entries(), ENTRIES_PER_STEP);
        this.interactions = new Sweeper(stores.interactions().entries(), ENTRIES_PER_STEP);
    }

    void step() {
        long watermark = time.watermark();
        if (watermark != Watermark.NONE) {
            eventVersions.step(
                    watermark,
                    (key, value) -> EventIntake.isTooLate(
                            EventVersions.read(value).occurredAt(), watermark, retention.versions()));
        }
        long settled = time.settled();
        if (settled != Watermark.NONE) {
            Instant now = Instant.ofEpochMilli(settled);
            interactions.step(
                    settled,
                    (key, value) -> isOver(HeldStore.occurredAt(key), retention.interactionsInIdentity(), now));
            linkEntries.step(settled, (key, value) -> isLinkOver(key, now));
            linkVersions.step(settled, (key, value) -> isStatedLinkOver(key, value, now));
        }
    }

    private boolean isStatedLinkOver(Bytes key, byte[] value, Instant now) {
        return !isMerge(LinkVersions.from(key))
                && isOver(LinkVersions.read(value).occurredAt(), retention.linkUntilInvalid(), now);
    }

    private boolean isLinkOver(Bytes key, Instant now) {
        PlacedLink placed = LinkStore.read(key);
        Link link = placed.link();
        if (isMerge(placed.from())) {
            return false;
        }
        if (isOver(link.at(), retention.linkUntilInvalid(), now)) {
            return true;
        }
        return link.kind() == LinkKind.ASSERTED
                && isOver(link.at(), retention.assertedLinks(), now)
                && !isLatestOfItsAge(placed, now);
    }

    /** The latest of the old ones is still the owner until the next link, which may be a young one. */
    private boolean isLatestOfItsAge(PlacedLink placed, Instant now) {
        return links.latestAssertedBefore(placed.from(), now.minus(retention.assertedLinks()))
                .filter(placed.link()::equals)
                .isPresent();
    }

    private static boolean isMerge(Identifier from) {
        return from.type() == IdentifierType.CUSTOMER_ID;
    }

    private static boolean isOver(Instant time, Duration kept, Instant now) {
        return time.plus(kept).isBefore(now);
    }
}
