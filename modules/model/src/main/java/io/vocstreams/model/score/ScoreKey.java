package io.vocstreams.model.score;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** The key of a published score, for example {@code NPS|0-10|HIGHER_IS_BETTER|*|P1D|2026-11-22T00:00:00Z}. */
public record ScoreKey(Series series, WindowSize size, Instant start) {

    public String text() {
        return series.text() + "|" + size.text() + "|" + start;
    }

    /** Percent-encodes what separates the parts of a key, and nothing else, so that values stay readable. */
    public static String encode(String value) {
        StringBuilder encoded = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '%' -> encoded.append("%25");
                case '|' -> encoded.append("%7C");
                case ',' -> encoded.append("%2C");
                case '=' -> encoded.append("%3D");
                default -> encoded.append(c);
            }
        }
        return encoded.toString();
    }

    public static String decode(String encoded) {
        // A plus sign stays itself: keys are percent-encoded, not form-encoded.
        return java.net.URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
