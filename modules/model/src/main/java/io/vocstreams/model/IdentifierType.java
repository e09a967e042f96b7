package io.vocstreams.model;

import java.util.Locale;

/** Kinds of identifiers, strongest first. E-mail and phone arrive hashed. */
public enum IdentifierType {
    CUSTOMER_ID,
    LOGIN_ID,
    LOYALTY_ID,
    EMAIL,
    PHONE,
    DEVICE_ID,
    COOKIE_ID,
    UNKNOWN;

    private final String prefix = name().toLowerCase(Locale.ROOT).replace('_', '-') + ":";

    /** What the text form of an identifier of this type begins with, for example {@code cookie-id:}. */
    public String prefix() {
        return prefix;
    }

    public boolean isStrongerThan(IdentifierType other) {
        return compareTo(other) < 0;
    }
}
