package io.vocstreams.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/** The order of all text in the contract: by UTF-8 bytes, so that every language sorts alike. */
public final class Utf8 {

    public static final Comparator<String> ORDER = Utf8::compare;

    private Utf8() {}

    public static int compare(String left, String right) {
        int length = Math.min(left.length(), right.length());
        for (int i = 0; i < length; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                // Only surrogates sort differently in UTF-16 and UTF-8.
                return Character.isSurrogate(a) || Character.isSurrogate(b) ? compareBytes(left, right) : a - b;
            }
        }
        return left.length() - right.length();
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int compareBytes(String left, String right) {
        return Arrays.compareUnsigned(bytes(left), bytes(right));
    }
}
