package io.vocstreams.testkit.plain;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;

/** "Text compares by its UTF-8 bytes." (§5) */
final class PlainOrder {

    static final Comparator<String> ORDER = PlainOrder::compare;

    private PlainOrder() {}

    static boolean isSmaller(String text, String than) {
        return compare(text, than) < 0;
    }

    private static int compare(String text, String other) {
        byte[] left = text.getBytes(StandardCharsets.UTF_8);
        byte[] right = other.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < left.length && i < right.length; i++) {
            int difference = Byte.toUnsignedInt(left[i]) - Byte.toUnsignedInt(right[i]);
            if (difference != 0) {
                return difference;
            }
        }
        return left.length - right.length;
    }
}
