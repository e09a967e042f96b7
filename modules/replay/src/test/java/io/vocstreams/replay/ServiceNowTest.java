package io.vocstreams.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.contracts.Topics;
import io.vocstreams.model.CallCenterTouchpoint;
import io.vocstreams.model.IncomingKind;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Touchpoint;
import io.vocstreams.model.intake.RejectReason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The mapping of the incident log against figures that were computed without it. */
@NeedsData("servicenow-incidents")
class ServiceNowTest {

    private static final List<Touchpoint> TOUCHPOINTS = new ArrayList<>();
    private static final List<long[]> PROGRESS = new ArrayList<>();
    private static Figures truth = new Figures(Map.of());
    private static ReplaySummary summary = Desk.NOTHING;
    private static long bytes;

    @BeforeAll
    static void replay() {
        truth = RealData.truth("servicenow-incidents");
        ReplayPlan plan = ReplayPlan.load(RealData.mapping("servicenow.yaml"), RealData.folder("servicenow-incidents"));
        bytes = plan.bytes();
        summary = plan.run(
                record -> TOUCHPOINTS.add((Touchpoint) record.value()),
                (read, total, sent) -> PROGRESS.add(new long[] {read, total, sent}),
                Desk.CONTEXT);
    }

    @Test
    void shouldSendEveryRowToItsChannel() {
        Figures channels = truth.at("touchpoints_by_channel");

        assertThat(summary.refused()).isEmpty();
        assertThat(summary.skipped()).isEmpty();
        assertThat(summary.recordCount()).isEqualTo(truth.at("rows").number());
        assertThat(summary.records())
                .containsOnly(
                        Map.entry(
                                Topics.inputOf(IncomingKind.CALL_CENTER),
                                channels.at("Phone").number()
                                        + channels.at("IVR").number()
                                        + channels.at("Direct opening").number()),
                        Map.entry(
                                Topics.inputOf(IncomingKind.WEB),
                                channels.at("Self service").number()),
                        Map.entry(
                                Topics.inputOf(IncomingKind.MESSAGING),
                                channels.at("Email").number()));
    }

    @Test
    void shouldPredictThatRowsOfAnUnknownCallerAreRefused() {
        assertThat(summary.predicted()).containsOnlyKeys(RejectReason.NO_USABLE_IDENTIFIER);
        assertThat(summary.predicted().get(RejectReason.NO_USABLE_IDENTIFIER))
                .satisfies(tally -> assertThat(tally.count())
                        .isEqualTo(truth.at("rows_unknown_caller").number()));
    }

    @Test
    void shouldGiveEveryRowAnIdOfItsOwn() {
        assertThat(TOUCHPOINTS.stream()
                        .map(touchpoint -> touchpoint.header().eventId())
                        .distinct()
                        .count())
                .isEqualTo(TOUCHPOINTS.size());
    }

    @Test
    void shouldReadTheTimesOfAllDays() {
        Map<String, Long> byDay = TOUCHPOINTS.stream()
                .collect(Collectors.groupingBy(
                        touchpoint -> touchpoint
                                .header()
                                .occurredAt()
                                .atZone(ZoneOffset.UTC)
                                .toLocalDate()
                                .toString(),
                        TreeMap::new,
                        Collectors.counting()));

        assertThat(byDay).isEqualTo(truth.at("touchpoints_by_day").table());
    }

    /** The disorder is the point of this set: a horizon has to cover it. */
    @Test
    void shouldSendTheRowsAsTheyLie() {
        Duration furthestBehind = Duration.ZERO;
        Instant newest = Instant.MIN;
        for (Interaction touchpoint : TOUCHPOINTS) {
            Instant at = touchpoint.header().occurredAt();
            newest = at.isAfter(newest) ? at : newest;
            Duration behind = Duration.between(at, newest);
            furthestBehind = behind.compareTo(furthestBehind) > 0 ? behind : furthestBehind;
        }

        assertThat(furthestBehind.toMinutes())
                .isEqualTo(truth.at("largest_lateness_in_file_order_minutes").number());
    }

    @Test
    void shouldTellTheTwoColumnsOfOneNameApart() {
        CallCenterTouchpoint first = (CallCenterTouchpoint) TOUCHPOINTS.get(0);

        assertThat(first.reason()).isEqualTo("55/170");
        assertThat(first.header().correlations()).isEqualTo(Map.of("ticketId", "0000045"));
    }

    @Test
    void shouldReportProgressInBytesOfThePackedFile() {
        assertThat(PROGRESS).hasSizeGreaterThan(100).allSatisfy(step -> assertThat(step[1])
                .isEqualTo(bytes));
        assertThat(PROGRESS.stream().map(step -> step[0])).isSorted().last().isEqualTo(bytes);
        assertThat(PROGRESS.get(PROGRESS.size() - 1)[2]).isEqualTo(summary.recordCount());
    }
}
