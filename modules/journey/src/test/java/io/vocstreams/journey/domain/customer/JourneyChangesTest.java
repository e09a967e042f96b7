package io.vocstreams.journey.domain.customer;

import static io.vocstreams.journey.domain.history.CustomerEvents.RULES;
import static io.vocstreams.journey.domain.history.CustomerEvents.at;
import static io.vocstreams.journey.domain.history.CustomerEvents.history;
import static io.vocstreams.journey.domain.history.CustomerEvents.journeys;
import static io.vocstreams.journey.domain.history.CustomerEvents.touch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.journey.domain.journeys.DerivedJourney;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Journey.Status;
import io.vocstreams.model.JourneyContent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JourneyChangesTest {

    private static final Instant START = at("01 10:00");

    @Test
    void shouldPublishWhatIsNewOrChangedAndNothingElse() {
        List<DerivedJourney> one = journeys(null, web("a", 0), web("c", 20));
        List<DerivedJourney> more = journeys(null, web("a", 0), web("b", 10), web("c", 20), web("d", 21));

        List<JourneyContent> changes = changes(one, more);

        assertThat(changes).containsExactly(more.get(1).content(), more.get(2).content());
        assertThat(changes(more, more)).isEmpty();
    }

    @Test
    void shouldSupersedeAJourneyThatIsBridgedByTheOneThatHoldsItsTouchpoints() {
        List<DerivedJourney> two = journeys(null, web("a", 0), web("c", 10));
        List<DerivedJourney> bridged = journeys(null, web("a", 0), web("b", 5), web("c", 10));

        List<JourneyContent> changes = changes(two, bridged);

        assertThat(changes)
                .extracting(JourneyContent::journeyId, JourneyContent::status, JourneyContent::supersededBy)
                .containsExactly(
                        tuple(two.get(1).id(), Status.SUPERSEDED, bridged.get(0).id()),
                        tuple(bridged.get(0).id(), Status.OPEN, null));
    }

    @Test
    void shouldFollowTheEarliestTouchpointThatIsStillThere() {
        List<DerivedJourney> before = journeys(null, web("a", 0), web("b", 1), web("c", 2));
        List<DerivedJourney> after = journeys(null, web("b", 1), web("c", 2));

        assertThat(changes(before, after).get(0))
                .returns(before.get(0).id(), JourneyContent::journeyId)
                .returns(after.get(0).id(), JourneyContent::supersededBy);
    }

    @Test
    void shouldBeSupersededByNoneWhereNothingIsLeft() {
        List<DerivedJourney> before = journeys(null, web("a", 0));

        assertThat(changes(before, journeys(null)).get(0))
                .returns(Status.SUPERSEDED, JourneyContent::status)
                .returns(null, JourneyContent::supersededBy);
    }

    /** What readers of the first are told when the set becomes that of the second. */
    private static List<JourneyContent> changes(List<DerivedJourney> before, List<DerivedJourney> after) {
        CustomerState customer = RULES.stand(history(touches(before)));
        for (Touch touch : touches(before)) {
            customer.replace(touch, null);
        }
        for (Touch touch : touches(after)) {
            customer.replace(null, touch);
        }
        RULES.derive(customer);
        List<JourneyContent> told = new Readers(RULES, before).tell(customer, null);
        assertThat(told).isEqualTo(JourneyChanges.between(before, after));
        return told;
    }

    private static Touch[] touches(List<DerivedJourney> journeys) {
        return journeys.stream().flatMap(journey -> journey.touches().stream()).toArray(Touch[]::new);
    }

    private static Touch web(String eventId, int day) {
        return touch(eventId, START.plus(Duration.ofDays(day)), Channel.WEB, "page_viewed");
    }
}
