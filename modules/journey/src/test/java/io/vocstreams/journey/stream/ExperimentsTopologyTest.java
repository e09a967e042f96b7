package io.vocstreams.journey.stream;

import static io.vocstreams.journey.stream.Interactions.belongs;
import static io.vocstreams.journey.stream.Interactions.leaves;
import static io.vocstreams.journey.stream.Interactions.nps;
import static io.vocstreams.journey.stream.Interactions.showing;
import static io.vocstreams.journey.stream.Interactions.web;
import static io.vocstreams.journey.stream.JourneyDriver.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.contracts.RejectedRecord;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.internal.ActionsMessage;
import io.vocstreams.contracts.internal.ScoresMessage;
import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.model.Operation;
import io.vocstreams.model.experiment.ExperimentPlan;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Elapsed;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.model.score.RateDelta;
import io.vocstreams.model.score.Slot;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.platform.ledger.LedgerEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Plans of experiments, and what they make of what was seen and said. */
class ExperimentsTopologyTest {

    private static final Instant SEEN = NOW.minus(Duration.ofDays(20));
    private static final Instant LATER = SEEN.plus(Duration.ofDays(3));
    private static final Measuring MEASURING =
            Measuring.of(MeasureFile.parse("m.yml", """
                measures:
                  - {id: exposed, version: 1, opens: {exposure: first}, closes: self, breakdowns: [arm], sizes: [P1M]}
                  - {id: bought, version: 1, opens: {action: cart_updated}, closes: {kind: goal}, within: P1D,
                     episode: PT1H, breakdowns: ["*", arm], sizes: [P1M]}
                """), ActionCatalogues.shipped(), ZoneId.of("UTC"));

    private JourneyDriver driver = new JourneyDriver(1, MEASURING);
    private final Map<String, Long> answers = new TreeMap<>();
    private final Map<String, RateCounts> opportunities = new TreeMap<>();

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldCountAnswersAndOpportunitiesUnderTheArm() {
        driver.plan(plan(0, Operation.UPSERT, 1));
        see("a", SEEN, "blue");
        bring();

        assertThat(answers).containsEntry("arm=button/blue", 1L).containsEntry("arm=button/blue,survey=survey", 1L);
        assertThat(opportunities)
                .containsEntry("exposed arm=button/blue P1M", met())
                .containsEntry("exposed arm=button/blue rolling-P91D", met())
                .containsEntry("bought arm=button/blue P1M", pending())
                .containsEntry("bought arm=button/blue rolling-P91D", pending())
                .doesNotContainKey("bought * rolling-P91D");
    }

    @Test
    void shouldCountUnderTheArmWhateverCameFirst() {
        bring();
        see("a", SEEN, "blue");
        see("b", SEEN.plusSeconds(1), "green");
        driver.plan(plan(0, Operation.UPSERT, 1));
        take();
        Map<String, Long> late = new TreeMap<>(answers);
        Map<String, RateCounts> lateOpportunities = new TreeMap<>(opportunities);

        restart();
        driver.plan(plan(0, Operation.UPSERT, 1));
        see("b", SEEN.plusSeconds(1), "green");
        see("a", SEEN, "blue");
        bring();

        assertThat(late).isEqualTo(answers).containsEntry("arm=button/CROSSED", 1L);
        assertThat(lateOpportunities)
                .isEqualTo(opportunities)
                .containsEntry("bought arm=button/CROSSED P1M", pending());
    }

    @Test
    void shouldTakeThePlansArmsBackWithThePlan() {
        driver.plan(plan(0, Operation.UPSERT, 1));
        see("a", SEEN, "blue");
        bring();

        driver.plan(plan(0, Operation.RETRACT, 1));
        take();

        assertThat(answers.keySet()).noneMatch(breakdown -> breakdown.startsWith("arm"));
        assertThat(opportunities.keySet()).containsExactly("bought * P1M");
    }

