package io.vocstreams.systemtests.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.vocstreams.contracts.Topics;
import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.systemtests.driver.Layout;
import io.vocstreams.systemtests.driver.Outcome;
import io.vocstreams.systemtests.driver.PipelineDriver;
import io.vocstreams.systemtests.driver.Policies;
import io.vocstreams.testkit.World;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What one event costs, in measures that do not depend on the machine's speed. A limit lies a fifth to a third above
 * what was measured when it was set: who lowers the cost lowers the limit, who must raise it says why.
 */
@Tag("once")
class CostPerEventTest {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final Traffic TRAFFIC = new Traffic(10, 1);
    private static final int CUSTOMERS = 60;
    private static final int EVENTS = CUSTOMERS * 11;

    private static final List<String> PUBLISHED =
            List.of(Topics.INTERACTIONS, Topics.JOURNEYS, Topics.ATTRIBUTIONS, Topics.SCORES, Topics.RATES);
    private static final List<String> INTERNAL = List.of(
            Topics.IDENTITY_HOPS,
            Topics.IDENTITY_WATERMARKS,
            Topics.JOURNEY_EXCHANGE,
            Topics.SCORES_DELTAS,
            Topics.LEDGER);

    /** The driver's own share is in it: records are lists in memory here. */
    private static final long MOST_ALLOCATED_BYTES = 175_000;

    private static final long MOST_WRITTEN_BYTES = 3_000;
    private static final double MOST_PUBLISHED_RECORDS = 4.4;

    /** With all measures that are shipped. */
    private static final Cost MOST_MEASURED = new Cost(340_000, 5_900, 4.4);

    private record Cost(long allocated, long written, double published) {}

    @Test
    void shouldAllocateWriteAndPublishNoMoreThanItsLimits() {
        Cost most = new Cost(MOST_ALLOCATED_BYTES, MOST_WRITTEN_BYTES, MOST_PUBLISHED_RECORDS);

        shouldCostAtMost(most, List.of(), "costs-per-event.md");
    }

    @Test
    void shouldAllocateWriteAndPublishNoMoreThanItsLimitsWithAllMeasures() {
        shouldCostAtMost(MOST_MEASURED, MeasureFile.shipped(), "costs-per-measured-event.md");
    }

    private static void shouldCostAtMost(Cost most, List<Measure> measures, String name) {
        // Loads classes and fills caches.
        Cost unused = cost(measures);

        Cost cost = cost(measures);

        MeasuredSizes report = new MeasuredSizes(name, "allocated bytes", "written bytes", "published records x 100");
        report.row("event", cost.allocated, cost.written, Math.round(100 * cost.published));
        report.write();
        assertThat(cost.allocated).as("bytes allocated per event").isBetween(1L, most.allocated);
        assertThat(cost.written).as("bytes written per event").isBetween(1L, most.written);
        assertThat(cost.published).as("records published per event").isBetween(1.0, most.published);
    }

    private static Cost cost(List<Measure> measures) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (PipelineDriver pipeline = new PipelineDriver(
                Policies.forgetful(World.of(null)).measuring(measures),
                Layout.of(1),
                START.plus(Duration.ofDays(4)),
                new Random(1))) {
            for (int customer = 0; customer < CUSTOMERS; customer++) {
                String name = "customer-" + (1_000 + customer);
                TRAFFIC.customer(name, START.plus(Duration.ofMinutes(customer))).forEach(pipeline::bringAnywhere);
            }
            long before = thread.getCurrentThreadAllocatedBytes();
            pipeline.drain();
            long allocated = thread.getCurrentThreadAllocatedBytes() - before;
            return new Cost(
                    allocated / EVENTS,
                    (bytes(pipeline.outcome()) + pipeline.changelogged()) / EVENTS,
                    (double) published(pipeline.outcome()) / EVENTS);
        }
    }

    private static long bytes(Outcome outcome) {
        return PUBLISHED.stream().mapToLong(outcome::bytes).sum()
                + INTERNAL.stream().mapToLong(outcome::bytes).sum();
    }

    private static long published(Outcome outcome) {
        return PUBLISHED.stream().mapToLong(topic -> outcome.log(topic).size()).sum();
    }
}
