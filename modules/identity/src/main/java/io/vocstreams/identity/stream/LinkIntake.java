package io.vocstreams.identity.stream;

import io.vocstreams.identity.domain.LinkKey;
import io.vocstreams.identity.domain.PlacedLink;
import io.vocstreams.identity.stream.LinkVersions.Known;
import io.vocstreams.identity.stream.NodeMessage.LinkArrival;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.intake.Identifiers;
import io.vocstreams.platform.SourceRecord;
import java.util.Optional;

/** Where stated links start: lets in the versions that are new. They are never too late. */
final class LinkIntake {

    private final LinkVersions versions;
    private final LinkChanges changes;
    private final TaskParts parts;

    LinkIntake(LinkVersions versions, LinkChanges changes, TaskParts parts) {
        this.versions = versions;
        this.changes = changes;
        this.parts = parts;
    }

    void decide(LinkArrival arrival) {
        SourceRecord source = arrival.source();
        IdentityLink link = arrival.link();
        LinkKey key = LinkKey.of(link);
        Optional<Known> known = versions.find(key);
        if (known.isPresent() && link.version().compareTo(known.get().version()) <= 0) {
            parts.outcomes().duplicate(source);
            return;
        }
        parts.outcomes().accepted(source);
        parts.time().accepted();
        Known next = new Known(link.version(), Identifiers.normal(link.to()), link.occurredAt());
        Optional<PlacedLink> before = known.flatMap(version -> version.link(key));
        Optional<PlacedLink> after = next.link(key);
        after.ifPresent(changes::requireWritable);
        versions.put(key, next);
        if (!before.equals(after)) {
            before.ifPresent(changes::remove);
            after.ifPresent(changes::add);
        }
    }
}
