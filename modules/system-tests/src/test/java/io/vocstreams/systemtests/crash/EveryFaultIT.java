package io.vocstreams.systemtests.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vocstreams.app.cluster.StageCatalogue;
import io.vocstreams.local.LocalProcess;
import io.vocstreams.local.child.FolderRemoval;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every fault that the pipeline must survive, often, each on a pipeline of its own. */
@Tag("crash")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class EveryFaultIT {

    private static final String STAGES = "identity,journey,scores,actions";
    private static final String EQUAL = "tables, ledger, revisions and readers as undisturbed";
    private static final Duration AWAY = Duration.ofSeconds(60);

    @TempDir
    private Path work = Path.of("");

    @SuppressWarnings("NullAway.Init") // Each test starts its own, first of all.
    private Trial<Deployment> trial;

    private void start(int customers) {
        trial = Trial.start(work, Map.of(), customers, 40);
    }

    @AfterEach
    void stop() {
        if (trial != null) {
            trial.close();
        }
    }

    @Test
    void shouldSurviveTwentyKillsAtRandomMoments() {
        start(1500);
        Random random = new Random(20);
        FaultReport report =
                new FaultReport("a stage killed", "kill -9 of the process of one of the four stages, at random");
        List<StageProcess> stages =
                StageCatalogue.STAGES.stream().map(stage -> run(stage, stage)).toList();
        trial.play();

        for (int i = 0; i < 20; i++) {
            // The fault's moment, also in the middle of the recovery from the one before.
            Trial.pause(Duration.ofMillis(random.nextInt(4000)));
            StageProcess stage = stages.get(random.nextInt(stages.size()));
            if (stage.isAlive()) {
                strike(report, stage::kill, random.nextBoolean());
            }
        }
        while (report.times() < 20) {
            strike(report, stages.get(0)::kill, true);
        }

        conclude(report);
    }

    @Test
    void shouldSurviveTheDeathOfOneOfTwoInstancesWithStandbys() {
        start(800);
        FaultReport report = new FaultReport(
                "one of two instances killed", "kill -9 of a process with all stages, one standby, revived");
        Map<String, String> standby = Map.of("kafka.num.standby.replicas", "1");
        StageProcess first = trial.deployment().run("first", STAGES, standby);
        StageProcess second = trial.deployment().run("second", STAGES, standby);
        trial.play();

        for (StageProcess victim : List.of(first, second, first, second)) {
            strike(report, victim::kill, true);
        }

        conclude(report);
    }

    @Test
    void shouldSurviveAStormOfRebalances() {
        start(800);
        FaultReport report =
                new FaultReport("rebalance storm", "two more instances of all stages join and leave, SIGTERM");
        StageProcess steady = run("steady", STAGES);
        StageProcess one = run("one", STAGES);
        StageProcess other = run("other", STAGES);
        trial.play();

        Random random = new Random(6);
        for (int i = 0; i < 6; i++) {
            StageProcess leaving = i % 2 == 0 ? one : other;
            report.struck(trial.inFlight());
            leaving.stop();
            // Comes back before, while or after the others have shared out its work.
            Trial.pause(Duration.ofMillis(random.nextInt(12_000)));
            leaving.start();
        }
        report.recovered(trial.awaitAllOutputs(Instant.now()));

        conclude(report);
        assertThat(steady.starts()).isEqualTo(1);
    }

    @Test
    void shouldSurviveBeingFrozenForLongerThanATransactionMayBe() {
        start(800);
        FaultReport report = new FaultReport("a process frozen", "SIGSTOP for 15 s, then SIGCONT, of all stages");
        StageProcess stages = run("all", STAGES);
        trial.play();

        for (int i = 0; i < 2; i++) {
            strike(report, () -> stages.freeze(Duration.ofSeconds(15)), true);
        }

        conclude(report, stages.ownExits().isEmpty() ? "recovers by itself" : "ended by itself " + stages.ownExits());
    }

    @Test
    void shouldSurviveTheDeathAndTheRestartOfTheBroker() {
        start(1600);
        StageProcess stages = run("all", STAGES);
        LocalProcess broker = trial.deployment().stack().broker();
        trial.play();

        FaultReport killed = new FaultReport("broker killed", "kill -9, started again at once");
        for (int i = 0; i < 2; i++) {
            strike(killed, () -> restart(broker), true);
        }
        FaultReport restarted = new FaultReport("broker restarted", "SIGTERM, started again at once");
        strike(restarted, broker::restart, true);

        FaultReport away = new FaultReport("broker away", "kill -9, started again after 10 s; transactions last 10 s");
        for (int i = 0; i < 4; i++) {
            strike(
                    away,
                    () -> {
                        broker.kill();
                        Trial.pause(Duration.ofSeconds(10));
                        broker.restart();
                    },
                    true);
        }

        trial.judge();
        killed.write(EQUAL);
        away.write(EQUAL);
        restarted.write(EQUAL);
        assertThat(stages.ownExits()).isEmpty();
    }

    @Test
    void shouldWaitForTheRegistryForAMinute() {
        start(1500);
        FaultReport report = new FaultReport("registry away", "kill -9 for 60 s; the stages are killed meanwhile, too");
        StageProcess stages = run("all", STAGES);
        LocalProcess registry = trial.deployment().stack().registry();
        trial.play();

        report.struck(trial.inFlight());
        registry.kill();
        // The length of the outage is the fault; what runs goes on meanwhile, because it knows the schemas.
        Trial.pause(AWAY.dividedBy(2));
        Duration untouched = trial.awaitAllOutputs(Instant.now());
        stages.kill();
        await().atMost(Duration.ofMinutes(3)).until(() -> stages.logSince().contains("no schema registry answers"));
        Trial.pause(AWAY.dividedBy(2));
        registry.restart();
        report.recovered(trial.awaitAllOutputs(Instant.now()));

        conclude(report, "what runs goes on (" + untouched.toSeconds() + " s), what starts waits");
        assertThat(stages.ownExits()).isEmpty();
    }

    @Test
    void shouldRebuildADeletedStateDirectory() {
        start(800);
        FaultReport report = new FaultReport("state directory deleted", "kill -9, rm -r, start");
        StageProcess stages = run("all", STAGES);
        trial.play();

        for (int i = 0; i < 2; i++) {
            strike(
                    report,
                    () -> {
                        stages.killForNow();
                        assertThat(FolderRemoval.delete(stages.stateDirectory()))
                                .isTrue();
                        stages.start();
                    },
                    true);
        }

        conclude(report);
    }

    @Test
    void shouldGoOnWhereAnotherVersionStopped() {
        start(800);
        FaultReport report = new FaultReport(
                "upgrade", "SIGTERM, then a copy of the program under another name over the same state");
        StageProcess stages = run("all", STAGES);
        trial.play();

        strike(
                report,
                () -> {
                    assertThat(stages.stop()).isZero();
                    stages.become(Distribution.copy(work.resolve("voc-next")));
                    stages.start();
                },
                true);

        conclude(report);
    }

    @Test
    void shouldReadWhatProducersWriteWithANewerAndAnOlderSchema() {
        start(1500);
        StageProcess stages = run("all", STAGES);
        trial.play();

        FaultReport ahead = new FaultReport("producers ahead", "web touchpoints with a new optional field");
        OtherSchema newer = OtherSchema.newer(trial.deployment().settings());
        strike(ahead, () -> trial.rewrite(newer), false);
        await().atMost(Duration.ofMinutes(2)).until(() -> newer.written() > 50);
        FaultReport behind = new FaultReport("stages ahead", "web touchpoints without a field that the stages know");
        OtherSchema older = OtherSchema.older(trial.deployment().settings());
        strike(behind, () -> trial.rewrite(older), false);
        await().atMost(Duration.ofMinutes(2)).until(() -> older.written() > 50);

        trial.judge();
        ahead.write(EQUAL);
        behind.write(EQUAL);
        assertThat(stages.starts()).isEqualTo(1);
    }

    @Test
    void shouldGoOnWhenAFullDiskHasRoomAgain() {
        start(1500);
        FaultReport report =
                new FaultReport("disk full", "tmpfs of the state directory filled up, stages killed, room made again");
        StageProcess stages = trial.deployment().plan("all", STAGES, Map.of(), System.getProperty("java.class.path"));
        try (SmallDisk disk = SmallDisk.mount(stages.stateDirectory(), 256)) {
            stages.start();
            trial.play();

            report.struck(trial.inFlight());
            disk.fill();
            stages.kill();
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> stages.starts() > 2 || stages.logSince().contains("starts again in"));
            boolean ended = stages.starts() > 2;
            Instant room = Instant.now();
            disk.empty();
            trial.awaitAllOutputs(room);
            report.recovered(Duration.between(room, Instant.now()));

            conclude(
                    report,
                    ended
                            ? "ends with " + stages.ownExits() + ", is started again"
                            : "tries again until there is room");
            stages.close();
        }
    }

    private StageProcess run(String name, String stages) {
        return trial.deployment().run(name, stages, Map.of());
    }

    private void strike(FaultReport report, Runnable fault, boolean awaitRecovery) {
        report.struck(trial.inFlight());
        Instant at = Instant.now();
        fault.run();
        if (awaitRecovery) {
            Instant done = Instant.now();
            trial.awaitAllOutputs(done);
            report.recovered(Duration.between(at, Instant.now()));
        }
    }

    private void conclude(FaultReport report) {
        conclude(report, "");
    }

    private void conclude(FaultReport report, String remark) {
        assertThat(trial.load().isExhausted())
                .as("the load ended before the faults did")
                .isFalse();
        trial.judge();
        report.write(remark.isEmpty() ? EQUAL : EQUAL + "; " + remark);
    }

    private static void restart(LocalProcess broker) {
        broker.kill();
        broker.restart();
    }
}
