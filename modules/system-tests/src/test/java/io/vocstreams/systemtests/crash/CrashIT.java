package io.vocstreams.systemtests.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vocstreams.app.cluster.ClusterStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The commonest crashes, on processes of this machine. */
@Tag("once")
final class CrashIT extends CommonCrashes<Deployment> {

    private static final int CUSTOMERS = 1500;
    private static final int PER_SECOND = 40;

    @Override
    Trial<Deployment> begin(Path work) {
        return Trial.start(work, Map.of(), CUSTOMERS, PER_SECOND);
    }

    @Test
    @Order(2)
    @Tag("crash")
    void shouldRebuildADeletedStateDirectory() {
        trial().play();

        trial().deployment().killForNow("journey");
        trial().deployment().deleteState("journey");
        trial().deployment().start("journey", "journey");

        trial().awaitAllOutputs(Instant.now());
        trial().judge();
    }

    @Test
    @Order(4)
    void shouldWaitForARegistryThatIsAway() {
        Deployment deployment = trial().deployment();
        StageProcess journey = deployment.process("journey");
        trial().play();

        deployment.stack().registry().kill();
        journey.kill();
        await().atMost(Duration.ofMinutes(2)).until(() -> journey.logSince().contains("no schema registry answers"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> said(journey, "stage journey").startsWith("waiting: no schema registry answers"));
        deployment.stack().registry().restart();

        trial().awaitAllOutputs(Instant.now());
        trial().judge();
        assertThat(deployment.processes()).extracting(StageProcess::ownExits).containsOnly(List.of());
    }

    @Test
    @Order(5)
    void shouldEndCleanlyAndSoonWhenToldTo() {
        List<StageProcess> processes = trial().deployment().processes();
        Instant told = Instant.now();

        assertThat(processes).extracting(StageProcess::stop).containsOnly(0);

        assertThat(Duration.between(told, Instant.now())).isLessThan(Duration.ofSeconds(30));
        assertThat(processes)
                .extracting(StageProcess::logSince)
                .allSatisfy(log -> assertThat(log).contains("has stopped").doesNotContain("did not stop within"));
    }

    /** As {@code voc status} shows it on the machine of the stages. */
    private String said(StageProcess process, String part) {
        return new ClusterStatus(trial().deployment().settings(), process.stateDirectory())
                .problems()
                .getOrDefault(part, "nothing");
    }
}
