package io.vocstreams.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.testkit.plain.PlainImplementation;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TablesDifferenceTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    private final Input visit = Event.of("t1", NOON, "customer-id:a").web("login");

    @Test
    void shouldFindNoneBetweenEqualTables() {
        assertThat(TablesDifference.between(run(visit), run(visit))).isEmpty();
    }

    @Test
    void shouldNameTheFieldThatDiffers() {
        Tables bought = run(Event.of("t1", NOON, "customer-id:a").web("order_placed"));

        assertThat(TablesDifference.between(run(visit), bought))
                .extracting(TablesDifference::field)
                .containsExactly("steps", "furthestStage", "outcome");
    }

    @Test
    void shouldShowARowThatIsMissing() {
        Tables answered = run(visit, Event.of("f1", NOON, "customer-id:a").nps(9));

        assertThat(TablesDifference.between(run(visit), answered))
                .filteredOn(difference -> difference.table().equals("attribution"))
                .singleElement()
                .satisfies(difference -> assertThat(difference.left()).isNull())
                .asString()
                .startsWith("attribution f1: row\n    left  null");
    }

    private static Tables run(Input... inputs) {
        return PlainImplementation.run(World.of(NOON, inputs));
    }
}
