package io.vocstreams.identity.domain;

import io.vocstreams.model.Identifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All links of an identifier that has so few of them that each is looked at.
 *
 * @param links in {@link Link#ORDER}
 */
public record FewLinks(List<Link> links) implements LinkHistory {

    @Override
    public Optional<Link> latestUntil(Instant time) {
        @Nullable Link latest = null;
        for (int i = links.size() - 1; i >= 0; i--) {
            Link link = links.get(i);
            if (latest != null && !link.at().equals(latest.at())) {
                break;
            }
            latest = link.at().isAfter(time) ? latest : link;
        }
        return Optional.ofNullable(latest);
    }

    @Override
    public Optional<Link> earliestAfter(Instant time) {
        for (Link link : links) {
            if (link.at().isAfter(time)) {
                return Optional.of(link);
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean anyTargetBetween(Instant from, Instant to, Predicate<Identifier> condition) {
        for (Link link : links) {
            if (!link.at().isBefore(from) && !link.at().isAfter(to) && condition.test(link.to())) {
                return true;
            }
        }
        return false;
    }

    public boolean contains(Link link) {
        return find(link) >= 0;
    }

    /** The one before this one, which may be among them or not. */
    public @Nullable Link before(Link link) {
        int at = find(link);
        int before = (at < 0 ? -at - 1 : at) - 1;
        return before < 0 ? null : links.get(before);
    }

    /** The one after this one, which may be among them or not. */
    public @Nullable Link after(Link link) {
        int at = find(link);
        int after = at < 0 ? -at - 1 : at + 1;
        return after < links.size() ? links.get(after) : null;
    }

    public FewLinks with(Link link) {
        int at = find(link);
        if (at >= 0) {
            return this;
        }
        List<Link> more = new ArrayList<>(links.size() + 1);
        more.addAll(links);
        more.add(-at - 1, link);
        return new FewLinks(more);
    }

    public FewLinks without(Link link) {
        List<Link> fewer = new ArrayList<>(links);
        fewer.remove(link);
        return new FewLinks(fewer);
    }

    private int find(Link link) {
        return Collections.binarySearch(links, link, Link.ORDER);
    }
}
