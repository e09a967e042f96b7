package io.vocstreams.journey.stream;

import static io.vocstreams.journey.stream.Interactions.COOKIE;
import static io.vocstreams.journey.stream.Interactions.belongs;
import static io.vocstreams.journey.stream.Interactions.customer;
import static io.vocstreams.journey.stream.Interactions.leaves;
import static io.vocstreams.journey.stream.Interactions.nps;
import static io.vocstreams.journey.stream.Interactions.on;
import static io.vocstreams.journey.stream.Interactions.retractedNps;
import static io.vocstreams.journey.stream.Interactions.web;
import static io.vocstreams.journey.stream.JourneyDriver.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vocstreams.driver.TopologyPage;
import io.vocstreams.model.Attribution;
import io.vocstreams.model.Attribution.Rule;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.Journey;
import io.vocstreams.model.Journey.Status;
import io.vocstreams.model.Operation;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.ScoreDelta;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class JourneyTopologyTest {

    private static final Instant START = NOW.minus(Duration.ofDays(30));
    private static final Duration DAY = Duration.ofDays(1);

    private JourneyDriver driver = new JourneyDriver();

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldPublishTheJourneyOfANewTouchpoint() {
        driver.interaction(belongs("anna", web("a", START)));

        assertThat(driver.journeys())
                .singleElement()
                .returns("anna", Journey::customerId)
                .returns(true, Journey::identified)
                .returns(Status.OPEN, Journey::status)
                .returns(1L, Journey::revision)
                .returns(NOW, Journey::asOf);
    }

    @Test
    void shouldPublishNothingWhenNothingChanges() {
        driver.interaction(belongs("anna", web("a", START)));
        driver.journeys();

        driver.interaction(belongs("anna", web("a", START)));

        assertThat(driver.journeys()).isEmpty();
    }

    @Test
    void shouldSupersedeAJourneyThatIsBridged() {
        driver.interaction(belongs("anna", web("a", START)));
        driver.interaction(belongs("anna", web("c", START.plus(DAY.multipliedBy(10)))));
        List<Journey> two = driver.journeys();

        driver.interaction(belongs("anna", web("b", START.plus(DAY.multipliedBy(5)))));

        String first = two.get(0).journeyId();
        assertThat(driver.journeys())
                .extracting(Journey::journeyId, Journey::status, Journey::supersededBy, journey -> journey.path()
                        .stepCount())
                .containsExactly(
                        tuple(two.get(2).journeyId(), Status.SUPERSEDED, first, 1L),
                        tuple(first, Status.OPEN, null, 3L));
    }

    @Test
    void shouldContinueTheRevisionOfAJourneyThatComesBack() {
        driver.interaction(belongs("anna", web("a", START)));
        driver.interaction(leaves("anna", web("a", START)));
        driver.interaction(belongs("anna", web("a", START)));

        assertThat(driver.journeys())
                .extracting(Journey::revision, Journey::status)
                .containsExactly(tuple(1L, Status.OPEN), tuple(2L, Status.SUPERSEDED), tuple(3L, Status.OPEN));
    }

    @Test
    void shouldAttributeFeedbackToATouchpointThatCameBefore() {
        driver.interaction(belongs("anna", web("a", START)));
        driver.interaction(belongs("anna", nps("f", START.plusSeconds(60), 9)));

        Attribution attribution = onlyAttribution();
        assertThat(attribution)
                .returns("a", Attribution::touchpointId)
                .returns(Rule.SAME_CHANNEL, Attribution::rule)
                .returns(60_000L, Attribution::lagMillis)
                .returns(1L, Attribution::revision);
        assertThat(driver.journeys()).last().returns(List.of("f"), Journey::feedbackIds);
    }

    @Test
    void shouldAttributeFeedbackAgainWhenItsTouchpointArrivesLater() {
        driver.interaction(belongs("anna", nps("f", START.plusSeconds(60), 9)));
        List<ScoreDelta> first = driver.deltas();

        driver.interaction(belongs("anna", web("a", START, "order_placed")));

        assertThat(driver.attributions())
                .extracting(TestRecord::value)
                .extracting(Attribution::rule, Attribution::revision)
                .containsExactly(tuple(Rule.NONE, 1L), tuple(Rule.SAME_CHANNEL, 2L));
        assertThat(first).extracting(ScoreDelta::reason).containsOnly(Reason.NEW_RESPONSE);
        List<ScoreDelta> second = driver.deltas();
        assertThat(second).extracting(ScoreDelta::reason).containsOnly(Reason.REASSIGNED);
        assertThat(second)
                .extracting(delta -> delta.slot().series().breakdown())
                .contains("stage=PURCHASE", "stage=UNATTRIBUTED")
                .doesNotContain("*");
    }

    @Test
    void shouldTakeBackWhatARetractedAnswerCounted() {
        driver.interaction(belongs("anna", nps("f", START, 9)));
        List<ScoreDelta> deltas = driver.deltas();

        driver.interaction(leaves("anna", retractedNps("f", START)));

        List<ScoreDelta> after = driver.deltas();
        assertThat(after).extracting(ScoreDelta::reason).containsOnly(Reason.RETRACTED_RESPONSE);
        deltas.addAll(after);
        assertThat(JourneyDriver.sum(deltas)).isEmpty();
        assertThat(driver.attributions()).last().returns(null, TestRecord::value);
    }

    @Test
    void shouldCountACorrectedAnswerInThePlaceOfTheFirst() {
        driver.interaction(belongs("anna", nps("f", START, 9)));
        List<ScoreDelta> deltas = driver.deltas();

        driver.interaction(belongs("anna", nps("f", START, 3, 1, null)));

        List<ScoreDelta> correction = driver.deltas();
        assertThat(correction).extracting(ScoreDelta::reason).containsOnly(Reason.CORRECTED_RESPONSE);
        deltas.addAll(correction);
        assertThat(JourneyDriver.sum(deltas).values()).allSatisfy(counts -> {
            assertThat(counts.at(3)).isEqualTo(1);
            assertThat(counts.responses()).isEqualTo(1);
            assertThat(counts.customers()).isEqualTo(1);
        });
    }

    @Test
    void shouldHaveOneRowForFeedbackThatMovesAndIsWithdrawnFirst() {
        driver.interaction(belongs("anna", nps("f", START, 9)));

        driver.moved(leaves("anna", nps("f", START, 9)));
        driver.moved(belongs("bert", nps("f", START, 9)));

        assertThat(rows()).containsExactly("anna", null, "bert");
    }

    @Test
    void shouldHaveOneRowForFeedbackThatMovesAndArrivesFirst() {
        driver.interaction(belongs("bert", nps("f", START, 9)));

        driver.moved(belongs("anna", nps("f", START, 9)));
        driver.moved(leaves("bert", nps("f", START, 9)));

        assertThat(rows()).containsExactly("bert", "anna");
    }

    @Test
    void shouldKeepTheRowWhileTheSmallerCustomerStillClaimsIt() {
        driver.interaction(belongs("anna", nps("f", START, 9)));

        driver.moved(belongs("bert", nps("f", START, 9)));
        driver.moved(leaves("anna", nps("f", START, 9)));

        assertThat(rows()).containsExactly("anna", "bert");
    }

    @Test
    void shouldSendWhatAMoveChangesAsReassigned() {
        driver.interaction(belongs("anna", nps("f", START, 9)));
        List<ScoreDelta> deltas = driver.deltas();

        driver.moved(leaves("anna", nps("f", START, 9)));
        driver.moved(belongs("bert", nps("f", START, 9)));

        List<ScoreDelta> moves = driver.deltas();
        assertThat(moves).extracting(ScoreDelta::reason).containsOnly(Reason.REASSIGNED);
        assertThat(JourneyDriver.sum(moves)).isEmpty();
        assertThat(deltas).isNotEmpty();
    }

    @Test
    void shouldBelongToACustomerWhileOneOfItsWaysIsLeft() {
        Identifier login = new Identifier(IdentifierType.LOGIN_ID, "l1");
        List<Identifier> direct = List.of(COOKIE, customer("anna"));
        List<Identifier> other = List.of(COOKIE, login);
        driver.interaction(on(Operation.UPSERT, "anna", direct, web("a", START)));
        driver.interaction(on(Operation.UPSERT, "anna", other, web("a", START)));
        driver.journeys();

        driver.interaction(on(Operation.RETRACT, "anna", direct, web("a", START)));
        assertThat(driver.journeys()).isEmpty();

        driver.interaction(on(Operation.RETRACT, "anna", other, web("a", START)));
        assertThat(driver.journeys()).extracting(Journey::status).containsExactly(Status.SUPERSEDED);
    }

    @Test
    void shouldSendOverTheLoopTopicWhatBelongsToAnotherPartition() {
        driver.close();
        driver = new JourneyDriver(7);

        driver.interaction(belongs("anna", nps("f", START, 9)));
        driver.interaction(belongs("anna", nps("g", START, 9)));
        driver.interaction(belongs("anna", nps("h", START, 9)));
        driver.profile("anna", Interactions.profile("anna", START, "gold"));

        assertThat(driver.attributions()).extracting(TestRecord::key).containsExactly("f", "g", "h");
        assertThat(JourneyDriver.sum(driver.deltas()).keySet())
                .extracting(slot -> slot.series().breakdown())
                .contains("segment=gold")
                .doesNotContain("segment=UNKNOWN");
    }

    @Test
    @Tag("generated")
    void shouldMatchTheDiagramInTheDocs() throws IOException {
        TopologyPage page = TopologyPage.of(JourneyTopology.STAGE, driver.topology());

        assertThat(page.documented()).isEqualTo(page.drawn());
    }

    private Attribution onlyAttribution() {
        List<TestRecord<String, Attribution>> all = driver.attributions();
        assertThat(all).hasSize(1);
        return all.get(0).value();
    }

    private List<String> rows() {
        return driver.attributions().stream()
                .map(record -> record.value() == null ? null : record.value().customerId())
                .toList();
    }
}
