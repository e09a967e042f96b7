package io.vocstreams.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.platform.SourceRecord.RawHeader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SourceRecordTest {

    @Test
    void shouldMeasureKeyValueAndHeaders() {
        assertThat(record(new byte[3], new byte[5], header("né", 7)).size()).isEqualTo(3 + 5 + 3 + 7);
        assertThat(record(null, null, new RawHeader("n", null)).size()).isEqualTo(1);
    }

    @Test
    void shouldKeepTheHeadOfWhatIsTooLong() {
        SourceRecord head = record(new byte[] {1, 2}, new byte[] {3, 4, 5, 6}, header("large", 9), header("h", 1))
                .head(7);

        assertThat(head.key()).containsExactly(1, 2);
        assertThat(head.headers()).extracting(RawHeader::key).containsExactly("h");
        assertThat(head.value()).containsExactly(3, 4, 5);
        assertThat(head.size()).isEqualTo(7);
    }

    @Test
    void shouldKeepTheHeadOfAKeyThatIsTooLong() {
        SourceRecord head = record(new byte[9], new byte[9]).head(4);

        assertThat(head.key()).hasSize(4);
        assertThat(head.value()).isEmpty();
    }

    @Test
    void shouldKeepWhatFitsWhole() {
        SourceRecord whole = record(null, new byte[] {1}, header("h", 1));

        assertThat(whole.head(3)).isEqualTo(whole);
    }

    private static RawHeader header(String key, int length) {
        return new RawHeader(key, new byte[length]);
    }

    private static SourceRecord record(byte @Nullable [] key, byte @Nullable [] value, RawHeader... headers) {
        return new SourceRecord("topic", 1, 2, 3, key, value, List.of(headers));
    }
}
