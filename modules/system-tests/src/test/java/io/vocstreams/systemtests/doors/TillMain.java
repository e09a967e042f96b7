package io.vocstreams.systemtests.doors;

import io.vocstreams.client.ClientBuilder;
import io.vocstreams.client.SendResult;
import io.vocstreams.client.VocClient;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A till that sells without end through the gateway, and writes down each answer when it has it: what it wrote down
 * outlives it.
 */
public final class TillMain {

    private static final long PAUSE = Duration.ofMillis(10).toNanos();
    private static final int BURST = 10;

    private TillMain() {}

    /** The gateway, the spool, the file of answers, and a name for this life. */
    public static void main(String[] arguments) throws IOException {
        VocClient client =
                client(URI.create(arguments[0]), Path.of(arguments[1])).open();
        try (OutputStream answers = new FileOutputStream(arguments[2], true)) {
            for (int number = 0; ; number++) {
                String id = "sale-" + arguments[3] + "-" + number;
                var unused = client.send(DoorsKillIT.sale(id)).thenAccept(answer -> note(answers, id, answer));
                if (number % BURST == 0) {
                    LockSupport.parkNanos(PAUSE);
                }
            }
        }
    }

    static ClientBuilder client(URI gateway, Path spool) {
        return VocClient.toGateway(gateway, null)
                .patience(Duration.ofSeconds(1))
                .waitForRoom(Duration.ofSeconds(30))
                .spool(spool, 200L << 20);
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
