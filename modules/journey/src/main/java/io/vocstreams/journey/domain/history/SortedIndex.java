package io.vocstreams.journey.domain.history;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What happened, by something it has in common, each in time order. */
public final class SortedIndex<K, T extends CustomerEvent> {

    private final Map<K, NavigableMap<CustomerEvent, T>> byKey = new HashMap<>();

    public void add(K key, T happening) {
        byKey.computeIfAbsent(key, any -> new TreeMap<>(CustomerEvent.ORDER)).put(happening, happening);
    }

    public void remove(K key, CustomerEvent happening) {
        NavigableMap<CustomerEvent, T> alike = byKey.get(key);
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

    public NavigableMap<CustomerEvent, T> of(K key) {
        NavigableMap<CustomerEvent, T> alike = byKey.get(key);
        return alike == null ? Collections.unmodifiableNavigableMap(new TreeMap<>(CustomerEvent.ORDER)) : alike;
    }
}
