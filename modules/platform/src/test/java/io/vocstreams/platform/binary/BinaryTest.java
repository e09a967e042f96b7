package io.vocstreams.platform.binary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

class BinaryTest {

    @Property
    void shouldReadWhatWasWritten(@ForAll long number, @ForAll @LongRange long count, @ForAll String text) {
        byte[] written = new BinaryWriter()
                .writeByte(7)
                .writeLong(number)
                .writeCount(Math.abs(count >> 1))
                .writeString(text)
                .writeNullableString(null)
                .writeStrings(Map.of("a", text))
                .toBytes();

        BinaryReader reader = new BinaryReader(written).expectVersion(7);
        assertThat(reader.readLong()).isEqualTo(number);
        assertThat(reader.readCount()).isEqualTo(Math.abs(count >> 1));
        assertThat(reader.readString())
                .isEqualTo(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        assertThat(reader.readNullableString()).isNull();
        assertThat(reader.readStrings()).containsOnlyKeys("a");
        assertThat(reader.isAtEnd()).isTrue();
    }

    @Test
    void shouldRefuseAFormOfAnotherBuild() {
        assertThatThrownBy(() -> new BinaryReader(new byte[] {9}).expectVersion(1))
                .hasMessageContaining("Binary form 9");
    }

    @Property
    void shouldSortKeysLikeTheirParts(
            @ForAll String left, @ForAll String right, @ForAll long leftNumber, @ForAll long rightNumber) {
        byte[] leftText = left.getBytes(StandardCharsets.UTF_8);
        byte[] rightText = right.getBytes(StandardCharsets.UTF_8);
        int byText = Integer.signum(Arrays.compareUnsigned(leftText, rightText));
        int expected = byText != 0 ? byText : Long.compare(leftNumber, rightNumber);

        Bytes leftKey = new KeyWriter().text(left).number(leftNumber).toKey();
        Bytes rightKey = new KeyWriter().text(right).number(rightNumber).toKey();

        assertThat(Integer.signum(leftKey.compareTo(rightKey))).isEqualTo(expected);
    }

    @Property
    void shouldReadKeysBack(@ForAll long number, @ForAll byte small) {
        KeyReader key = new KeyReader(new KeyWriter()
                .text("a\0b")
                .number(number)
                .small(small)
                .text("")
                .toKey());

        assertThat(key.text()).isEqualTo("a\0b");
        assertThat(key.number()).isEqualTo(number);
        assertThat(key.small()).isEqualTo(small);
        assertThat(key.text()).isEmpty();
    }

    @Test
    void shouldEndARangeBehindEveryKeyThatBeginsLikeIt() {
        Bytes end = new KeyWriter().text("a").toRangeEnd();

        assertThat(new KeyWriter().text("a").number(Long.MAX_VALUE).toKey()).isLessThan(end);
        assertThat(new KeyWriter().text("a\0").toKey()).isGreaterThanOrEqualTo(end);
        assertThat(new KeyWriter().text("b").toKey()).isGreaterThan(end);
    }
}
