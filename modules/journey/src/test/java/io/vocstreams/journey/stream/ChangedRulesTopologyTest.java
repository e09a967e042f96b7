package io.vocstreams.journey.stream;

import static io.vocstreams.journey.stream.Interactions.belongs;
import static io.vocstreams.journey.stream.Interactions.nps;
import static io.vocstreams.journey.stream.Interactions.web;
import static io.vocstreams.journey.stream.JourneyDriver.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vocstreams.contracts.internal.ScoresMessage;
import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.customer.CustomerRules;
import io.vocstreams.journey.domain.history.ActionCatalogue;
import io.vocstreams.journey.domain.history.ActionCatalogue.Action;
import io.vocstreams.journey.domain.history.ActionCatalogue.Kind;
import io.vocstreams.journey.lexicon.LexiconReader;
import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.journey.stream.CustomerEntries.Part;
import io.vocstreams.journey.stream.RuleTexts.Rules;
import io.vocstreams.model.Journey;
import io.vocstreams.model.LifecycleStage;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.score.Elapsed;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.model.score.RateDelta;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.ScoreDelta;
import io.vocstreams.model.voice.Expressions;
import io.vocstreams.model.voice.Sentiment;
import io.vocstreams.model.voice.Voice;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A start under other rules than those by which the state was derived. */
class ChangedRulesTopologyTest {

    private static final Instant START = NOW.minus(Duration.ofDays(3));

    private static final List<String> CUSTOMERS = List.of("anna", "bert", "carl", "dora");

    private static final Rules ORDERS_ARE_COMPLAINTS = new Rules(
            new CustomerRules(
                    JourneyPolicy.DEFAULT,
                    ScorePolicy.DEFAULT,
                    new ActionCatalogue(Map.of("order_placed", new Action(LifecycleStage.SUPPORT, Kind.CONTACT))),
                    LexiconReader.shipped()),
            Measuring.nothing());

    /** A lexicon in which everything is praise. */
    private static final Rules OTHER_WORDS = new Rules(
            new CustomerRules(
                    JourneyPolicy.DEFAULT,
                    ScorePolicy.DEFAULT,
                    ActionCatalogues.shipped(),
                    (text, language) -> Optional.of(new Voice(
                            "ja", Sentiment.POSITIVE, List.of(), new Expressions(1, 0, 0, 0), false, "reader/1", "9"))),
            Measuring.nothing());

    private JourneyDriver driver = new JourneyDriver();

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldPublishTheDifferenceWithoutAnyRecord() {
        bring("anna");
        List<ScoreDelta> before = driver.deltas();
        assertThat(driver.journeys()).last().returns(Journey.Outcome.CONVERTED, journey -> journey.path()
                .outcome());

        driver = driver.restarted(ORDERS_ARE_COMPLAINTS);
        driver.tick();

        assertThat(driver.journeys())
                .singleElement()
                .returns(Journey.Outcome.UNRESOLVED, journey -> journey.path().outcome())
                .returns(LifecycleStage.SUPPORT, journey -> journey.path().furthestStage());
        List<ScoreDelta> after = driver.deltas();
        assertThat(after).isNotEmpty().extracting(ScoreDelta::reason).containsOnly(Reason.REASSIGNED);
        List<ScoreDelta> all = new ArrayList<>(before);
        all.addAll(after);
        assertThat(JourneyDriver.sum(all).keySet())
                .extracting(slot -> slot.series().breakdown())
                .contains("stage=SUPPORT", "action=order_placed")
                .doesNotContain("stage=PURCHASE");
    }

