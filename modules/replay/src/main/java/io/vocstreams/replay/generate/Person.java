package io.vocstreams.replay.generate;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;

/**
 * One who meets the company. A known person's weaker identifiers lead to the customer id, by a record that stands
 * within the span; those of a stranger lead nowhere.
 */
final class Person {

    private static final int STORES = 4;

    private final String number;
    private final Identifier identity;
    private Identifier trueIdentity;

    private Person(String number, Identifier identity) {
        this.number = number;
        this.identity = identity;
        this.trueIdentity = identity;
    }

    static Person known(int number) {
        String text = String.format("%06d", number);
        return new Person(text, new Identifier(IdentifierType.CUSTOMER_ID, "C" + text));
    }

    /** A browser whose user never says who they are. */
    static Person stranger(int number) {
        String text = String.format("%06d", number);
        return new Person(text, new Identifier(IdentifierType.COOKIE_ID, "stranger-" + text));
    }

    static Person terminal(String name) {
        return new Person(name, new Identifier(IdentifierType.DEVICE_ID, name));
    }

    Identifier identity() {
        return identity;
    }

    Identifier cookie() {
        return isKnown() ? new Identifier(IdentifierType.COOKIE_ID, "cookie-" + number) : identity;
    }

    Identifier device() {
        return new Identifier(IdentifierType.DEVICE_ID, "phone-" + number);
    }

    Identifier login() {
        return new Identifier(IdentifierType.LOGIN_ID, "login-" + number);
    }

    Identifier loyalty() {
        return new Identifier(IdentifierType.LOYALTY_ID, "card-" + number);
    }

    Identifier email() {
        return new Identifier(IdentifierType.EMAIL, "mail-hash-" + number);
    }

    Identifier phone() {
        return new Identifier(IdentifierType.PHONE, "phone-hash-" + number);
    }

    /** Where they buy: one of four. */
    int store() {
        return 1 + Math.floorMod(number.hashCode(), STORES);
    }

    boolean isKnown() {
        return identity.type() == IdentifierType.CUSTOMER_ID;
    }

    /** This person turns out to be the other one. */
    void becomes(Person other) {
        trueIdentity = other.identity;
    }

    /** As the pipeline names the customer. */
    String customerId() {
        return isKnown() ? trueIdentity.value() : trueIdentity.text();
    }
}
