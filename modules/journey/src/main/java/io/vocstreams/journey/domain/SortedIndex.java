package io.vocstreams.journey.domain;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What happened, by something it has in common, each in time order. */
final class SortedIndex<K, T extends Happening> {

    private final Map<K, NavigableMap<Happening, T>> byKey = new HashMap<>();

    void add(K key, T happening) {
        byKey.computeIfAbsent(key, any -> new TreeMap<>(Happening.ORDER)).put(happening, happening);
    }

    void remove(K key, Happening happening) {
        NavigableMap<Happening, T> alike = byKey.get(key);
        if (alike != null) {
            alike.remove(happening);
            if (alike.isEmpty()) {
                byKey.remove(key);
            }
        }
    }

    boolean isEmpty() {
        return byKey.isEmpty();
    }

    NavigableMap<Happening, T> of(K key) {
        NavigableMap<Happening, T> alike = byKey.get(key);
        return alike == null ? Collections.unmodifiableNavigableMap(new TreeMap<>(Happening.ORDER)) : alike;
    }
}
