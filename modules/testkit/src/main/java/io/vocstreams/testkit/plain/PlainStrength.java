package io.vocstreams.testkit.plain;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import java.util.List;

/** Which of two identifiers is the stronger one (§5). */
final class PlainStrength {

    /** "Types, strongest first" */
    private static final List<IdentifierType> STRONGEST_FIRST = List.of(
            IdentifierType.CUSTOMER_ID,
            IdentifierType.LOGIN_ID,
            IdentifierType.LOYALTY_ID,
            IdentifierType.EMAIL,
            IdentifierType.PHONE,
            IdentifierType.DEVICE_ID,
            IdentifierType.COOKIE_ID);

    private PlainStrength() {}

    static boolean isStrongerType(IdentifierType one, IdentifierType other) {
        return STRONGEST_FIRST.indexOf(one) < STRONGEST_FIRST.indexOf(other);
    }

    /** "Of two identifiers of the strongest type, the smaller text is the strongest." */
    static boolean isStronger(Identifier one, Identifier other) {
        return one.type() == other.type()
                ? PlainOrder.isSmaller(one.text(), other.text())
                : isStrongerType(one.type(), other.type());
    }
}
