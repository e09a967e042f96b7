package io.vocstreams.systemtests.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** §16: a broker that stops for a minute under full load fills no memory: 503, and on when it is back. */
@Tag("long")
@Timeout(600)
class DoorsOutageIT {

    private static final long OUTAGE = Duration.ofMinutes(1).toNanos();
    private static final long BEFORE = Duration.ofSeconds(20).toNanos();
    private static final long STEP = Duration.ofSeconds(2).toNanos();
    private static final int BATCH = 1_000;
    private static final int SENDERS = 600;
    private static final long MEGABYTE = 1 << 20;

    /** Heap, code and threads: what the process may have whatever is sent to it. */
    private static final long MOST = 640 * MEGABYTE;

    @TempDir
    private Path folder;

    @Test
    void shouldAnswerThatItCannotTakeMore() throws IOException {
        try (Door door = Door.open(folder)) {
            long pid = door.gateway.pid();
            int port = door.gateway.url().getPort();
            List<byte[]> bodies = Door.bodies(5, BATCH);
            await().atMost(Duration.ofMinutes(1)).until(() -> takes(port, bodies));
            Load before = new Load(port, 16, bodies);
            before.sendUntil(System.nanoTime() + BEFORE);
            long usual = memory(pid);

            Load during = new Load(port, SENDERS, bodies);
            List<Long> memory = new ArrayList<>();
            door.stack.broker().pause();
            long end = System.nanoTime() + OUTAGE;
            CompletableFuture<Void> load = CompletableFuture.runAsync(() -> during.sendUntil(end));
            await().pollInterval(Duration.ofNanos(STEP))
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> {
                        memory.add(memory(pid));
                        return load.isDone();
                    });
            load.join();
            door.stack.broker().resume();
            await().atMost(Duration.ofMinutes(1)).until(() -> takes(port, bodies));

            String report = String.format(
                    Locale.ROOT,
                    "memory %d MB before, %d to %d MB in the outage; answers before %s, in it %s;"
                            + " p50 %d ms, p99 %d ms in it%n%s",
                    usual / MEGABYTE,
                    Collections.min(memory) / MEGABYTE,
                    Collections.max(memory) / MEGABYTE,
                    before.statuses(),
                    during.statuses(),
                    during.percentile(50).toMillis(),
                    during.percentile(99).toMillis(),
                    books(door.gateway.url()));
            Files.writeString(Path.of("target", "doors-outage.txt"), report);
            assertThat(during.answered(503)).as(report).isGreaterThan(SENDERS);
            assertThat(during.statuses().keySet()).as(report).isSubsetOf(200, 503);
            assertThat(Collections.max(memory)).as(report).isLessThan(MOST);
            assertThat(door.gateway.pid()).isEqualTo(pid);
        }
    }

    private static boolean takes(int port, List<byte[]> bodies) {
        Load one = new Load(port, 1, bodies);
        one.send(1);
        return one.answered(200) > 0;
    }

    /** Resident, in bytes. */
    private static long memory(long pid) {
        try {
            String line = Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(each -> each.startsWith("VmRSS:"))
                    .findFirst()
                    .orElseThrow();
            return Long.parseLong(line.replaceAll("\\D", "")) * 1_024;
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static String books(URI gateway) throws IOException {
        try {
            String metrics = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(gateway.resolve("/metrics")).build(), BodyHandlers.ofString())
                    .body();
            return String.join(
                    "\n",
                    metrics.lines()
                            .filter(line -> line.matches("voc_gateway_(received_)?events_total.*"))
                            .toList());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
