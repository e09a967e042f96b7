package io.vocstreams.app.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vocstreams.model.Operation;
import io.vocstreams.model.experiment.ExperimentPlan;
import io.vocstreams.platform.yaml.InvalidYamlException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanFileTest {

    private static final String BUTTON = """
        experiments:
          - id: button
            variants: {blue: 0.5, green: 0.5}
            control: blue
            series: NPS|0-10|HIGHER_IS_BETTER
            survey: checkout
            plannedAnswers: 500
            startAt: 2026-11-01
            endAt: 2027-01-30
        """;

    @Test
    void shouldReadAPlan() {
        assertThat(PlanFile.parse("p.yml", BUTTON))
                .containsExactly(new ExperimentPlan(
                        "button",
                        0,
                        Operation.UPSERT,
                        Map.of("blue", 0.5, "green", 0.5),
                        "blue",
                        "NPS|0-10|HIGHER_IS_BETTER",
                        "checkout",
                        null,
                        500,
                        0.05,
                        LocalDate.of(2026, 11, 1),
                        LocalDate.of(2027, 1, 30)));
    }

    @Test
    void shouldNameWhatIsWrongWithItsLine() {
        String wrong = BUTTON.replace("green: 0.5", "green: half")
                .replace("2026-11-01", "1.11.2026")
                .replace("survey:", "surveys:");

        assertThatThrownBy(() -> PlanFile.parse("p.yml", wrong))
                .isInstanceOf(InvalidYamlException.class)
                .hasMessageContaining("p.yml:3: experiments[0].variants.green: 'half' is no number such as 0.5")
                .hasMessageContaining("p.yml:8: experiments[0].startAt: '1.11.2026' is no day such as 2026-11-01")
                .hasMessageContaining("p.yml:6: experiments[0].surveys: unknown key; did you mean `survey`?");
    }

    @Test
    void shouldSendAPlanAboveWhatWasSentBefore() {
        ExperimentPlan plan = PlanFile.parse("p.yml", BUTTON).get(0);
        ExperimentPlan longer = PlanFile.parse("p.yml", BUTTON.replace("2027-01-30", "2027-01-20"))
                .get(0);
        SentPlans sent = new SentPlans();

        assertThat(sent.above(plan)).contains(plan);
        sent.add(plan);
        assertThat(sent.above(plan)).isEmpty();
        assertThat(sent.above(longer).map(ExperimentPlan::revision)).contains(1);
    }

    @Test
    void shouldTakeAPlanBackOnceAndPlanItAgain() {
        ExperimentPlan plan = PlanFile.parse("p.yml", BUTTON).get(0);
        SentPlans sent = new SentPlans();
        assertThat(sent.retraction("button")).isEmpty();

        sent.add(plan);
        Optional<ExperimentPlan> retraction = sent.retraction("button");
        assertThat(retraction.map(one -> one.version().compareTo(plan.version())))
                .contains(1);
        sent.add(retraction.orElseThrow());

        assertThat(sent.retraction("button")).isEmpty();
        assertThat(sent.above(plan).map(ExperimentPlan::revision)).contains(1);
    }
}
