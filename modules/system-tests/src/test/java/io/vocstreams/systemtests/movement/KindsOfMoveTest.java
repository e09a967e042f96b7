package io.vocstreams.systemtests.movement;

import static io.vocstreams.systemtests.movement.Given.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.Attribution;
import io.vocstreams.model.AttributionContent;
import io.vocstreams.model.score.Reason;
import io.vocstreams.testkit.Event;
import io.vocstreams.testkit.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** §5 and §9: what links move is published as REASSIGNED, and beside it nothing but what is under way for a moment. */
class KindsOfMoveTest {

    private static final Instant NOON = Given.NOON;
    private static final Instant MORNING = NOON.minus(Duration.ofHours(4));
    private static final Input VISIT =
            Event.of("t1", NOON.minus(Duration.ofHours(3)), "cookie-id:k").web("page_viewed");
    private static final Input ANSWER =
            Event.of("f1", NOON.minus(Duration.ofHours(1)), "cookie-id:k").nps(9);
    private static final Input KNOWN_ANSWER =
            Event.of("f2", NOON.minus(Duration.ofHours(2)), "customer-id:c").nps(3);
    private static final Input LINK = Event.link("l1", MORNING, "cookie-id:k", "customer-id:c");

    @Test
    void shouldMoveAnAnonymousAnswerToTheCustomer() {
        Step step = given(VISIT, ANSWER, KNOWN_ANSWER).by(LINK);

        Given.shouldMoveWithAll(step, "t1", "f1");
        assertThat(customerOf("f1", step)).isEqualTo("c");
        assertThat(step.changedScores())
                .as("of the day only the later of the customer's answers counts")
                .contains("NPS|0-10|HIGHER_IS_BETTER|*|P1D|2026-11-22T00:00:00Z");
    }

    @Test
    void shouldMoveItBackWhenTheLinkIsWithdrawn() {
        Step step = given(VISIT, ANSWER, KNOWN_ANSWER, LINK)
                .by(Event.unlink("l1", MORNING, "cookie-id:k", "customer-id:c"));

        Given.shouldMoveWithAll(step, "t1", "f1");
        assertThat(customerOf("f1", step)).isEqualTo("cookie-id:k");
    }

    @Test
    void shouldMoveWhatAnEventOfBothIdentifiersLinks() {
        Input login = Event.of("t2", MORNING, "cookie-id:k", "customer-id:c").web("login");
        Step step = given(VISIT, ANSWER, KNOWN_ANSWER).by(login);

        assertThat(step.changedScores()).isNotEmpty();
        assertThat(step.scores())
                .allSatisfy(published -> assertThat(published.now().reasons()).containsExactly(Reason.REASSIGNED));
        assertThat(customerOf("f1", step)).isEqualTo("c");
    }

    @Test
    void shouldNameBothReasonsForANewAnswerThatAlsoMovesAnEarlierOne() {
        Input answer = Event.of("f3", NOON.minus(Duration.ofMinutes(1)), "cookie-id:k", "customer-id:c")
                .nps(0);
        Step step = given(ANSWER).by(answer);

        assertThat(step.scores())
                .extracting(published -> published.now().reasons())
                .allSatisfy(reasons -> assertThat(reasons).isSubsetOf(Reason.NEW_RESPONSE, Reason.REASSIGNED))
                .anySatisfy(reasons -> assertThat(reasons).contains(Reason.NEW_RESPONSE));
    }

    @Test
    void shouldMergeTwoCustomers() {
        Step step = given(
                        Event.of("f1", NOON.minus(Duration.ofHours(1)), "customer-id:d")
                                .nps(9),
                        KNOWN_ANSWER)
                .by(Event.link("m1", MORNING, "customer-id:d", "customer-id:c"));

        Given.shouldMoveWithAll(step, "f1");
        assertThat(customerOf("f1", step)).isEqualTo("c");
    }

    @Test
    void shouldTakeAMergeBack() {
        Step step = given(
                        Event.of("f1", NOON.minus(Duration.ofHours(1)), "customer-id:d")
                                .nps(9),
                        KNOWN_ANSWER,
                        Event.link("m1", MORNING, "customer-id:d", "customer-id:c"))
                .by(Event.unlink("m1", MORNING, "customer-id:d", "customer-id:c"));

        Given.shouldMoveWithAll(step, "f1");
        assertThat(customerOf("f1", step)).isEqualTo("d");
    }

    @Test
    void shouldEndAMoveWithOneLiveRowOfTheAnswer() {
        Step step = given(VISIT, ANSWER).by(LINK);

        List<Published<Attribution>> rows = step.attributions();
        assertThat(rows).isNotEmpty().allMatch(row -> row.key().equals("f1"));
        Attribution last = rows.get(rows.size() - 1).now();
        assertThat(last.customerId()).isEqualTo("c");
        assertThat(last.touchpointId()).isEqualTo("t1");
    }

    @Test
    void shouldPublishNothingForALinkThatLeadsNowhereElse() {
        Step step = given(VISIT, ANSWER, LINK)
                .by(Event.link("l2", MORNING.minusSeconds(1), "cookie-id:k", "customer-id:c"));

        assertThat(step.scores()).isEmpty();
        assertThat(step.journeys()).isEmpty();
        assertThat(step.attributions()).isEmpty();
        assertThat(step.interactions()).isEmpty();
    }

    private static String customerOf(String feedbackId, Step step) {
        AttributionContent row = step.is().attributions().get(feedbackId);
        return row == null ? "nobody" : row.customerId();
    }
}
