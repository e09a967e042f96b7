package io.vocstreams.testkit.worlds;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** So few identifiers that everyone is soon related to everyone. */
final class Names {

    /** Not in the order of their numbers: the smallest text is not the first link of a chain. */
    private static final List<String> CUSTOMERS = List.of("c5", "c2", "c9", "c1", "c7", "c3", "c8", "c4", "c6", "c0");

    private Names() {}

    static Identifier customer(int index) {
        return new Identifier(IdentifierType.CUSTOMER_ID, CUSTOMERS.get(index % CUSTOMERS.size()));
    }

    static Arbitrary<String> customerIds() {
        return Arbitraries.of(CUSTOMERS.subList(0, 4));
    }

    static Arbitrary<Identifier> any() {
        return Arbitraries.frequencyOf(
                Tuple.of(3, customerIds().map(value -> new Identifier(IdentifierType.CUSTOMER_ID, value))),
                Tuple.of(1, one(IdentifierType.LOGIN_ID, "l1", "\u00E9", "e\u0301")),
                Tuple.of(1, one(IdentifierType.LOYALTY_ID, "y1")),
                Tuple.of(2, one(IdentifierType.EMAIL, "e1", "e2")),
                Tuple.of(1, one(IdentifierType.PHONE, "p1")),
                Tuple.of(3, one(IdentifierType.DEVICE_ID, "d1", "d2")),
                Tuple.of(4, one(IdentifierType.COOKIE_ID, "k1", "k2", "k3")));
    }

    /** A name of an interaction, given without knowing the cast. */
    interface Who {

        Identifier in(Surroundings setting);
    }

    static Arbitrary<Integer> members() {
        return Arbitraries.integers().between(0, 4);
    }

    /** What an interaction carries: usually one or two identifiers, sometimes padded ones, repeated ones and junk. */
    static Arbitrary<List<Who>> carried() {
        Arbitrary<Who> untidy = Arbitraries.frequencyOf(
                Tuple.of(30, members().map(index -> setting -> setting.member(index))),
                Tuple.of(
                        2,
                        Combinators.combine(members(), padding())
                                .as((index, padding) -> setting -> padded(setting.member(index), padding))),
                Tuple.of(1, junk().map(junk -> setting -> junk)),
                Tuple.of(1, one(IdentifierType.UNKNOWN, "k1").map(unknown -> setting -> unknown)));
        return Arbitraries.frequencyOf(
                Tuple.of(5, untidy.list().ofSize(1)),
                Tuple.of(4, untidy.list().ofSize(2)),
                Tuple.of(1, untidy.list().ofSize(3)));
    }

    /** What nobody sees, and what files and languages with a zero at the end of a text leave behind. */
    static Arbitrary<String> padding() {
        return Arbitraries.of(" ", "\u00A0", "\uFEFF", "\u200B", "\u0000", "\u200D\t");
    }

    static Identifier padded(Identifier name, String padding) {
        return new Identifier(name.type(), padding + name.value() + padding);
    }

    static Arbitrary<Identifier> junk() {
        return Arbitraries.oneOf(
                one(
                        IdentifierType.EMAIL,
                        "None",
                        "000",
                        "-1",
                        "",
                        "null\u0000",
                        "\"null\"",
                        "(nil)",
                        "\u300C[NaN]\u300D"),
                one(IdentifierType.CUSTOMER_ID, "email:e1", "cookie-id:k1", "\uFEFFdevice-id:d1"));
    }

    private static Arbitrary<Identifier> one(IdentifierType type, String... values) {
        return Arbitraries.of(values).map(value -> new Identifier(type, value));
    }
}
