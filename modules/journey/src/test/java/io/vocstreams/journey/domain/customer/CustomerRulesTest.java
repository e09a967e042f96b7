package io.vocstreams.journey.domain.customer;

import static io.vocstreams.journey.domain.history.CustomerEvents.RULES;
import static io.vocstreams.journey.domain.history.CustomerEvents.answer;
import static io.vocstreams.journey.domain.history.CustomerEvents.at;
import static io.vocstreams.journey.domain.history.CustomerEvents.history;
import static io.vocstreams.journey.domain.history.CustomerEvents.touch;
import static io.vocstreams.journey.domain.history.CustomerEvents.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.journey.domain.history.CustomerHistory;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.journey.domain.journeys.JourneyChange;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Journey.Status;
import io.vocstreams.model.JourneyContent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CustomerRulesTest {

    private static final Touch LAST = touch("b", at("01 10:20"), Channel.APP, "page_viewed");
    private static final CustomerHistory HISTORY = history(
            touch("a", at("01 10:00"), Channel.WEB, "page_viewed"),
            LAST,
            with(answer("f", at("01 10:30"), 9), Channel.APP, "b", Map.of()));

    @Test
    void shouldCloseAJourneyJustAfterTheTimeItNames() {
        Instant closesAfter = RULES.closesAfter(LAST.occurredAt());

        assertThat(only(closesAfter).status()).isEqualTo(Status.OPEN);
        assertThat(only(closesAfter.plusMillis(1)).status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void shouldOutlineAJourneyWithoutItsLists() {
        JourneyChange change = only(null);
        JourneyContent all = change.content();
        JourneyContent outline = change.outline();

        assertThat(all.path().steps()).isNotEmpty();
        assertThat(outline.path()).isEqualTo(all.path().withSteps(List.of()));
        assertThat(outline.feedbackIds()).isEmpty();
    }

    @Test
    void shouldTellThatAJourneyIsSupersededWhenItsLastTouchpointGoes() {
        Touch alone = touch("a", at("01 10:00"), Channel.WEB, "page_viewed");
        CustomerState customer = RULES.stand(history(alone));

        customer.replace(alone, null);
        RULES.derive(customer);

        assertThat(RULES.changes(customer, null)).singleElement().satisfies(change -> {
            assertThat(change.status()).isEqualTo(Status.SUPERSEDED);
            assertThat(change.lastAt()).isEqualTo(alone.occurredAt());
            assertThat(change.content().status()).isEqualTo(Status.SUPERSEDED);
        });
    }

    @Test
    void shouldTellNothingOfAnEditThatChangesNothing() {
        CustomerState customer = RULES.stand(HISTORY);

        customer.replace(LAST, LAST);
        Difference difference = RULES.derive(customer);

        assertThat(new Readers(RULES, RULES.derive(HISTORY, null).journeys()).tell(customer, null))
                .isEmpty();
        assertThat(difference.claims().claimed()).isEmpty();
        assertThat(difference.counts()).isEmpty();
    }

    private static JourneyChange only(@Nullable Instant clock) {
        return RULES.lastJourney(RULES.stand(HISTORY), clock).orElseThrow();
    }
}
