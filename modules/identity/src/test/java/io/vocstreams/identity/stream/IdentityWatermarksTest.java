package io.vocstreams.identity.stream;

import static io.vocstreams.identity.domain.Cast.cookie;
import static io.vocstreams.identity.domain.Cast.day;
import static io.vocstreams.identity.domain.Cast.visit;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.internal.WatermarkCodec;
import io.vocstreams.platform.time.Watermark;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("once")
class IdentityWatermarksTest {

    @Test
    void shouldTellEachPartitionOfTheNextStageAfterHowManyRecordsItsWatermarkHolds() {
        try (Tasks tasks = new Tasks(1, Policies.DEFAULT, new Random(1))) {
            tasks.bring(visit("e1", day(0), cookie("c")));
            tasks.pass(0, Duration.ofSeconds(30));
            tasks.bring(visit("e2", day(1), cookie("c")));
            tasks.pass(0, Duration.ofMillis(200));

            assertThat(watermarks(tasks, 0)).last().isEqualTo(new Watermark(0, false, 2, day(1).toEpochMilli()));
        }
    }

    @Test
    void shouldSettleOnlyAfterAsManyRoundsAsThereCanBeHops() {
        try (Tasks tasks = new Tasks(2, Policies.DEFAULT, new Random(1))) {
            tasks.bring(visit("e1", day(0), cookie("c")));
            tasks.settle();
            assertThat(watermarks(tasks, 0)).allMatch(watermark -> watermark.level(0) == Watermark.NONE);
            for (int task = 0; task < 2; task++) {
                tasks.pass(task, Duration.ofSeconds(30));
            }
            tasks.bring(visit("e2", day(1), cookie("c")));
            for (int round = 0; round < 5; round++) {
                tasks.pass(0, Duration.ofMillis(200));
                tasks.pass(1, Duration.ofMillis(200));
                tasks.carryAll();
            }
            assertThat(watermarks(tasks, 0)).allMatch(watermark -> watermark.level(0) == Watermark.NONE);
            tasks.settle();

            assertThat(watermarks(tasks, 0))
                    .last()
                    .extracting(watermark -> watermark.level(0))
                    .isEqualTo(day(1).toEpochMilli());
        }
    }

    @Test
    void shouldSayThatAllIsIdleOnceEveryTaskIs() {
        try (Tasks tasks = new Tasks(2, Policies.DEFAULT, new Random(1))) {
            tasks.bring(visit("e1", day(0), cookie("c")));
            tasks.carryAll();
            tasks.pass(0, Duration.ofSeconds(40));
            tasks.carryAll();
            tasks.pass(0, Duration.ofMillis(200));
            assertThat(watermarks(tasks, 0)).noneMatch(Watermark::idle);
            tasks.pass(1, Duration.ofSeconds(40));
            tasks.carryAll();
            tasks.pass(0, Duration.ofMillis(200));

            assertThat(watermarks(tasks, 0)).last().matches(Watermark::idle);
        }
    }

    private static List<Watermark> watermarks(Tasks tasks, int task) {
        return tasks
                .driver(task)
                .createOutputTopic(Topics.IDENTITY_WATERMARKS, new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readValuesToList()
                .stream()
                .map(WatermarkCodec::fromBytes)
                .toList();
    }
}
