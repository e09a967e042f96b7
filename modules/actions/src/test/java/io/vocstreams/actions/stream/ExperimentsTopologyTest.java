package io.vocstreams.actions.stream;

import static io.vocstreams.actions.stream.ActionsDriver.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vocstreams.model.Operation;
import io.vocstreams.model.experiment.Experiment;
import io.vocstreams.model.experiment.ExperimentPlan;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExperimentsTopologyTest {

    private ActionsDriver driver = new ActionsDriver(1);

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldPublishThePlanThatHolds() {
        driver.planned(plan(0, Operation.UPSERT, 0.05));
        driver.planned(plan(1, Operation.UPSERT, 0.01));

        assertThat(driver.experiments())
                .extracting(one -> one.plan(), Experiment::revision, Experiment::asOf)
                .containsExactly(
                        tuple(plan(0, Operation.UPSERT, 0.05), 1L, NOW),
                        tuple(plan(1, Operation.UPSERT, 0.01), 2L, NOW));
    }

    @Test
    void shouldSayNothingWhenItIsToldAgain() {
        driver.planned(plan(1, Operation.UPSERT, 0.01));
        driver = driver.restarted();
        driver.planned(plan(1, Operation.UPSERT, 0.01));
        driver.planned(plan(0, Operation.UPSERT, 0.05));

        assertThat(driver.experiments()).isEmpty();
    }

    @Test
    void shouldTakeAnExperimentBackWithItsPlan() {
        driver.planned(plan(0, Operation.RETRACT, 0.05));
        assertThat(driver.experiments()).as("nobody knew of it").isEmpty();

        driver.planned(plan(1, Operation.UPSERT, 0.05));
        driver.planned(plan(1, Operation.RETRACT, 0.05));
        driver.planned(plan(1, Operation.UPSERT, 0.05));

        List<@Nullable Experiment> published = driver.experiments();
        assertThat(published).hasSize(2);
        assertThat(published.get(1)).isNull();
    }

    private static ExperimentPlan plan(int revision, Operation operation, double alpha) {
        return new ExperimentPlan(
                "button",
                revision,
                operation,
                Map.of("blue", 0.5, "green", 0.5),
                "blue",
                "NPS|0-10|HIGHER_IS_BETTER",
                "checkout",
                null,
                500,
                alpha,
                LocalDate.of(2026, 11, 1),
                null);
    }
}
