package io.vocstreams.client.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;

/** Loss of power at any byte: the files are copied as they are at some moment, and what was not synced is spoilt. */
final class SpoolCrashTest {

    private static final long LIMIT = 20_000;

    private Path folder = Path.of("");
    private final List<String> appended = new ArrayList<>();
    private final Map<String, Long> durable = new LinkedHashMap<>();
    private int synced;
    private int acknowledged;

    @BeforeTry
    void begin() throws IOException {
        // One instance for all tries.
        appended.clear();
        durable.clear();
        synced = 0;
        acknowledged = 0;
        folder = Files.createTempDirectory("spool");
    }

    @AfterTry
    void deleteFolder() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(SpoolCrashTest::delete);
        }
    }

    @Property(tries = 150)
    void shouldHaveAllThatWasSyncedInOrderWhateverBecameOfTheRest(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Path crashed = liveAndCrash(random);
        for (Path file : segments(crashed)) {
            spoil(file, (int) (long) durable.getOrDefault(file.getFileName().toString(), 0L), random);
        }

        try (Spool spool = Spool.open(crashed, LIMIT)) {
            List<String> found = SpoolTest.drained(spool);

            List<String> promised = appended.subList(acknowledged, synced);
            assertThat(found).hasSizeGreaterThanOrEqualTo(promised.size());
            assertThat(found.subList(0, promised.size())).isEqualTo(promised);
            assertNothingInvented(found);
        }
    }

    @Property(tries = 150)
    void shouldLoseNoMoreThanTheRecordThatWasHitWhereverTheDiskIsAtFault(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Path crashed = liveAndCrash(random);
        List<Path> files = segments(crashed);
        if (files.isEmpty()) {
            return;
        }
        flipAByte(files.get(random.nextInt(files.size())), 0, random);

        try (Spool spool = Spool.open(crashed, LIMIT)) {
            List<String> found = SpoolTest.drained(spool);

            List<String> expected = appended.subList(acknowledged, appended.size());
            assertNothingInvented(found);
            assertThat(found).hasSizeGreaterThanOrEqualTo(expected.size() - 1);
        }
    }

    @Property(tries = 100)
    void shouldRepeatButNotLoseWhenTheLastPositionIsTorn(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        Path crashed = liveAndCrash(random);
        Path position = crashed.resolve("position");
        if (Files.size(position) > 0) {
            flipAByte(position, 0, random);
        }

        try (Spool spool = Spool.open(crashed, LIMIT)) {
            List<String> found = SpoolTest.drained(spool);

            List<String> waiting = appended.subList(acknowledged, appended.size());
            assertThat(appended.subList(appended.size() - found.size(), appended.size()))
                    .isEqualTo(found);
            assertThat(found).hasSizeGreaterThanOrEqualTo(waiting.size());
        }
    }

    private void assertNothingInvented(List<String> found) {
        List<String> waiting = new ArrayList<>(appended.subList(acknowledged, appended.size()));
        waiting.retainAll(found);
        assertThat(found).isEqualTo(waiting);
    }

    /** Returns a copy of the folder as it is when the power goes. */
    private Path liveAndCrash(Random random) throws IOException {
        Path live = folder.resolve("live");
        try (Spool spool = Spool.open(live, LIMIT)) {
            int steps = random.nextInt(60);
            for (int step = 0; step < steps; step++) {
                switch (random.nextInt(5)) {
                    case 0, 1, 2 -> append(spool, random);
                    case 3 -> sync(spool, live);
                    default -> drainSome(spool, random);
                }
            }
            return copy(live);
        }
    }

    private void append(Spool spool, Random random) throws IOException {
        // Some are larger than a segment.
        String text = appended.size() + ":" + "x".repeat(random.nextInt(random.nextInt(8) == 0 ? 3000 : 60));
        if (spool.append(SpoolTest.bytes(text))) {
            appended.add(text);
        }
    }

    private void sync(Spool spool, Path live) throws IOException {
        spool.sync();
        synced = appended.size();
        durable.clear();
        for (Path file : segments(live)) {
            durable.put(file.getFileName().toString(), Files.size(file));
        }
    }

    private void drainSome(Spool spool, Random random) throws IOException {
        List<Stored> some = spool.peek(1 + random.nextInt(5), 1 + random.nextInt(2000));
        if (!some.isEmpty()) {
            int done = 1 + random.nextInt(some.size());
            spool.acknowledge(some.get(done - 1).sequence());
            acknowledged += done;
            synced = Math.max(synced, acknowledged);
        }
    }

    private Path copy(Path live) throws IOException {
        Path copy = Files.createDirectory(folder.resolve("crashed"));
        try (Stream<Path> files = Files.list(live)) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }

    /** What was not synced may be there, be cut off anywhere, be zeros, or be anything. */
    private static void spoil(Path file, int durable, Random random) throws IOException {
        byte[] content = Files.readAllBytes(file);
        int end = durable + random.nextInt(content.length - durable + 1);
        switch (random.nextInt(4)) {
            case 0 -> Files.write(file, Arrays.copyOf(content, end));
            case 1 -> Files.write(file, Arrays.copyOf(Arrays.copyOf(content, end), content.length + 40));
            case 2 -> {
                byte[] anything = new byte[random.nextInt(100)];
                random.nextBytes(anything);
                byte[] spoilt = Arrays.copyOf(content, end + anything.length);
                System.arraycopy(anything, 0, spoilt, end, anything.length);
                Files.write(file, spoilt);
            }
            default -> flipAByte(file, durable, random);
        }
    }

    private static void flipAByte(Path file, int from, Random random) throws IOException {
        byte[] content = Files.readAllBytes(file);
        if (content.length > from) {
            content[from + random.nextInt(content.length - from)] ^= (byte) (1 + random.nextInt(255));
            Files.write(file, content);
        }
    }

    private static List<Path> segments(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(Segment.SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
