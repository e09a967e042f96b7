package io.vocstreams.identity.domain;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.Utf8;
import java.time.Instant;
import java.util.Comparator;

/** A link as seen from the identifier it starts at; the id tells links to one target at one moment apart. */
public record Link(Identifier to, Instant at, LinkKind kind, String id) {

    /** By time. At equal time the smallest target text wins, and so comes first. */
    public static final Comparator<Link> ORDER = Comparator.comparing(Link::at)
            .thenComparing(link -> link.to().text(), Utf8.ORDER)
            .thenComparing(Link::kind)
            .thenComparing(Link::id, Utf8.ORDER);
}