    @Test
    void shouldFollowAPlanThatStartsLater() {
        driver.plan(plan(0, Operation.UPSERT, 1));
        see("a", SEEN, "blue");
        see("b", SEEN.plus(Duration.ofDays(1)), "green");
        bring();
        assertThat(answers).containsEntry("arm=button/CROSSED", 1L);

        driver.plan(plan(1, Operation.UPSERT, 3));
        take();

        assertThat(answers).containsEntry("arm=button/green", 1L).doesNotContainKey("arm=button/CROSSED");
        assertThat(opportunities).containsEntry("exposed arm=button/green P1M", met());
        // An older version changes nothing.
        driver.plan(plan(0, Operation.RETRACT, 1));
        take();
        assertThat(answers).containsEntry("arm=button/green", 1L);
    }

    @Test
    void shouldFollowWhatIsSeenAndTakenBackLate() {
        driver.plan(plan(0, Operation.UPSERT, 1));
        bring();
        assertThat(answers.keySet()).noneMatch(breakdown -> breakdown.startsWith("arm"));

        see("a", SEEN, "blue");
        take();
        assertThat(answers).containsEntry("arm=button/blue", 1L);

        driver.interaction(leaves("anna", showing("a", SEEN, "page_viewed", Map.of("button", "blue"))));
        take();
        assertThat(answers.keySet()).noneMatch(breakdown -> breakdown.startsWith("arm"));
        assertThat(opportunities.keySet()).containsExactly("bought * P1M");
        assertThat(driver.size(ExposedStore.NAME)).isZero();
    }

    @Test
    void shouldDeriveAgainWhatARestartCutShort() {
        see("a", SEEN, "blue");
        bring();
        driver.plan(plan(0, Operation.UPSERT, 1));
        // No tick comes before the restart.
        driver = driver.restarted(MEASURING);
        take();

        assertThat(answers).containsEntry("arm=button/blue", 1L);
        assertThat(opportunities).containsEntry("bought arm=button/blue P1M", pending());
    }

    @Test
    void shouldReachCustomersOfOtherTasksBeforeTheTimeIsTold() {
        for (int i = 0; i < 250; i++) {
            driver.interaction(belongs("c" + i, showing("a" + i, SEEN, "page_viewed", Map.of("button", "blue"))));
        }
        driver.watermark(LATER);
        driver.discard();
        driver.plan(plan(0, Operation.UPSERT, 1));
        driver.watermark(LATER.plusSeconds(1));

        List<ScoresMessage> messages = new ArrayList<>(driver.messages());
        for (int i = 0; i < 5; i++) {
            driver.tick();
            messages.addAll(driver.messages());
        }

        long exposed = messages.stream()
                .filter(ScoresMessage.RateChanges.class::isInstance)
                .flatMap(message -> ((ScoresMessage.RateChanges) message).deltas().stream())
                .filter(delta -> delta.slot().size() == WindowSize.MONTH)
                .mapToLong(delta -> delta.change().opportunities())
                .sum();
        assertThat(exposed).isEqualTo(250);
        assertThat(messages.get(messages.size() - 1)).isInstanceOf(ScoresMessage.WatermarkReport.class);
        assertThat(messages.subList(0, messages.size() - 1)).noneMatch(ScoresMessage.WatermarkReport.class::isInstance);
    }

    @Test
    void shouldSendAPlanToEveryTask() {
        try (JourneyDriver one = new JourneyDriver(3, MEASURING)) {
            one.plan(plan(0, Operation.UPSERT, 1));

            assertThat(one.exchanged()).hasSize(2);
            assertThat(one.size(PlanStore.NAME)).isEqualTo(1);
        }
    }

    @Test
    void shouldTellActionsOfAPlanAndAgainAfterAStart() {
        driver.tick();
        driver.plan(plan(0, Operation.UPSERT, 1));
        assertThat(planned()).containsExactly(plan(0, Operation.UPSERT, 1));
        driver.plan(plan(0, Operation.UPSERT, 1));
        driver.tick();
        assertThat(planned()).isEmpty();

        driver = driver.restarted(MEASURING);
        driver.tick();
        driver.tick();
        assertThat(planned()).containsExactly(plan(0, Operation.UPSERT, 1));
    }

