package io.vocstreams.identity.domain;

import io.vocstreams.model.Identifier;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The links of one identifier, in memory. */
public final class SortedLinks implements LinkHistory {

    private final NavigableMap<Instant, NavigableSet<Link>> byTime = new TreeMap<>();

    public void add(Link link) {
        byTime.computeIfAbsent(link.at(), time -> new TreeSet<>(Link.ORDER)).add(link);
    }

    @Override
    public Optional<Link> latestUntil(Instant time) {
        return Optional.ofNullable(byTime.floorEntry(time))
                .map(entry -> entry.getValue().first());
    }

    @Override
    public Optional<Link> earliestAfter(Instant time) {
        return Optional.ofNullable(byTime.higherEntry(time))
                .map(entry -> entry.getValue().first());
    }

    @Override
    public boolean anyTargetBetween(Instant from, Instant to, Predicate<Identifier> condition) {
        return !from.isAfter(to)
                && byTime.subMap(from, true, to, true).values().stream()
                        .flatMap(NavigableSet::stream)
                        .map(Link::to)
                        .anyMatch(condition);
    }
}
