package io.vocstreams.client.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SpoolTest {

    private static final int FRAME_OF_ONE_DIGIT = 21;

    @TempDir
    private Path folder;

    @Test
    void shouldGiveBackWhatItTookInOrderAlsoInItsNextLife() throws IOException {
        try (Spool spool = Spool.open(folder, 1 << 20)) {
            append(spool, "1", "2", "3");
            spool.acknowledge(spool.peek(1, 1 << 20).get(0).sequence());
        }

        try (Spool spool = Spool.open(folder, 1 << 20)) {
            append(spool, "4");

            assertThat(spool.records()).isEqualTo(3);
            assertThat(drained(spool)).containsExactly("2", "3", "4");
            assertThat(spool.records()).isZero();
        }
    }

    @Test
    void shouldGiveARecordAgainUntilItIsAcknowledged() throws IOException {
        try (Spool spool = Spool.open(folder, 1 << 20)) {
            append(spool, "1", "2");

            assertThat(texts(spool.peek(1, 1 << 20))).containsExactly("1");
            assertThat(texts(spool.peek(5, 1 << 20))).containsExactly("1", "2");
        }
    }

    @Test
    void shouldKeepTheOldestWhenItIsFull() throws IOException {
        try (Spool spool = Spool.open(folder, 3 * FRAME_OF_ONE_DIGIT)) {
            append(spool, "1", "2", "3");

            assertThat(spool.append(bytes("4"))).isFalse();
            assertThat(spool.bytes()).isEqualTo(3 * FRAME_OF_ONE_DIGIT);
            assertThat(texts(spool.peek(1, 1))).containsExactly("1");

            spool.acknowledge(1);
            assertThat(spool.append(bytes("5"))).isTrue();
            assertThat(drained(spool)).containsExactly("2", "3", "5");
        }
    }

    @Test
    void shouldLeaveNoRecordOnDiskWhenItIsDrained() throws IOException {
        try (Spool spool = Spool.open(folder, 1 << 20)) {
            append(spool, "1", "2");
            drained(spool);

            assertThat(spool.bytes()).isZero();
            assertThat(segments()).isEmpty();
        }
    }

    @Test
    void shouldBelongToOneClientAtATime() throws IOException {
        try (Spool first = Spool.open(folder, 1 << 20)) {
            append(first, "1");
            assertThatThrownBy(() -> Spool.open(folder, 1 << 20))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(folder + " is in use by another client");
        }
        try (Spool second = Spool.open(folder, 1 << 20)) {
            assertThat(drained(second)).containsExactly("1");
        }
    }

    @Test
    void shouldLetOnlyItsOwnerRead() throws IOException {
        Path own = folder.resolve("own");
        try (Spool spool = Spool.open(own, 1 << 20)) {
            append(spool, "1");

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
                    .isEqualTo("rwx------");
            try (Stream<Path> files = Files.list(own)) {
                assertThat(files).hasSize(3).allSatisfy(file -> assertThat(
                                PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------"));
            }
        }
    }

    @Test
    void shouldCountARecordThatWasDamagedAndGoOnBehindIt() throws IOException {
        try (Spool spool = Spool.open(folder, 1 << 20)) {
            append(spool, "1", "2", "3");
        }
        byte[] content = Files.readAllBytes(segments().get(0));
        content[FRAME_OF_ONE_DIGIT + Frame.HEADER] ^= 1;
        Files.write(segments().get(0), content);

        try (Spool spool = Spool.open(folder, 1 << 20)) {
            assertThat(drained(spool)).containsExactly("1", "3");
            assertThat(spool.damaged()).isEqualTo(1);
        }
    }

    @Test
    void shouldCountWhatIsDamagedUnderItsHands() throws IOException {
        try (Spool spool = Spool.open(folder, 1 << 20)) {
            append(spool, "1", "2");
            byte[] content = Files.readAllBytes(segments().get(0));
            content[FRAME_OF_ONE_DIGIT] ^= 1;
            Files.write(segments().get(0), content);

            assertThat(drained(spool)).containsExactly("1");
            assertThat(spool.damaged()).isEqualTo(1);
            assertThat(spool.records()).isZero();
        }
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(Segment.SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    private static void append(Spool spool, String... texts) throws IOException {
        for (String text : texts) {
            assertThat(spool.append(bytes(text))).isTrue();
        }
        spool.sync();
    }

    static List<String> drained(Spool spool) throws IOException {
        List<String> all = new ArrayList<>();
        for (List<Stored> some = spool.peek(2, 1 << 20); !some.isEmpty(); some = spool.peek(2, 1 << 20)) {
            all.addAll(texts(some));
            spool.acknowledge(some.get(some.size() - 1).sequence());
        }
        return all;
    }

    private static List<String> texts(List<Stored> stored) {
        return stored.stream()
                .map(one -> new String(one.payload(), StandardCharsets.UTF_8))
                .toList();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
