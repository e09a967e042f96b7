package io.vocstreams.text.lexicon;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes out what a pattern leaves open: {@code (lost|missing) <baggage>} stands for each of its combinations. */
final class Patterns {

    private static final int MOST = 2000;

    private final Map<String, List<String>> classes;

    Patterns(Map<String, List<String>> classes) {
        this.classes = classes;
    }

    /** All that a pattern stands for; empty if it cannot be understood. */
    Optional<Set<String>> expanded(String pattern) {
        List<String> texts = new ArrayList<>(List.of(""));
        for (int at = 0; at < pattern.length(); ) {
            char c = pattern.charAt(at);
            int end = c == '(' ? pattern.indexOf(')', at) : c == '<' ? pattern.indexOf('>', at) : at;
            String inner = end <= at ? String.valueOf(c) : pattern.substring(at + 1, end);
            // Brackets do not nest.
            if (end < 0 || inner.indexOf('(') >= 0 || inner.equals(")") || inner.equals("|")) {
                return Optional.empty();
            }
            List<String> choices = c == '(' ? List.of(inner.split("\\|", -1)) : List.of(inner);
            if (c == '<') {
                choices = classes.getOrDefault(inner, List.of());
            }
            texts = combined(texts, choices);
            if (texts.isEmpty() || texts.size() > MOST) {
                return Optional.empty();
            }
            at = end + 1;
        }
        return Optional.of(new LinkedHashSet<>(texts));
    }

    private static List<String> combined(List<String> texts, List<String> choices) {
        List<String> combined = new ArrayList<>(texts.size() * choices.size());
        for (String text : texts) {
            for (String choice : choices) {
                combined.add(text + choice);
            }
        }
        return combined;
    }
}
