package io.vocstreams.model.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One person's address has one hash, however it was typed. */
class ContactHashTest {

    // printf ann@example.com | sha256sum
    private static final String EMAIL_HASH = "71d4f55f72fa128dfb468a1a3901507c804b74316488744d769d7f4b16696476";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@example.com",
                " Ann@Example.COM\u00a0",
                "\ufeffann@example.com\u200b",
                "mailto:ann@example.com",
                "ａｎｎ＠example.com"
            })
    void shouldHashAnAddressTheSameHoweverItIsTyped(String typed) {
        assertThat(ContactHash.hashed(new Identifier(IdentifierType.EMAIL, typed))
                        .value())
                .isEqualTo(EMAIL_HASH);
    }

    @ParameterizedTest
    @CsvSource({
        "+49 (0)30 1234-567, +49301234567",
        "0049 30 1234567, +49301234567",
        "tel:+49-30-1234567, +49301234567",
        "+81 90 1234 5678, +819012345678",
        "＋８１９０１２３４５６７８, +819012345678",
        "090-1234-5678, 09012345678",
        "(030) 1234567, 0301234567"
    })
    void shouldKeepTheDigitsOfANumberAndItsCountry(String typed, String expected) {
        assertThat(ContactHash.normalisedPhone(typed)).isEqualTo(expected);
        assertThat(ContactHash.isInTheClear(new Identifier(IdentifierType.PHONE, typed)))
                .isTrue();
    }

    @Test
    void shouldLeaveWhatIsHashedAlready() {
        Identifier email = new Identifier(IdentifierType.EMAIL, EMAIL_HASH);
        Identifier phone = new Identifier(IdentifierType.PHONE, "0".repeat(64));

        assertThat(ContactHash.hashed(email)).isSameAs(email);
        assertThat(ContactHash.hashed(phone)).isSameAs(phone);
    }

    @Test
    void shouldLeaveOtherTypesAlone() {
        Identifier login = new Identifier(IdentifierType.LOGIN_ID, "ann@example.com");

        assertThat(ContactHash.hashed(login)).isSameAs(login);
        assertThat(ContactHash.isEmail(login.value())).isTrue();
        assertThat(ContactHash.isEmail("ann@")).isFalse();
        assertThat(ContactHash.isEmail("a@b@c")).isFalse();
    }
}
