package io.vocstreams.systemtests.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vocstreams.app.cluster.KafkaPublisher;
import io.vocstreams.contracts.InputRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long nothing comes of the killed instance's part, with large stores. */
@Tag("crash")
@Timeout(value = 40, unit = TimeUnit.MINUTES)
class RecoveryTimeIT {

    private static final String STAGES = "identity,journey,scores,actions";
    private static final int CUSTOMERS = Integer.getInteger("crash.customers", 100_000);
    private static final int TASKS = 4;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    @TempDir
    private Path work = Path.of("");

    @ParameterizedTest
    @CsvSource({
        "restarted in its place, 0, false",
        "taken over by the other, 0, true",
        "taken over by the other, 1, true"
    })
    void shouldTellHowLongAKillTakesToRecoverFrom(String what, int standbys, boolean other) {
        Map<String, String> settings = Map.of("voc.idle-timeout", "PT2S");
        try (Deployment deployment = Deployment.start(work, settings);
                Witness witness = new Witness(deployment.settings())) {
            Map<String, String> own = new TreeMap<>(Map.of("kafka.num.standby.replicas", Integer.toString(standbys)));
            StageProcess victim = deployment.run("victim", STAGES, own);
            if (other) {
                deployment.run("other", STAGES, own);
            }
            Verdict verdict = new Verdict(deployment.settings(), witness);
            Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
            Duration step = Duration.ofDays(8).dividedBy(CUSTOMERS);
            publish(deployment, new Crowd(today.minus(Duration.ofDays(9)), step, "fill").of(CUSTOMERS));
            verdict.awaitRest(LONGEST);
            FaultReport report = new FaultReport(
                    "kill with " + CUSTOMERS + " customers, " + what, "kill -9 of all stages, standbys: " + standbys);

            report.struck(0);
            Instant killed = Instant.now();
            if (other) {
                victim.killForNow();
            } else {
                victim.kill();
            }
            publish(deployment, new Crowd(today.minus(Duration.ofDays(1)), Duration.ofMillis(1), "after").of(2000));
            await().atMost(LONGEST).until(() -> isBack("identity", witness, killed));
            Duration first = Duration.between(killed, Instant.now());
            await().atMost(LONGEST)
                    .until(() -> isBack("journey", witness, killed) && isBack("scores", witness, killed));
            report.recovered(Duration.between(killed, Instant.now()));
            try (Backlog backlog = new Backlog(deployment.settings())) {
                await().atMost(LONGEST).ignoreExceptions().until(() -> backlog.unfinished()
                        .isEmpty());
            }
            Duration caughtUp = Duration.between(killed, Instant.now());

            verdict.awaitRest(LONGEST);
            verdict.demandAccounts();
            assertThat(witness.contradictions()).isEmpty();
            report.write("ledger and readers as undisturbed; identity at work in all partitions after "
                    + first.toSeconds() + " s, no lag after " + caughtUp.toSeconds() + " s");
        }
    }

    private static boolean isBack(String stage, Witness witness, Instant killed) {
        return witness.accountsOf(stage).values().stream()
                        .filter(at -> at.isAfter(killed))
                        .count()
                == TASKS;
    }

    private static void publish(Deployment deployment, Stream<InputRecord> records) {
        try (KafkaPublisher publisher = new KafkaPublisher(deployment.settings())) {
            records.forEach(publisher::accept);
        }
    }
}
