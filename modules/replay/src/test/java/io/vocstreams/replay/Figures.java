package io.vocstreams.replay;

import java.util.Map;
import java.util.TreeMap;

/** Figures in a tree of names. */
record Figures(Object node) {

    Figures at(String... names) {
        Object current = node;
        for (String name : names) {
            Object next = ((Map<?, ?>) current).get(name);
            if (next == null) {
                throw new IllegalArgumentException("no figure " + String.join("/", names));
            }
            current = next;
        }
        return new Figures(current);
    }

    long number() {
        return ((Number) node).longValue();
    }

    double decimal() {
        return ((Number) node).doubleValue();
    }

    Map<String, Long> table() {
        Map<String, Long> table = new TreeMap<>();
        ((Map<?, ?>) node).forEach((name, value) -> table.put(String.valueOf(name), ((Number) value).longValue()));
        return table;
    }

    Map<String, Figures> entries() {
        Map<String, Figures> entries = new TreeMap<>();
        ((Map<?, ?>) node).forEach((name, value) -> entries.put(String.valueOf(name), new Figures(value)));
        return entries;
    }
}
