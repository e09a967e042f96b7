package io.vocstreams.systemtests.crash;

import static org.awaitility.Awaitility.await;

import io.vocstreams.app.cluster.StageCatalogue;
import io.vocstreams.contracts.Topics;
import io.vocstreams.systemtests.Cluster;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commonest crashes, one after the other on one pipeline, each with a verdict of its own; wherever it runs. */
@Timeout(900)
@TestMethodOrder(OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CommonCrashes<C extends Cluster.Mortal> {

    private @Nullable Trial<C> started;

    abstract Trial<C> begin(Path work);

    @BeforeAll
    void start(@TempDir Path work) {
        Trial<C> trial = begin(work);
        started = trial;
        StageCatalogue.STAGES.forEach(stage -> trial.deployment().start(stage, stage));
    }

    @AfterAll
    void stop() {
        if (started != null) {
            started.close();
        }
    }

    Trial<C> trial() {
        Trial<C> trial = started;
        if (trial == null) {
            throw new IllegalStateException("The trial has not begun");
        }
        return trial;
    }

    @Test
    @Order(1)
    void shouldSurviveTheDeathOfEachStageInAnOpenTransaction() {
        trial().play();

        killInOpenTransaction("identity", List.of(Topics.INTERACTIONS, Topics.IDENTITY_HOPS));
        killInOpenTransaction("journey", List.of(Topics.JOURNEYS, Topics.JOURNEY_EXCHANGE));
        killInOpenTransaction("scores", List.of(Topics.SCORES));
        killInOpenTransaction("actions", List.of(Topics.CASES, Topics.CASE_EVENTS));

        trial().awaitAllOutputs(Instant.now());
        trial().judge();
    }

    @Test
    @Order(3)
    void shouldSurviveTheDeathOfTheBroker() {
        trial().play();

        trial().deployment().killBroker();

        trial().awaitAllOutputs(Instant.now());
        trial().judge();
    }

    private void killInOpenTransaction(String instance, List<String> outputs) {
        try (Backlog backlog = new Backlog(trial().deployment().settings())) {
            // The stage before it was killed a moment ago, and has to come back first.
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> !backlog.openTransactions(outputs).isEmpty());
            trial().deployment().kill(instance);
        }
    }
}
