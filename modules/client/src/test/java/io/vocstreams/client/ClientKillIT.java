package io.vocstreams.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGKILL of a till under load, while its network comes and goes: what it had an answer for is in the topic. */
final class ClientKillIT {

    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    void shouldLoseNothingThatWasAnsweredWhenItIsKilled() throws IOException {
        killAndJudge(2);
    }

    @Test
    @Tag("crash")
    void shouldLoseNothingThatWasAnsweredWhenItIsKilledOften() throws IOException {
        killAndJudge(10);
    }

    private void killAndJudge(int kills) throws IOException {
        try (KafkaHome kafka = KafkaHome.start(folder.resolve("stack"))) {
            for (int life = 0; life < kills; life++) {
                liveAndDie(kafka, life);
            }
            Counters counters = drain(kafka);
            judge(kafka.ids(), counters);
        }
    }

    /**
     * Published, then cut off until there is much on disk, then killed: in every second life while the disk is drained.
     */
    private void liveAndDie(KafkaHome kafka, int life) throws IOException {
        Process till = till(kafka, life);
        try {
            String name = "sale-" + life + "-";
            await().atMost(LONG).until(() -> count(name, "Published") > 200);
            kafka.stack().broker().pause();
            await().atMost(LONG).until(() -> count(name, "Spooled") > 2000);
            if (life % 2 == 0) {
                long published = count(name, "Published");
                kafka.stack().broker().resume();
                await().atMost(LONG).until(() -> kafka.ids().size() > published);
            }
        } finally {
            till.destroyForcibly().onExit().join();
            kafka.stack().broker().resume();
        }
    }

    private Process till(KafkaHome kafka, int life) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                TillMain.class.getName(),
                kafka.bootstrapServers(),
                kafka.registryUrl(),
                spool().toString(),
                answers().toString(),
                Integer.toString(life));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.redirectErrorStream(true);
        builder.redirectOutput(folder.resolve("till.log").toFile());
        return builder.start();
    }

    private Counters drain(KafkaHome kafka) {
        try (VocClient last = kafka.client().spool(spool(), 200 << 20).open()) {
            assertThat(last.close(LONG).isEmpty()).isTrue();
            return last.counters();
        }
    }

    private void judge(List<String> topic, Counters counters) {
        Set<String> there = new HashSet<>(topic);
        List<String> published = answered("", "Published");
        List<String> spooled = answered("", "Spooled");
        assertThat(published).isNotEmpty().allMatch(there::contains);
        assertThat(spooled).isNotEmpty().allMatch(there::contains);
        assertThat(answered("", "Refused")).isEmpty();
        assertThat(counters.spool().damaged()).isZero();
        assertThat(counters.spool().published()).isEqualTo(counters.spool().found());
        // What was spooled is in order where it is for the last time, for what comes again comes again as a whole.
        assertThat(inOrderOfLast(topic, new HashSet<>(spooled))).isEqualTo(spooled);
    }

    private static List<String> inOrderOfLast(List<String> topic, Set<String> wanted) {
        Set<String> last = new LinkedHashSet<>();
        for (String id : topic) {
            if (wanted.contains(id)) {
                last.remove(id);
                last.add(id);
            }
        }
        return List.copyOf(last);
    }

    private long count(String name, String answer) {
        return answered(name, answer).size();
    }

    private List<String> answered(String name, String answer) {
        if (!Files.exists(answers())) {
            return List.of();
        }
        Predicate<String> wanted = line -> line.startsWith(name) && line.endsWith(" " + answer);
        try (Stream<String> lines = Files.lines(answers())) {
            return lines.filter(wanted)
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path spool() {
        return folder.resolve("spool");
    }

    private Path answers() {
        return folder.resolve("answers");
    }
}
