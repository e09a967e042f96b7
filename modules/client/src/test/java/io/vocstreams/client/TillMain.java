package io.vocstreams.client;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A till that sells without end and writes down each answer when it has it. What it wrote down outlives its death, for
 * the system holds it.
 */
final class TillMain {

    private static final long PAUSE = Duration.ofMillis(2).toNanos();
    private static final int BURST = 20;

    private TillMain() {}

    /** Broker, registry, spool, file of answers, and a name for this life. */
    public static void main(String[] arguments) throws IOException {
        VocClient client = VocClient.toKafka(arguments[0], arguments[1])
                .patience(Duration.ofSeconds(1))
                .waitForRoom(Duration.ofSeconds(30))
                .spool(Path.of(arguments[2]), 200 << 20)
                .open();
        try (OutputStream answers = new FileOutputStream(arguments[3], true)) {
            for (int burst = 0; ; burst++) {
                for (int i = 0; i < BURST; i++) {
                    String id = "sale-" + arguments[4] + "-" + (BURST * burst + i);
                    var unused =
                            client.send(Samples.sale(id, "store-7")).thenAccept(answer -> note(answers, id, answer));
                }
                LockSupport.parkNanos(PAUSE);
            }
        }
    }

    private static void note(OutputStream answers, String id, SendResult answer) {
        byte[] line = (id + " " + answer.getClass().getSimpleName() + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (answers) {
            try {
                answers.write(line);
            } catch (IOException failure) {
                Runtime.getRuntime().halt(3);
            }
        }
    }
}
