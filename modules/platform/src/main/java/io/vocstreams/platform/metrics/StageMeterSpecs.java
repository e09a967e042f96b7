package io.vocstreams.platform.metrics;

import static io.vocstreams.platform.metrics.MeterSpec.counter;
import static io.vocstreams.platform.metrics.MeterSpec.gauge;

import java.util.List;

/** The meters that every stage has, distinguished by the tag {@code stage}. */
public final class StageMeterSpecs {

    public static final String STAGE = "stage";
    public static final String TOPIC = "topic";
    public static final String OUTCOME = "outcome";
    public static final String REASON = "reason";

    public static final MeterSpec OUTCOMES = counter(
            "voc_stage_outcomes_total",
            "records",
            List.of(STAGE, TOPIC, OUTCOME, REASON),
            "Records by what became of them, since the process started. What an aborted transaction makes the stage"
                    + " handle again is counted again; a record that fails after it was accepted counts as both.",
            "Throughput, the share of refused records by reason; alert on dead letters and on rising refusals.");
    public static final MeterSpec LEDGER_CONSUMED = gauge(
            "voc_stage_ledger_consumed_records",
            "records",
            List.of(STAGE, TOPIC),
            "Records consumed according to the persisted tallies of this instance's tasks; goes on after a restart.",
            "Sum it over all instances; compare with voc_stage_ledger_decided_records.");
    public static final MeterSpec LEDGER_DECIDED = gauge(
            "voc_stage_ledger_decided_records",
            "records",
            List.of(STAGE, TOPIC),
            "Records that have an outcome according to the persisted tallies of this instance's tasks.",
            "Sum it over all instances; at rest it equals what was consumed.");
    public static final MeterSpec LEDGER_DIFFERENCE = gauge(
            "voc_stage_ledger_difference_records",
            "records",
            List.of(STAGE),
            "Consumed minus decided over this instance's tasks. Where a record is consumed by one instance and decided"
                    + " by another, only the sum over all instances means something: what is under way, 0 at rest.",
            "Alert when the sum over instances stays away from 0 while nothing comes in.");
    public static final MeterSpec WATERMARK_LAG = gauge(
            "voc_stage_watermark_lag_seconds",
            "seconds",
            List.of(STAGE),
            "Now minus the least watermark of this instance's tasks; NaN while none is known. Grows while"
                    + " nothing comes in.",
            "How old the data is that is being handled; progress of a back-fill.");
    public static final MeterSpec WATERMARK_SPREAD = gauge(
            "voc_stage_watermark_spread_seconds",
            "seconds",
            List.of(STAGE),
            "The greatest minus the least watermark of this instance's tasks; NaN while none is known.",
            "One task that is far behind the others holds back what all others close.");
    public static final MeterSpec CLOCK_LAG = gauge(
            "voc_stage_clock_lag_seconds",
            "seconds",
            List.of(STAGE),
            "Now minus the least clock of this instance's tasks, by which windows and journeys close: small when live"
                    + " or idle; NaN while none is known.",
            "Alert when it grows: nothing becomes final.");
    public static final MeterSpec OUTPUT_AGE = gauge(
            "voc_stage_output_age_seconds",
            "seconds",
            List.of(STAGE, TOPIC),
            "Seconds since this instance last published to the topic, or since it started if it has not yet.",
            "Freshness: alert when the least over all instances grows while records come in.");
    public static final MeterSpec READY = gauge(
            "voc_stage_ready",
            "0 or 1",
            List.of(STAGE),
            "1 when the stage is ready for records, as /health/ready says it.",
            "Alert when it is 0 for longer than a restore takes.");
    public static final MeterSpec TASKS = gauge(
            "voc_stage_tasks",
            "tasks",
            List.of(STAGE),
            "Active tasks of the stage on this instance.",
            "How the work is shared out; the sum over instances is the number of partitions.");
    public static final MeterSpec STATE_BYTES = gauge(
            "voc_stage_state_bytes",
            "bytes",
            List.of(STAGE),
            "Size of the stage's local state on disk, looked at every ten seconds at most.",
            "Disk planning; alert before the volume is full.");
    public static final MeterSpec RESTORE_REMAINING = gauge(
            "voc_stage_restore_remaining_records",
            "records",
            List.of(STAGE),
            "Changelog records that this instance has still to read before its tasks can go on; 0 when none restores.",
            "How long a restart still takes.");
    public static final MeterSpec RESTORED = counter(
            "voc_stage_restored_records_total",
            "records",
            List.of(STAGE),
            "Changelog records read to restore local state.",
            "Speed of a restore.");

    public static final List<MeterSpec> ALL = List.of(
            OUTCOMES,
            LEDGER_CONSUMED,
            LEDGER_DECIDED,
            LEDGER_DIFFERENCE,
            WATERMARK_LAG,
            WATERMARK_SPREAD,
            CLOCK_LAG,
            OUTPUT_AGE,
            READY,
            TASKS,
            STATE_BYTES,
            RESTORE_REMAINING,
            RESTORED);

    private StageMeterSpecs() {}
}
