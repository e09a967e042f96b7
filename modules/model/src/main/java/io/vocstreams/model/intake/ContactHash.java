package io.vocstreams.model.intake;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;

/**
 * E-mail addresses and phone numbers as they may be kept: normalised, then hashed, at every door by this one rule, so
 * that what one door hashes equals what another does.
 *
 * <ul>
 *   <li>Both: Unicode NFKC (a full-width ＠ or ９ becomes the plain sign), no white space or invisible signs.
 *   <li>E-mail: a leading {@code mailto:} is dropped, letters become small. Nothing else: dots and {@code +tag} stay.
 *   <li>Phone: a leading {@code tel:} is dropped; only digits stay, and a {@code +} before them; {@code 00} at the
 *       start becomes {@code +}, and a {@code (0)} after the country code is dropped. A national number stays national:
 *       only a sender that knows its country can make it equal to the international one.
 *   <li>Hash: SHA-256 of the UTF-8 bytes, as 64 small hexadecimal digits.
 * </ul>
 */
public final class ContactHash {

    private static final int LEAST_DIGITS = 5;
    private static final int MOST_DIGITS = 17;
    private static final String PUNCTUATION = "()-./+";

    private ContactHash() {}

    /** Whether the value is an e-mail address or a phone number that anybody can read, where its type holds such. */
    public static boolean isInTheClear(Identifier identifier) {
        String value = plain(identifier.value());
        return switch (identifier.type()) {
            case EMAIL -> isEmail(value);
            case PHONE -> isPhone(value);
            default -> false;
        };
    }

    /** Whether a text has the form of an e-mail address. */
    public static boolean isEmail(String text) {
        String plain = plain(text);
        int at = plain.indexOf('@');
        return at > 0 && at < plain.length() - 1 && plain.indexOf('@', at + 1) < 0;
    }

    /** The identifier as it may be kept: hashed if it is in the clear, the same otherwise. */
    public static Identifier hashed(Identifier identifier) {
        return isInTheClear(identifier)
                ? new Identifier(identifier.type(), hash(identifier.type(), identifier.value()))
                : identifier;
    }

    /** The hash of a value, normalised as its type wants it; of other types as an e-mail address if it is one. */
    public static String hash(IdentifierType type, String value) {
        return switch (type) {
            case EMAIL -> sha256(normalisedEmail(value));
            case PHONE -> sha256(normalisedPhone(value));
            default -> sha256(isEmail(value) ? normalisedEmail(value) : value);
        };
    }

    static String normalisedEmail(String email) {
        String small = plain(email).toLowerCase(Locale.ROOT);
        return small.startsWith("mailto:") ? small.substring("mailto:".length()) : small;
    }

    static String normalisedPhone(String phone) {
        String plain = plain(phone);
        String digits = digits(plain.replace("(0)", plain.startsWith("+") || plain.startsWith("00") ? "" : "0"));
        if (digits.startsWith("00")) {
            return "+" + digits.substring(2);
        }
        return plain.replace("tel:", "").replace("(", "").startsWith("+") ? "+" + digits : digits;
    }

    private static boolean isPhone(String plain) {
        String number = plain.startsWith("tel:") ? plain.substring("tel:".length()) : plain;
        int digits = digits(number).length();
        return digits >= LEAST_DIGITS
                && digits <= MOST_DIGITS
                && number.chars().allMatch(c -> isDigit(c) || PUNCTUATION.indexOf(c) >= 0);
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder(text.length());
        text.chars().filter(ContactHash::isDigit).forEach(c -> digits.append((char) c));
        return digits.toString();
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .filter(c -> !Character.isWhitespace(c)
                        && !Character.isSpaceChar(c)
                        && !Character.isISOControl(c)
                        && Character.getType(c) != Character.FORMAT)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
