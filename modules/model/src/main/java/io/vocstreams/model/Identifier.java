package io.vocstreams.model;

import java.util.Optional;

/** One name a person or a device goes by. Sorts strongest first: by type, then by the smaller text. */
public record Identifier(IdentifierType type, String value) implements Comparable<Identifier> {

    /** The text form, for example {@code cookie-id:abc}. */
    public String text() {
        return type.prefix() + value;
    }

    public static Optional<Identifier> parse(String text) {
        for (IdentifierType type : IdentifierType.values()) {
            if (text.startsWith(type.prefix())) {
                return Optional.of(
                        new Identifier(type, text.substring(type.prefix().length())));
            }
        }
        return Optional.empty();
    }

    public boolean isStrongerThan(Identifier other) {
        return compareTo(other) < 0;
    }

    @Override
    public int compareTo(Identifier other) {
        return type != other.type ? type.compareTo(other.type) : Utf8.compare(value, other.value);
    }
}
