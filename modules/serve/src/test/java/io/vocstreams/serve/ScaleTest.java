package io.vocstreams.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vocstreams.http.Reply;
import io.vocstreams.platform.config.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A million scores, 200,000 journeys and as many rates, 50 readers and 1,000 streams. Figures are in target/scale.txt.
 */
@Tag("measure")
class ScaleTest {

    private static final int READERS = 50;
    private static final int STREAMS = 1_000;
    private static final Duration LOAD = Duration.ofSeconds(40);
    private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(500);
    private static final Duration JOINING = Duration.ofMinutes(1);
    private static final String CHANNELS = "/v1/scores/stream?metric=NPS&size=P1D&breakdown=channel";
    /** The last hundred days: 400 rows. */
    private static final String RECENT = CHANNELS + "&from=2026-08-13T00:00:00Z";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    Path directory;

    private final List<String> figures = new ArrayList<>();

    private record Child(Process process, int port, double seconds) {}

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES)
    void shouldServeManyReadersOfVeryManyRows() throws Exception {
        Child first = start(false);
        note("from nothing until ready, s", first.seconds());
        note("most memory while it read (RSS), MB", memory(first, "VmHWM"));
        note("database, MB", bytes() / 1e6);
        first.process().destroyForcibly().waitFor();

        Child again = start(true);
        note("again until ready, s", again.seconds());
        note("memory (RSS), MB", memory(again, "VmRSS"));
        try (StreamCrowd crowd = new StreamCrowd(again.port())) {
            crowd.joinAndNeverRead(CHANNELS);
            long came = System.nanoTime();
            for (int i = 0; i < STREAMS; i++) {
                crowd.join(RECENT);
            }
            while (crowd.caughtUp() < STREAMS && System.nanoTime() < came + JOINING.toNanos()) {
                crowd.readWhatIsThere(100);
            }
            assertThat(crowd.caughtUp()).isEqualTo(STREAMS);
            note("streams until all have what there is, s", (System.nanoTime() - came) / 1e9);
            note("of those, had to come again", crowd.comeAgain());

            long until = System.nanoTime() + LOAD.toNanos();
            List<Thread> readers = new ArrayList<>();
            Map<String, List<Double>> answered = new ConcurrentSkipListMap<>();
            AtomicInteger failed = new AtomicInteger();
            for (int i = 0; i < READERS; i++) {
                int reader = i;
                Thread thread = new Thread(() -> ask(again.port(), reader, until, answered, failed));
                thread.start();
                readers.add(thread);
            }
            List<Double> pushed = crowd.read(until);
            for (Thread thread : readers) {
                thread.join();
            }
            List<Double> all = answered.values().stream().flatMap(List::stream).toList();
            note("requests", all.size());
            note("requests, p50 ms", percentile(all, 50));
            note("requests, p99 ms", percentile(all, 99));
            answered.forEach((path, times) -> figures.add(String.format(
                    Locale.ROOT, "  %-75s %8.1f %8.1f", path, percentile(times, 50), percentile(times, 99))));
            note("changes heard", pushed.size());
            note("push, p50 ms", percentile(pushed, 50));
            note("push, p99 ms", percentile(pushed, 99));
            note("push, most ms", percentile(pushed, 100));
            note("most memory under load (RSS), MB", memory(again, "VmHWM"));
            assertThat(failed).hasValue(0);
            // Every 200 ms two scores change, and everybody hears of it.
            assertThat(pushed.size()).isGreaterThan((int) (STREAMS * LOAD.toMillis() / 200));
            assertThat(percentile(all, 99)).isLessThan(2_000);
            assertThat(percentile(pushed, 99)).isLessThan(2_000);
        } finally {
            again.process().destroyForcibly().waitFor();
            Files.write(Path.of("target", "scale.txt"), figures);
        }
    }

    /** The child. */
    public static void main(String[] arguments) {
        GeneratedTopics topics = new GeneratedTopics(Boolean.parseBoolean(arguments[1]));
        Serve serve = Serve.start(
                Settings.of(Map.of("voc.serve.port", "0", "voc.serve.directory", arguments[0])),
                new Serve.Surroundings(
                        topics,
                        topics,
                        topics.serdes,
                        new SimpleMeterRegistry(),
                        () -> new Reply(200, "text/plain", ""),
                        Set.of(),
                        Clock.fixed(Instant.parse("2026-11-21T00:00:00Z"), ZoneOffset.UTC)));
        while (serve.problem().isPresent()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        System.out.println("port " + serve.port());
        LockSupport.parkNanos(Duration.ofHours(1).toNanos());
        serve.close();
    }

    private Child start(boolean live) throws IOException {
        long began = System.nanoTime();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx384m",
                        "-D" + GeneratedTopics.SCORES_PROPERTY + "=" + GeneratedTopics.SCORES,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ScaleTest.class.getName(),
                        directory.toString(),
                        Boolean.toString(live))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("port ")) {
                return new Child(process, Integer.parseInt(line.substring(5)), (System.nanoTime() - began) / 1e9);
            }
        }
        throw new IOException("the child ended");
    }

    private static void ask(
            int port, int reader, long until, Map<String, List<Double>> answered, AtomicInteger failed) {
        for (int request = 0; System.nanoTime() < until; request++) {
            // Not all at once the same.
            String path = path(reader + request, reader * 7_919 + request * 104_729);
            long began = System.nanoTime();
            try {
                HttpResponse<String> answer = CLIENT.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    failed.incrementAndGet();
                }
            } catch (IOException | InterruptedException broken) {
                failed.incrementAndGet();
            }
            answered.computeIfAbsent(kind(path), any -> Collections.synchronizedList(new ArrayList<>()))
                    .add((System.nanoTime() - began) / 1e6);
            LockSupport.parkNanos(BETWEEN_REQUESTS.toNanos());
        }
    }

    /** Without what names a single row. */
    private static String kind(String path) {
        return path.replaceAll("(/v1/[a-z]+)/[^?]+", "$1/…").replaceAll("T00:00:00Z", "");
    }

    /** What pages ask for. */
    private static String path(int request, int number) {
        int any = Math.floorMod(number, GeneratedTopics.JOURNEYS);
        String day = "&from=2026-11-20T00:00:00Z&to=2026-11-21T00:00:00Z&limit=1000";
        return switch (request % 11) {
            case 0 -> "/v1/scores?metric=NPS&size=P1D&breakdown=channel&limit=400";
            case 1 -> "/v1/scores?metric=NPS&size=P1D&breakdown=store" + day;
            case 2 -> "/v1/scores?metric=NPS&size=P1D&breakdown=channel&asOf=2026-11-21T00:00:00Z&limit=400";
            case 3 ->
                "/v1/scores/"
                        + OpenWindow.encoded(GeneratedTopics.score(any).key().text());
            case 4 -> "/v1/rates?measure=cart-completion&size=P1D&breakdown=channel%3DWEB&limit=400";
            case 5 -> "/v1/rates?measure=cart-completion&size=P1D&breakdown=store" + day;
            case 6 -> "/v1/impacts?metric=NPS&by=store&size=P1D";
            case 7 -> "/v1/journeys?limit=100";
            case 8 -> "/v1/journeys?outcome=UNRESOLVED&limit=50";
            case 9 -> "/v1/customers/c-" + any / 4;
            default -> "/v1/journeys/j-" + any;
        };
    }

    private static double percentile(List<Double> values, int percent) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
    }

    private static double memory(Child child, String field) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(child.process().pid()), "status")).stream()
                .filter(line -> line.startsWith(field))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1_024)
                .findFirst()
                .orElse(0);
    }

    private double bytes() throws IOException {
        return Files.size(directory.resolve("voc.db"));
    }

    private void note(String what, double value) {
        figures.add(String.format(Locale.ROOT, "%-77s %8.1f", what, value));
    }
}
