package io.vocstreams.systemtests.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.systemtests.driver.Layout;
import io.vocstreams.systemtests.driver.PipelineDriver;
import io.vocstreams.systemtests.driver.Policies;
import io.vocstreams.systemtests.driver.StateSize;
import io.vocstreams.testkit.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What one customer, one more touchpoint and one more response add to the stores, keys included. */
@Tag("once")
class StateCostTest {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final int CUSTOMERS = 60;

    @Test
    void shouldHoldBoundedBytesPerCustomerTouchpointAndResponse() {
        Map<String, StateSize> base = stateOf(new Traffic(6, 1));
        Map<String, StateSize> moreTouchpoints = stateOf(new Traffic(16, 1));
        Map<String, StateSize> moreAnswers = stateOf(new Traffic(6, 5));

        MeasuredSizes report =
                new MeasuredSizes("state-costs.md", "changelog", "customer", "touchpoint more", "response more");
        long customer = 0;
        long touchpoint = 0;
        long response = 0;
        for (String store : moreAnswers.keySet()) {
            long ofCustomer = bytes(base, store) / CUSTOMERS;
            long ofTouchpoint = (bytes(moreTouchpoints, store) - bytes(base, store)) / CUSTOMERS / 10;
            long ofResponse = (bytes(moreAnswers, store) - bytes(base, store)) / CUSTOMERS / 4;
            report.row(store, ofCustomer, ofTouchpoint, ofResponse);
            customer += ofCustomer;
            touchpoint += ofTouchpoint;
            response += ofResponse;
        }
        report.row("all", customer, touchpoint, response);
        report.write();

        assertThat(touchpoint).isBetween(1L, 1_200L);
        assertThat(response).isBetween(1L, 2_500L);
        assertThat(customer).isBetween(1L, 12_000L);
    }

    private static Map<String, StateSize> stateOf(Traffic traffic) {
        try (PipelineDriver pipeline = new PipelineDriver(
                Policies.forgetful(World.of(null)), Layout.of(1), START.plus(Duration.ofDays(4)), new Random(1))) {
            for (int customer = 0; customer < CUSTOMERS; customer++) {
                String name = "customer-" + (1_000 + customer);
                pipeline.bringAnywhere(Traffic.profile(name, START));
                traffic.customer(name, START.plus(Duration.ofMinutes(customer))).forEach(pipeline::bringAnywhere);
            }
            pipeline.runUntilQuiet();
            return pipeline.state();
        }
    }

    private static long bytes(Map<String, StateSize> state, String store) {
        return state.getOrDefault(store, new StateSize(0, 0)).bytes();
    }
}
