package io.vocstreams.identity.stream;

import io.vocstreams.identity.domain.Link;
import io.vocstreams.identity.domain.LinkKind;
import io.vocstreams.identity.domain.PlacedLink;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.policy.Retention;
import io.vocstreams.platform.Sweeper;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/** Drops what no record that may still be accepted could make matter again. */
final class ForgetNodes {

    private static final int ENTRIES_PER_STEP = 1000;

    /** So that a pass keeps up with a back-fill, too: each record pays for a look at four entries of each store. */
    private static final int RECORDS_PER_STEP = 250;

    private final LinkStore links;
    private final Retention retention;
    private final Timekeeper time;
    private final Sweeper eventVersions;
    private final Sweeper linkVersions;
    private final Sweeper linkEntries;
    private final Sweeper targets;
    private final Sweeper interactions;
    private @Nullable OldLinks oldLinks;
    private int records;

    /** The latest asserted link of an identifier that is old at a time. */
    private record OldLinks(Identifier from, Instant now, Optional<Link> latest) {}

    ForgetNodes(TaskStores stores, Retention retention, Timekeeper time) {
        this.links = stores.links();
        this.retention = retention;
        this.time = time;
        this.eventVersions = new Sweeper(stores.eventVersions().entries(), ENTRIES_PER_STEP, retention.versions());
        this.linkVersions =
                new Sweeper(stores.linkVersions().entries(), ENTRIES_PER_STEP, retention.linkUntilInvalid());
        this.linkEntries = new Sweeper(stores.links().entries(), ENTRIES_PER_STEP, retention.assertedLinks());
        this.targets = new Sweeper(stores.links().targets().entries(), ENTRIES_PER_STEP, retention.assertedLinks());
        this.interactions =
                new Sweeper(stores.interactions().entries(), ENTRIES_PER_STEP, retention.interactionsInIdentity());
    }

    void afterRecord() {
        if (++records % RECORDS_PER_STEP == 0) {
            step();
        }
    }

    void step() {
        oldLinks = null;
        Instant watermark = time.watermark();
        if (watermark != null) {
            eventVersions.step(
                    watermark.toEpochMilli(),
                    (key, value) -> EventIntake.isTooLate(
                            EventVersions.FORM.fromStore(value).occurredAt(), watermark, retention.versions()));
        }
        Instant now = time.settled();
        if (now != null) {
            long settled = now.toEpochMilli();
            interactions.step(
                    settled,
                    (key, value) -> isOver(HeldStore.occurredAt(key), retention.interactionsInIdentity(), now));
            linkEntries.step(settled, (key, value) -> {
                boolean isOver = isLinkOver(key, now);
                if (isOver) {
                    links.forget(key);
                }
                return isOver;
            });
            // Later than that no link is near to anything that can still be asked for.
            targets.step(settled, (key, value) -> isOver(TargetIndex.at(key), retention.assertedLinks(), now));
            linkVersions.step(settled, (key, value) -> isStatedLinkOver(key, value, now));
        }
    }

    private boolean isStatedLinkOver(Bytes key, byte[] value, Instant now) {
        return !isMerge(LinkVersions.from(key))
                && isOver(LinkVersions.FORM.fromStore(value).occurredAt(), retention.linkUntilInvalid(), now);
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
        @Nullable OldLinks known = oldLinks;
        if (known == null || !known.from().equals(placed.from()) || !known.now().equals(now)) {
            // Once for all links of the place: what lies behind may be many stated ones.
            known = new OldLinks(
                    placed.from(),
                    now,
                    links.latestAssertedBefore(placed.from(), now.minus(retention.assertedLinks())));
            oldLinks = known;
        }
        return known.latest().filter(placed.link()::equals).isPresent();
    }

    private static boolean isMerge(Identifier from) {
        return from.type() == IdentifierType.CUSTOMER_ID;
    }

    private static boolean isOver(Instant time, Duration kept, Instant now) {
        return time.plus(kept).isBefore(now);
    }
}
