package io.vocstreams.systemtests.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the gateway costs, beside a plain producer with the same serde, in turns; and how long it takes. CPU is that of
 * the one process, so that others on the machine disturb it little; times are those of the whole machine.
 */
@Tag("measure")
@Tag("long")
@Timeout(1_800)
class DoorsCostIT {

    private static final int ROUNDS = Integer.getInteger("doors.rounds", 5);
    private static final int RECORDS = 300_000;
    /** So many rounds at once before the first that counts: for this long the compilers are at work. */
    private static final int WARM_UP = 10;

    private static final int SINGLE = 30_000;
    private static final int BATCH = 100;
    private static final int SENDERS = 8;
    private static final int SINGLE_SENDERS = 64;
    /** The goal is three and not reached; this much must not be lost. */
    private static final double MOST = 4.5;

    @TempDir
    private Path folder;

    /** One turn of each. */
    private record Round(double producer, double batches, double singly, double batchRate, double singleRate) {}

    @Test
    void shouldCostLittleBesideAPlainProducer() throws IOException {
        StringBuilder report = new StringBuilder();
        List<Round> rounds = new ArrayList<>();
        try (Door door = Door.open(folder)) {
            int port = door.gateway.url().getPort();
            List<byte[]> batches = Door.bodies(50, BATCH);
            List<byte[]> singles = Door.bodies(1_000, 1);
            Process producer = producer(door);
            try {
                // The first round warms up.
                for (int round = 0; round <= ROUNDS; round++) {
                    int turns = round == 0 ? WARM_UP : 1;
                    int records = turns * RECORDS;
                    double plain = micros(producer.toHandle(), records, () -> {
                        for (int turn = 0; turn < turns; turn++) {
                            produce(producer);
                        }
                    });
                    Load batched = new Load(port, SENDERS, batches);
                    long begin = System.nanoTime();
                    double inBatches = micros(door.gateway.handle(), records, () -> batched.send(records / BATCH));
                    double batchRate = records / seconds(begin);
                    Load one = new Load(port, SINGLE_SENDERS, singles);
                    begin = System.nanoTime();
                    double singly = micros(door.gateway.handle(), SINGLE, () -> one.send(SINGLE));
                    double singleRate = SINGLE / seconds(begin);
                    assertThat(batched.answered(200)).isEqualTo(records / BATCH);
                    assertThat(one.answered(200)).isEqualTo(SINGLE);
                    report.append(String.format(
                            Locale.ROOT,
                            "%s producer %.1f us, gateway in batches %.1f us (%.2f x), singly %.1f us;"
                                    + " batches %.0f/s p50 %d p99 %d ms, singly %.0f/s p50 %d p99 %d ms; load %s%n",
                            round == 0 ? "warm-up:" : "round " + round + ":",
                            plain,
                            inBatches,
                            inBatches / plain,
                            singly,
                            batchRate,
                            batched.percentile(50).toMillis(),
                            batched.percentile(99).toMillis(),
                            singleRate,
                            one.percentile(50).toMillis(),
                            one.percentile(99).toMillis(),
                            Files.readString(Path.of("/proc/loadavg")).strip()));
                    if (round > 0) {
                        rounds.add(new Round(plain, inBatches, singly, batchRate, singleRate));
                    }
                }
            } finally {
                producer.destroy();
            }
            Load calm = new Load(port, 1, batches);
            calm.send(500);
            report.append(String.format(
                    Locale.ROOT,
                    "one sender of batches: p50 %.1f p99 %.1f ms%n",
                    calm.percentile(50).toNanos() / 1e6,
                    calm.percentile(99).toNanos() / 1e6));
        }
        double ratio = median(
                rounds.stream().map(round -> round.batches() / round.producer()).toList());
        report.append(String.format(
                Locale.ROOT,
                "median of %d: producer %.1f us, in batches %.1f us (%.2f x), singly %.1f us, %.0f/s and %.0f/s%n",
                ROUNDS,
                median(rounds.stream().map(Round::producer).toList()),
                median(rounds.stream().map(Round::batches).toList()),
                ratio,
                median(rounds.stream().map(Round::singly).toList()),
                median(rounds.stream().map(Round::batchRate).toList()),
                median(rounds.stream().map(Round::singleRate).toList())));
        Files.writeString(Path.of("target", "doors-cost.txt"), report);
        assertThat(ratio).as(report.toString()).isLessThan(MOST);
    }

    private static double micros(ProcessHandle process, int records, Runnable work) {
        Duration before = cpu(process);
        work.run();
        return cpu(process).minus(before).toNanos() / 1_000.0 / records;
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElseThrow();
    }

    private static double seconds(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private static Process producer(Door door) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                ProducerMain.class.getName(),
                door.stack.bootstrapServers(),
                door.stack.schemaRegistryUrl());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static void produce(Process producer) {
        try {
            producer.getOutputStream().write((RECORDS + "\n").getBytes(StandardCharsets.UTF_8));
            producer.getOutputStream().flush();
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(producer.getInputStream(), StandardCharsets.UTF_8));
            String line = answers.readLine();
            while (line != null && !line.startsWith("written ")) {
                line = answers.readLine();
            }
            assertThat(line).isNotNull();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
