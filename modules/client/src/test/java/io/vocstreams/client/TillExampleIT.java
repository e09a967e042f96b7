package io.vocstreams.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The till of the examples, run from the one jar as its README says: without network, without power, and back. */
final class TillExampleIT {

    private static final Duration LONG = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    void shouldLoseNoReceipt() throws IOException {
        GatewayStandIn gateway = new GatewayStandIn();
        Process till = till(gateway, "first.log", 100_000);
        await().atMost(LONG).until(() -> count("first.log", "Published") >= 3);
        gateway.close();
        await().atMost(LONG).until(() -> count("first.log", "Spooled") >= 5);
        // No power any more.
        till.destroyForcibly().onExit().join();

        List<String> receipts = receipts("first.log");
        try (GatewayStandIn back = new GatewayStandIn(gateway.address().getPort(), Integer.MAX_VALUE)) {
            assertThat(till(back, "second.log", 3).onExit().join().exitValue()).isZero();

            assertThat(Files.readString(folder.resolve("second.log"))).contains("left by the last run: ");
            assertThat(gateway.accepted().size() + back.accepted().size()).isGreaterThanOrEqualTo(receipts.size() + 3);
            assertThat(receipts)
                    .allMatch(receipt -> gateway.accepted().contains(receipt)
                            || back.accepted().contains(receipt));
            assertThat(back.accepted()).endsWith(receipts("second.log").toArray(String[]::new));
        }
    }

    private Process till(GatewayStandIn gateway, String log, int receipts) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("client.jar"),
                Path.of("..", "..", "examples", "till", "Till.java").toString(),
                gateway.address().toString(),
                folder.resolve("spool").toString(),
                Integer.toString(receipts));
        builder.redirectErrorStream(true);
        builder.redirectOutput(folder.resolve(log).toFile());
        return builder.start();
    }

    private long count(String log, String answer) throws IOException {
        try (var lines = Files.lines(folder.resolve(log))) {
            return lines.filter(line -> line.endsWith(" " + answer)).count();
        }
    }

    private List<String> receipts(String log) throws IOException {
        try (var lines = Files.lines(folder.resolve(log))) {
            return lines.filter(line -> line.startsWith("till-3-"))
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .toList();
        }
    }
}
