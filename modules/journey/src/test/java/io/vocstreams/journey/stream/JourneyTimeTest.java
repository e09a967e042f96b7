package io.vocstreams.journey.stream;

import static io.vocstreams.journey.stream.Interactions.belongs;
import static io.vocstreams.journey.stream.Interactions.nps;
import static io.vocstreams.journey.stream.Interactions.web;
import static io.vocstreams.journey.stream.JourneyDriver.NOW;
import static io.vocstreams.journey.stream.JourneyDriver.RETENTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vocstreams.contracts.internal.ScoresMessage;
import io.vocstreams.model.Journey;
import io.vocstreams.model.Journey.Status;
import io.vocstreams.model.policy.TimePolicy;
import io.vocstreams.model.score.ScoreDelta;
import io.vocstreams.platform.time.Watermark;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JourneyTimeTest {

    private static final Instant START = NOW.minus(Duration.ofDays(300));
    private static final Duration GAP = Duration.ofDays(7);

    private JourneyDriver driver = new JourneyDriver();

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldCloseAJourneyByTheClockAlone() {
        driver.interaction(belongs("anna", web("a", START)));
        driver.watermark(START.plus(GAP));
        assertThat(driver.journeys()).extracting(Journey::status).containsExactly(Status.OPEN);

        driver.watermark(START.plus(GAP).plusMillis(1));

        assertThat(driver.journeys())
                .singleElement()
                .returns(Status.CLOSED, Journey::status)
                .returns(2L, Journey::revision);
        assertThat(driver.size(Closings.NAME)).isZero();
    }

    @Test
    void shouldCloseAJourneyThatWentOnByItsLastTouchpoint() {
        Instant second = START.plus(Duration.ofDays(3));
        driver.interaction(belongs("anna", web("a", START)));
        driver.interaction(belongs("anna", web("b", second)));
        driver.watermark(START.plus(GAP).plusMillis(1));
        assertThat(driver.journeys()).extracting(Journey::status).containsExactly(Status.OPEN, Status.OPEN);

        driver.watermark(second.plus(GAP).plusMillis(1));

        assertThat(driver.journeys()).extracting(Journey::status).containsExactly(Status.CLOSED);
    }

    @Test
    void shouldCloseByTheWallClockWhenEverythingIsIdle() {
        driver.interaction(belongs("anna", web("a", START)));
        driver.watermark(START, true, 0);
        driver.journeys();

        driver.pass(TimePolicy.DEFAULT.idleTimeout());

        assertThat(driver.journeys()).extracting(Journey::status).containsExactly(Status.CLOSED);
    }

    @Test
    void shouldReopenAJourneyForALateArrivalAndCloseItAgain() {
        driver.interaction(belongs("anna", web("a", START)));
        driver.watermark(START.plus(Duration.ofDays(10)));
        driver.journeys();

        driver.interaction(belongs("anna", web("b", START.plus(Duration.ofDays(5)))));
        driver.watermark(START.plus(Duration.ofDays(13)));

        assertThat(driver.journeys()).extracting(Journey::status).containsExactly(Status.OPEN, Status.CLOSED);
    }

    @Test
    void shouldHoldAWatermarkBackUntilItsRecordsWereSeen() {
        driver.interaction(belongs("anna", web("a", START)), 1);
        driver.watermark(START.plus(Duration.ofDays(10)), false, 2);
        assertThat(driver.journeys()).extracting(Journey::status).containsExactly(Status.OPEN);

        driver.interaction(belongs("bert", web("b", START.plus(Duration.ofDays(10)))), 2);
        driver.tick();

        assertThat(driver.journeys()).extracting(Journey::status).containsExactly(Status.OPEN, Status.CLOSED);
    }

    @Test
    void shouldTellScoresTheTimeInOrderBehindTheDeltas() {
        driver.interaction(belongs("anna", nps("f", START, 9)));
        driver.watermark(START);

        List<ScoresMessage> messages = driver.messages();
        assertThat(messages).first().isInstanceOf(ScoresMessage.Changes.class);
        assertThat(messages)
                .last()
                .isEqualTo(new ScoresMessage.WatermarkReport(new Watermark(0, false, 0, START.toEpochMilli())));
        driver.tick();
        assertThat(driver.messages()).isEmpty();
    }

    @Test
    void shouldForgetWhatCanNoLongerChangeWithoutAWord() {
        driver.interaction(belongs("anna", web("a", START)));
        driver.interaction(belongs("anna", nps("f", START.plusSeconds(60), 9)));
        driver.watermark(START.plus(GAP).plusMillis(1));
        driver.journeys();
        driver.attributions();
        driver.deltas();

        driver.watermark(START.plus(RETENTION.history()).plusSeconds(61));

        assertThat(List.of(CustomerEntries.NAME, Claims.OF_FEEDBACK, Closings.NAME))
                .allMatch(store -> driver.size(store) == 0);
        assertThat(driver.journeys()).isEmpty();
        assertThat(driver.attributions()).isEmpty();
        assertThat(driver.deltas()).isEmpty();
    }

    @Test
    void shouldGoOnAfterARestartAsIfNothingHadHappened() {
        driver.interaction(belongs("anna", web("a", START)));
        driver.interaction(belongs("anna", nps("f", START.plusSeconds(60), 9)));
        driver.watermark(START.plus(Duration.ofDays(1)));
        List<ScoreDelta> deltas = driver.deltas();

        driver = driver.restarted();
        driver.interaction(belongs("anna", web("b", START.plusSeconds(120))));
        driver.interaction(Interactions.leaves("anna", Interactions.retractedNps("f", START.plusSeconds(60))));
        driver.watermark(START.plus(Duration.ofDays(8)));

        assertThat(driver.journeys())
                .extracting(Journey::revision, Journey::status, journey -> journey.path()
                        .stepCount())
                .containsExactly(tuple(3L, Status.OPEN, 2L), tuple(4L, Status.OPEN, 2L), tuple(5L, Status.CLOSED, 2L));
        assertThat(driver.attributions()).hasSize(1).allMatch(record -> record.value() == null);
        deltas.addAll(driver.deltas());
        assertThat(JourneyDriver.sum(deltas)).isEmpty();
    }
}
