package io.vocstreams.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.platform.time.InputTimes.Input;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class WatermarksTest {

    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final Input WEB = new Input("web", 0);
    private static final Input STORE = new Input("store", 0);

    private final KeyValueStore<Bytes, byte[]> store = MapStore.create(TimeState.STORE);
    private final TimeState state = new TimeState(store);
    private final InputTimes inputs = new InputTimes(List.of(WEB, STORE), state, IDLE, InputLag.NONE, 0);

    @Test
    void shouldWaitForEveryInputThatIsNotIdle() {
        inputs.brought(WEB, 100, 1);

        assertThat(inputs.watermark(2)).isEqualTo(Watermark.NONE);
    }

    @Test
    void shouldTakeTheLeastOfTheGreatest() {
        inputs.brought(WEB, 100, 1);
        inputs.brought(WEB, 50, 1);
        inputs.brought(STORE, 70, 1);

        assertThat(inputs.watermark(2)).isEqualTo(70);
    }

    @Test
    void shouldLeaveAsideAnInputThatBroughtNothingForTheIdleTimeout() {
        inputs.brought(WEB, 100, 29_000);

        assertThat(inputs.watermark(30_000)).isEqualTo(100);
        assertThat(inputs.isIdle(30_000)).isFalse();
        assertThat(inputs.isIdle(59_000)).isTrue();
    }

    @Test
    void shouldNotCallAnInputIdleThatWasNotReadToItsEnd() {
        InputTimes lagging = new InputTimes(
                List.of(WEB, STORE), state, IDLE, (topic, partition) -> topic.equals("store") ? 1 : 0, 0);
        lagging.brought(WEB, 100, 29_000);

        assertThat(lagging.watermark(600_000)).isEqualTo(Watermark.NONE);
        assertThat(lagging.isIdle(600_000)).isFalse();
    }

    @Test
    void shouldNeverGoBack() {
        inputs.brought(WEB, 100, 29_000);
        inputs.watermark(30_000);
        inputs.brought(STORE, 20, 31_000);

        assertThat(inputs.watermark(32_000)).isEqualTo(100);
    }

    @Test
    void shouldRememberWhatItKnewAfterARestart() {
        inputs.brought(WEB, 100, 1);
        inputs.brought(STORE, 90, 1);
        inputs.watermark(2);
        state.write();

        InputTimes restarted = new InputTimes(List.of(WEB, STORE), new TimeState(store), IDLE, InputLag.NONE, 1_000);

        assertThat(restarted.watermark(1_001)).isEqualTo(90);
    }

    @Test
    void shouldSettleAtOnceWhereThereIsOneTask() {
        WatermarkConsensus rounds = new WatermarkConsensus(0, 1, 9, state);

        rounds.next(70, false);

        assertThat(rounds.watermark()).isEqualTo(70);
        assertThat(rounds.settled()).isEqualTo(70);
    }

    @Test
    void shouldSettleOnlyAfterAsManyRoundsAsThereAreHops() {
        int hops = 3;
        List<WatermarkConsensus> tasks = new ArrayList<>();
        for (int task = 0; task < 2; task++) {
            tasks.add(new WatermarkConsensus(task, 2, hops, new TimeState(MapStore.create("task-" + task))));
        }
        int rounds = 0;
        while (tasks.get(0).settled() != 70) {
            Watermark first = tasks.get(0).next(70, false);
            Watermark second = tasks.get(1).next(80, false);
            tasks.get(0).report(second);
            tasks.get(1).report(first);
            rounds++;
            assertThat(rounds).isLessThan(20);
        }

        assertThat(rounds).isGreaterThan(hops);
        assertThat(tasks.get(1).watermark()).isEqualTo(70);
    }

    @Test
    void shouldLeaveAsideAnIdleTask() {
        WatermarkConsensus rounds = new WatermarkConsensus(0, 2, 1, state);
        rounds.report(new Watermark(1, true, 0, Watermark.NONE, Watermark.NONE, Watermark.NONE));

        rounds.next(70, false);

        assertThat(rounds.watermark()).isEqualTo(70);
        assertThat(rounds.areAllIdle()).isFalse();
    }

    /** It is busy with what others bring and send to it. */
    @Test
    void shouldNotWaitForABusyTaskWhoseInputsAreIdle() {
        inputs.brought(WEB, 40, 1);
        inputs.brought(STORE, 40, 1);
        inputs.watermark(2);
        WatermarkConsensus rounds = new WatermarkConsensus(0, 2, 1, state);
        rounds.report(new Watermark(1, false, 0, inputs.watermark(30_001), Watermark.NONE, Watermark.NONE));

        rounds.next(70, false);

        assertThat(rounds.watermark()).isEqualTo(70);
    }

    @Test
    void shouldKeepTheWatermarkWhileAllInputsAreIdle() {
        WatermarkConsensus rounds = new WatermarkConsensus(0, 1, 1, state);
        rounds.next(70, false);

        rounds.next(Watermark.NOT_AWAITED, false);

        assertThat(rounds.watermark()).isEqualTo(70);
        assertThat(rounds.settled()).isEqualTo(70);
    }

    @Test
    void shouldHoldAWatermarkBackUntilItsRecordsWereSeen() {
        UpstreamTimes upstream = new UpstreamTimes(
                new ReportedWatermarks("identity", 1, state), state, MapStore.create(UpstreamTimes.STORE));
        upstream.report(new Watermark(0, false, 2, 70));

        upstream.saw(new Sequence(0, 1));
        assertThat(upstream.watermark()).isEqualTo(Watermark.NONE);

        upstream.saw(new Sequence(0, 2));
        assertThat(upstream.watermark()).isEqualTo(70);
    }

    @Test
    void shouldNotCallTheStageBeforeIdleWhileAWatermarkWaitsThroughARestart() {
        KeyValueStore<Bytes, byte[]> waiting = MapStore.create(UpstreamTimes.STORE);
        UpstreamTimes upstream = new UpstreamTimes(new ReportedWatermarks("identity", 1, state), state, waiting);
        upstream.report(new Watermark(0, true, 0, 70));
        upstream.report(new Watermark(0, false, 2, 80));

        state.write();
        TimeState restored = new TimeState(store);
        UpstreamTimes restarted = new UpstreamTimes(new ReportedWatermarks("identity", 1, restored), restored, waiting);

        assertThat(restarted.areAllIdle()).isFalse();
        restarted.saw(new Sequence(0, 2));
        assertThat(restarted.watermark()).isEqualTo(80);
    }

    @Test
    void shouldMoveNoLevelWhileATaskIsBehind() {
        WatermarkConsensus rounds = new WatermarkConsensus(0, 1, 9, state);
        rounds.next(70, false);
        rounds.next(70, true);

        Watermark held = rounds.unchanged();

        assertThat(held.idle()).isFalse();
        assertThat(held.level(0)).isEqualTo(70);
        assertThat(held.level(held.levels() - 1)).isEqualTo(70);
        assertThat(rounds.areAllIdle()).isFalse();
        assertThat(rounds.settled()).isEqualTo(70);
    }

    @Test
    void shouldFollowTheWallClockOnlyWhileEverythingIsIdle() {
        StageClock clock = new StageClock(state);

        assertThat(clock.advance(70, false, 1_000)).isEqualTo(70);
        assertThat(clock.advance(70, true, 1_000)).isEqualTo(1_000);
        assertThat(clock.advance(80, false, 2_000)).isEqualTo(1_000);
    }
}
