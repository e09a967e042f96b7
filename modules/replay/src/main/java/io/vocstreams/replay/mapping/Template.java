package io.vocstreams.replay.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Text with names in braces: {@code 2017-{RESPNUM}}. Where one of its names has no value, neither has the whole. */
final class Template {

    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = parts;
    }

    private record Part(boolean isName, String text) {}

    static Template nothing() {
        return new Template(List.of());
    }

    static Template column(String name) {
        return new Template(List.of(new Part(true, name)));
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException where braces do not match
     */
    static Template parse(String text) {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == c;
            if ((c == '{' || c == '}') && doubled) {
                literal.append(c);
                i += 2;
            } else if (c == '{') {
                int end = text.indexOf('}', i);
                if (end <= i + 1) {
                    throw new IllegalArgumentException("`{` without a name and `}`; write `{{` for the sign itself");
                }
                if (literal.length() > 0) {
                    parts.add(new Part(false, literal.toString()));
                    literal.setLength(0);
                }
                parts.add(new Part(true, text.substring(i + 1, end)));
                i = end + 1;
            } else if (c == '}') {
                throw new IllegalArgumentException("`}` without `{`; write `}}` for the sign itself");
            } else {
                literal.append(c);
                i++;
            }
        }
        if (literal.length() > 0) {
            parts.add(new Part(false, literal.toString()));
        }
        return new Template(List.copyOf(parts));
    }

    List<String> names() {
        return parts.stream().filter(Part::isName).map(Part::text).toList();
    }

    boolean isNothing() {
        return parts.isEmpty();
    }

    boolean isConstant() {
        return parts.stream().noneMatch(Part::isName);
    }

    String constant() {
        return parts.isEmpty() ? "" : parts.get(0).text();
    }

    Optional<String> fill(Scope scope, Set<String> noValue) {
        if (parts.size() == 1) {
            Part only = parts.get(0);
            return only.isName() ? scope.text(only.text(), noValue) : Optional.of(only.text());
        }
        StringBuilder filled = new StringBuilder();
        for (Part part : parts) {
            if (part.isName()) {
                Optional<String> text = scope.text(part.text(), noValue);
                if (text.isEmpty()) {
                    return Optional.empty();
                }
                filled.append(text.get());
            } else {
                filled.append(part.text());
            }
        }
        return filled.length() == 0 ? Optional.empty() : Optional.of(filled.toString());
    }
}
