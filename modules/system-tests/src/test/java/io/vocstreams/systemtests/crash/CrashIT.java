package io.vocstreams.systemtests.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vocstreams.contracts.Topics;
import io.vocstreams.local.child.FolderRemoval;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commonest crashes, one after the other on one pipeline, each with a verdict of its own. */
@Timeout(300)
@TestMethodOrder(OrderAnnotation.class)
@Tag("crash")
class CrashIT {

    private static final int CUSTOMERS = 1500;
    private static final int PER_SECOND = 40;

    @TempDir
    private static Path work = Path.of("");

    private static Trial trial;
    private static StageProcess identity;
    private static StageProcess journey;
    private static StageProcess scores;

    @BeforeAll
    static void start() {
        trial = Trial.start(work, Map.of(), CUSTOMERS, PER_SECOND);
        identity = run("identity");
        journey = run("journey");
        scores = run("scores");
    }

    /** As a static member of its group: who comes back within the session timeout is not waited for. */
    private static StageProcess run(String stage) {
        return trial.deployment().run(stage, stage, Map.of("kafka.group.instance.id", stage));
    }

    @AfterAll
    static void stop() {
        if (trial != null) {
            trial.close();
        }
    }

    @Test
    @Order(1)
    void shouldSurviveTheDeathOfEachStageInAnOpenTransaction() {
        trial.play();

        killInOpenTransaction(identity, List.of(Topics.INTERACTIONS, Topics.IDENTITY_HOPS));
        killInOpenTransaction(journey, List.of(Topics.JOURNEYS, Topics.JOURNEY_EXCHANGE));
        killInOpenTransaction(scores, List.of(Topics.SCORES));

        trial.awaitAllOutputs(Instant.now());
        trial.judge();
        assertThat(List.of(identity.starts(), journey.starts(), scores.starts()))
                .containsOnly(2);
    }

    @Test
    @Order(2)
    void shouldRebuildADeletedStateDirectory() {
        trial.play();

        journey.killForNow();
        assertThat(FolderRemoval.delete(journey.stateDirectory())).isTrue();
        journey.start();

        trial.awaitAllOutputs(Instant.now());
        trial.judge();
    }

    @Test
    @Order(3)
    void shouldSurviveTheDeathOfTheBroker() {
        trial.play();

        trial.deployment().stack().broker().kill();
        trial.deployment().stack().broker().restart();

        trial.awaitAllOutputs(Instant.now());
        trial.judge();
    }

    @Test
    @Order(4)
    void shouldWaitForARegistryThatIsAway() {
        trial.play();

        trial.deployment().stack().registry().kill();
        journey.kill();
        await().atMost(Duration.ofMinutes(2)).until(() -> journey.logSince().contains("Stage journey starts again in"));
        trial.deployment().stack().registry().restart();

        trial.awaitAllOutputs(Instant.now());
        trial.judge();
        assertThat(List.of(identity.ownExits(), journey.ownExits(), scores.ownExits()))
                .containsOnly(List.of());
    }

    private static void killInOpenTransaction(StageProcess process, List<String> outputs) {
        try (Backlog backlog = new Backlog(trial.deployment().settings())) {
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> !backlog.openTransactions(outputs).isEmpty());
            process.kill();
        }
    }
}