    private List<ExperimentPlan> planned() {
        return driver.toActions().stream()
                .filter(ActionsMessage.Planned.class::isInstance)
                .map(message -> ((ActionsMessage.Planned) message).plan())
                .toList();
    }

    @Test
    void shouldRefuseAPlanWithItsFieldAndCountItsOutcome() {
        ExperimentPlan good = plan(0, Operation.UPSERT, 1);
        driver.plan(good);
        driver.plan(good);
        driver.plan(new ExperimentPlan(
                "other",
                0,
                Operation.UPSERT,
                Map.of("CROSSED", 0.5, "blue", 0.5),
                "blue",
                null,
                null,
                "exposed",
                10,
                0.05,
                LocalDate.of(2026, 11, 1),
                null));

        List<RejectedRecord> rejected = driver.rejected();
        assertThat(rejected).singleElement().satisfies(one -> {
            assertThat(one.rejection().reason()).isEqualTo(RejectReason.VALUE_OUT_OF_RANGE);
            assertThat(one.rejection().detail()).contains("`variants` has one named CROSSED");
        });
        driver.watermark(SEEN);
        List<LedgerEntry> entries = driver.ledger().stream()
                .filter(entry -> entry.sourceTopic().equals(Topics.EXPERIMENT_PLANS))
                .toList();
        LedgerEntry last = entries.get(entries.size() - 1);
        assertThat(last.consumed()).isEqualTo(3);
        assertThat(last.accepted()).isEqualTo(1);
        assertThat(last.duplicate()).isEqualTo(1);
    }

    private void see(String id, Instant at, String variant) {
        driver.interaction(belongs("anna", showing(id, at, "page_viewed", Map.of("button", variant))));
    }

    /** An opportunity and an answer, three days later. */
    private void bring() {
        driver.interaction(belongs("anna", web("cart", LATER, "cart_updated")));
        driver.interaction(belongs("anna", nps("f", LATER, 9)));
        driver.watermark(LATER);
        take();
    }

    private void restart() {
        driver.close();
        driver = new JourneyDriver(1, MEASURING);
        answers.clear();
        opportunities.clear();
    }

    private void take() {
        driver.tick();
        driver.tick();
        for (ScoresMessage message : driver.messages()) {
            if (message instanceof ScoresMessage.Changes changes) {
                changes.deltas().forEach(delta -> add(delta.slot(), delta.change()));
            } else if (message instanceof ScoresMessage.RateChanges changes) {
                changes.deltas().forEach(this::add);
            }
        }
        answers.values().removeIf(count -> count == 0);
        opportunities.values().removeIf(RateCounts::isNothing);
    }

    private void add(Slot slot, Counts change) {
        if (slot.size() == WindowSize.ROLLING_91_DAYS
                || (slot.size() == WindowSize.MONTH
                        && !slot.series().breakdown().startsWith("arm"))) {
            answers.merge(slot.series().breakdown(), change.responses(), Long::sum);
        }
    }

    private void add(RateDelta delta) {
        opportunities.merge(
                delta.slot().series().measure() + " " + delta.slot().series().breakdown() + " "
                        + delta.slot().size().text(),
                delta.change(),
                RateCounts::plus);
    }

    private static RateCounts met() {
        return new RateCounts(0, 1, 0, Elapsed.of(Duration.ZERO));
    }

    private static RateCounts pending() {
        return new RateCounts(1, 0, 0, Elapsed.NONE);
    }

    /** @param day of November */
    private static ExperimentPlan plan(int revision, Operation operation, int day) {
        return new ExperimentPlan(
                "button",
                revision,
                operation,
                Map.of("blue", 0.5, "green", 0.5),
                "blue",
                "NPS|0-10|HIGHER_IS_BETTER",
                "survey",
                null,
                500,
                0.05,
                LocalDate.of(2026, 11, day),
                null);
    }
}
