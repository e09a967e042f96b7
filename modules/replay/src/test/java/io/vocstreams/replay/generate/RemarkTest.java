package io.vocstreams.replay.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.voice.ThemeFinding;
import io.vocstreams.text.TextReader;
import io.vocstreams.text.TextReading;
import io.vocstreams.text.lexicon.Lexicons;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RemarkTest {

    /** Else the demo would find differences that are none of the pipeline's. */
    @Test
    void shouldBeReadAsItIsMeant() {
        TextReader reader = new TextReader(Lexicons.shipped());

        for (Remark remark : Remark.ALL) {
            TextReading reading = reader.read(remark.text(), null).orElseThrow();

            assertThat(new Remark(
                            remark.text(),
                            reading.language().name().toLowerCase(Locale.ROOT),
                            Objects.requireNonNull(reading.polarity()),
                            reading.themes().stream()
                                    .collect(Collectors.toMap(ThemeFinding::id, ThemeFinding::polarity))))
                    .isEqualTo(remark);
        }
    }
}