    @Test
    void shouldReadAllTextsAgainByAnotherLexicon() {
        driver.interaction(belongs("anna", Interactions.comment("f", START, "店員の態度が最悪でした。")));
        driver.interaction(belongs("anna", Interactions.message("m", START, 0, "店員の態度が最悪でした。")));
        List<ScoreDelta> all = new ArrayList<>(driver.deltas());
        driver.discard();

        driver = driver.restarted(OTHER_WORDS);
        driver.tick();

        assertThat(driver.readings())
                .extracting(
                        row -> row.key(), row -> row.value().content().voice().polarity())
                .containsExactlyInAnyOrder(tuple("f", Sentiment.POSITIVE), tuple("m", Sentiment.POSITIVE));
        all.addAll(driver.deltas());
        assertThat(JourneyDriver.sum(all).entrySet())
                .filteredOn(entry -> entry.getKey().series().text().equals("TEXT|-1-1|HIGHER_IS_BETTER|*"))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.getValue().histogram()).containsExactly(0, 0, 2));
    }

    @Test
    void shouldDoNothingUnderTheSameRules() {
        bring("anna");
        driver.discard();

        driver = driver.restarted();
        driver.tick();

        assertThat(driver.journeys()).isEmpty();
        assertThat(driver.attributions()).isEmpty();
        assertThat(driver.deltas()).isEmpty();
    }

    @Test
    void shouldTakeTurnsAndLetNoWatermarkPassUntilAllHadTheirs() {
        CUSTOMERS.forEach(this::bring);
        driver.watermark(START.plus(Duration.ofHours(1)));
        driver.discard();

        driver = driver.restarted(ORDERS_ARE_COMPLAINTS);
        driver.watermark(START.plus(Duration.ofHours(2)));

        assertThat(driver.journeys()).extracting(Journey::customerId).containsExactly("anna", "bert");
        assertThat(driver.messages()).noneMatch(ScoresMessage.WatermarkReport.class::isInstance);

        driver = driver.restarted();
        driver.tick();

        assertThat(driver.journeys()).extracting(Journey::customerId).containsExactly("carl", "dora");
        List<ScoresMessage> messages = new ArrayList<>(driver.messages());
        driver.tick();
        messages.addAll(driver.messages());
        assertThat(messages).last().isInstanceOf(ScoresMessage.WatermarkReport.class);
        assertThat(messages.subList(0, messages.size() - 1)).noneMatch(ScoresMessage.WatermarkReport.class::isInstance);
        assertThat(driver.size(RulesByCustomer.NAME)).isEqualTo(3);
    }

    @Test
    void shouldGoBackWhereTheChangeIsTakenBackInTheMiddle() {
        CUSTOMERS.forEach(this::bring);
        List<ScoreDelta> all = driver.deltas();
        Map<?, ?> before = JourneyDriver.sum(all);

        driver = driver.restarted(ORDERS_ARE_COMPLAINTS);
        driver.tick();
        all.addAll(driver.deltas());
        assertThat(JourneyDriver.sum(all)).isNotEqualTo(before);
        driver = driver.restarted(Measuring.nothing());
        driver.tick();
        driver.tick();
        driver.tick();
        all.addAll(driver.deltas());

        assertThat(JourneyDriver.sum(all)).isEqualTo(before);
    }

    @Test
    void shouldNotMixRulesWhereARecordComesBeforeTheTurn() {
        CUSTOMERS.forEach(this::bring);
        driver.discard();

        driver = driver.restarted(ORDERS_ARE_COMPLAINTS);
        driver.interaction(belongs("dora", web("dora-later", START.plus(Duration.ofHours(1)))));

        assertThat(driver.journeys())
                .singleElement()
                .returns(Journey.Outcome.UNRESOLVED, journey -> journey.path().outcome())
                .returns(2L, journey -> journey.path().stepCount());
        for (int ticks = 0; ticks < 4; ticks++) {
            driver.tick();
        }
        assertThat(driver.journeys()).extracting(Journey::customerId).containsExactly("anna", "bert", "carl");
        assertThat(driver.size(RulesByCustomer.NAME)).isEqualTo(3);
    }

    @Test
    void shouldLeaveOutWhoeverCannotBeRead() {
        CUSTOMERS.forEach(this::bring);
        driver.discard();

        driver.cutOff(CustomerEntries.NAME, "bert");
        driver = driver.restarted(ORDERS_ARE_COMPLAINTS);
        for (int ticks = 0; ticks < 4; ticks++) {
            driver.tick();
        }

        assertThat(driver.journeys()).extracting(Journey::customerId).containsExactly("anna", "carl", "dora");
    }

    @Test
    void shouldTakeBackWhatARemovedMeasureToldAndTellWhatAnAddedOneFinds() {
        driver.close();
        driver = new JourneyDriver(1, measuring("removed", "present", "P1D"));
        bring("anna");
        List<RateDelta> all = driver.rateDeltas();

        driver = driver.restarted(measuring("added", "present", "P1D"));
        driver.tick();
        all.addAll(driver.rateDeltas());

        assertThat(counts(all)).isEqualTo(Map.of("added P1D", pending(1)));
        assertThat(driver.size(Deadlines.NAME)).isEqualTo(1);
        assertThat(driver.size(Part.OPPORTUNITY)).isEqualTo(1);
    }

    @Test
    void shouldCountInTheWindowsOfNow() {
        driver.close();
        driver = new JourneyDriver(1, measuring("m", "present", "P1D"));
        bring("anna");
        List<RateDelta> all = driver.rateDeltas();

        driver = driver.restarted(measuring("m", "present", "P1M"));
        driver.tick();
        all.addAll(driver.rateDeltas());

        assertThat(counts(all)).isEqualTo(Map.of("m P1M", pending(1)));
    }

    @Test
    void shouldDecideByTheMeasuresOfNowWhatIsOverBeforeTheTurn() {
        driver.close();
        driver = new JourneyDriver(1, measuring("m", "present", "P1D"));
        CUSTOMERS.forEach(this::bring);
        driver.watermark(START);
        List<RateDelta> all = driver.rateDeltas();

        driver = driver.restarted(measuring("m", "absent", "P1M"));
        driver.watermark(START.plus(Duration.ofDays(20)));
        driver.tick();
        driver.tick();
        all.addAll(driver.rateDeltas());

        assertThat(counts(all)).isEqualTo(Map.of("m P1M", new RateCounts(0, 4, 0, Elapsed.NONE)));
    }

    /** An order and what is said about it. */
    private void bring(String customer) {
        driver.interaction(belongs(customer, web(customer + "-order", START, "order_placed")));
        driver.interaction(belongs(customer, nps(customer + "-answer", START.plus(Duration.ofMinutes(1)), 9)));
    }

    private static RateCounts pending(int opportunities) {
        return new RateCounts(opportunities, 0, 0, Elapsed.NONE);
    }

    private static Map<String, RateCounts> counts(List<RateDelta> deltas) {
        Map<String, RateCounts> counts = new HashMap<>();
        deltas.forEach(delta -> counts.merge(
                delta.slot().series().measure() + " " + delta.slot().size().text(), delta.change(), RateCounts::plus));
        counts.values().removeIf(RateCounts::isNothing);
        return counts;
    }

    private static Measuring measuring(String id, String success, String size) {
        return Measuring.of(
                MeasureFile.parse("m.yml", """
                        measures:
                          - {id: %s, version: 1, opens: {action: order_placed}, closes: {action: delivery_received},
                             within: P10D, episode: PT30M, success: %s, breakdowns: ["*"], sizes: [%s]}
                        """.formatted(id, success, size)),
                ActionCatalogues.shipped(),
                ZoneId.of("UTC"));
    }
}
