package io.vocstreams.identity.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.metrics.VocMeters;
import io.vocstreams.identity.domain.Link;
import io.vocstreams.identity.domain.LinkHistory;
import io.vocstreams.identity.domain.LinkKind;
import io.vocstreams.identity.domain.PlacedLink;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.platform.metrics.Meters;
import io.vocstreams.platform.metrics.StageMeters;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What this stage says of identity, besides what every stage says. */
final class IdentityMeters {

    private static final String[] CHANGES = {"added", "removed"};

    private final StageMeters stage;
    private final Map<String, DistributionSummary> lateness;
    private final DistributionSummary path;
    private final Counter moved;
    private final Counter shared;
    private final Counter[] stated;
    private final Counter[] asserted;
    private final Counter[] merges;

    IdentityMeters(StageMeters stage) {
        this.stage = stage;
        Meters meters = stage.meters();
        this.lateness = Topics.INTERACTION_INPUTS.stream()
                .collect(Collectors.toMap(topic -> topic, topic -> meters.histogram(VocMeters.LATENESS, topic)));
        this.path = meters.histogram(VocMeters.PATH);
        this.moved = meters.counter(VocMeters.MOVED);
        this.shared = meters.counter(VocMeters.SHARED);
        this.stated = links(meters, "stated");
        this.asserted = links(meters, "asserted");
        this.merges = new Counter[] {
            meters.counter(VocMeters.MERGES, CHANGES[0]), meters.counter(VocMeters.MERGES, CHANGES[1])
        };
    }

    StageMeters stage() {
        return stage;
    }

    /** An interaction is judged by a watermark that is known. */
    void judged(String topic, Instant occurredAt, Instant watermark) {
        DistributionSummary ofTopic = lateness.get(topic);
        if (ofTopic != null) {
            ofTopic.record(Math.max(0, Duration.between(occurredAt, watermark).toMillis()) / 1000.0);
        }
    }

    void published(int identifiers, boolean isMove) {
        path.record(identifiers);
        if (isMove) {
            moved.increment();
        }
    }

    void added(PlacedLink placed) {
        changed(placed, 0);
    }

    void removed(PlacedLink placed) {
        changed(placed, 1);
    }

    private void changed(PlacedLink placed, int change) {
        (placed.link().kind() == LinkKind.STATED ? stated : asserted)[change].increment();
        if (isCustomer(placed.from()) && isCustomer(placed.link().to())) {
            merges[change].increment();
        }
    }

    /** The links as they are; an owner is looked for in all of them only to find out whether too many share it. */
    LinkHistory noticingShared(LinkHistory links) {
        return new LinkHistory() {
            @Override
            public Optional<Link> latestUntil(Instant time) {
                return links.latestUntil(time);
            }

            @Override
            public Optional<Link> earliestAfter(Instant time) {
                return links.earliestAfter(time);
            }

            @Override
            public boolean anyTargetBetween(Instant from, Instant to, Predicate<Identifier> condition) {
                boolean isShared = links.anyTargetBetween(from, to, condition);
                if (isShared) {
                    shared.increment();
                }
                return isShared;
            }
        };
    }

    private static Counter[] links(Meters meters, String link) {
        return new Counter[] {
            meters.counter(VocMeters.LINKS, link, CHANGES[0]), meters.counter(VocMeters.LINKS, link, CHANGES[1])
        };
    }

    private static boolean isCustomer(Identifier identifier) {
        return identifier.type() == IdentifierType.CUSTOMER_ID;
    }
}
