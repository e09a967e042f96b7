package io.vocstreams.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class PlainTextTest {

    /** JDKs bring Unicode of their own: 17 knows no capital of U+0264, 25 does. The digest is the same on all. */
    @Test
    void shouldBeTheSameOnEveryJdk() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (int point = 1; point <= Character.MAX_CODE_POINT; point++) {
            if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
                String text = "a" + Character.toString(point) + "b";
                String plain = new PlainText(text).text() + Language.of(text, null);
                digest.update(plain.getBytes(StandardCharsets.UTF_8));
            }
        }

        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("64372ca33994229b08cc91acc512cf84bc86623aca91341a8ded568761e35131");
    }
}
