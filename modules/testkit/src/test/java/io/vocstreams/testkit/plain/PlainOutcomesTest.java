package io.vocstreams.testkit.plain;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.history.ActionCatalogue;
import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.domain.outcomes.MeasuredCustomer;
import io.vocstreams.journey.domain.outcomes.MeasuredInteraction;
import io.vocstreams.journey.domain.outcomes.Opportunity;
import io.vocstreams.journey.domain.outcomes.Outcomes;
import io.vocstreams.journey.domain.outcomes.Slices;
import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.Dimension;
import io.vocstreams.model.score.ScoreKey;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two implementations of measures say the same of every past, however it arrived. */
class PlainOutcomesTest {

    private static final int PASTS = 5 * Integer.getInteger("laws.worlds", 1_000);
    private static final ActionCatalogue CATALOGUE = ActionCatalogues.shipped();
    private static final List<Measure> SHIPPED = MeasureFile.shipped();

    @Test
    void shouldSayTheSameOfEveryPast() {
        Map<Opportunity.State, Integer> seen = new EnumMap<>(Opportunity.State.class);
        for (long seed = 0; seed < PASTS; seed++) {
            MeasuredPast past = MeasuredPast.of(seed);
            Measure shipped = SHIPPED.get((int) (seed % SHIPPED.size()));
            for (Measure measure : List.of(past.measure(), shipped)) {
                assertThat(lines(past, measure, seed, seen))
                        .as("seed %d, %s", seed, measure)
                        .isEqualTo(plain(past, measure).lines());
            }
        }
        // Else little was compared.
        assertThat(seen.values()).hasSize(3).allMatch(count -> count > PASTS / 10);
    }

    private static PlainOutcomes plain(MeasuredPast past, Measure measure) {
        return new PlainOutcomes(
                measure, past.interactions(), past.profiles(), past.experiments(), JourneyPolicy.DEFAULT, past.clock());
    }

    private static List<String> lines(
            MeasuredPast past, Measure measure, long seed, Map<Opportunity.State, Integer> seen) {
        MeasuredCustomer customer = MeasuredCustomer.of(
                past.shuffled(new Random(seed)), past.profiles(), past.experiments(), JourneyPolicy.DEFAULT);
        Slices slices = new Slices(measure, CATALOGUE);
        List<Opportunity> opportunities = new Outcomes(measure, CATALOGUE)
                .in(customer.interactions(), customer.arms(), past.clock())
                .opportunities();
        opportunities.forEach(opportunity -> seen.merge(opportunity.state(), 1, Integer::sum));
        return opportunities.stream()
                .map(opportunity -> line(opportunity, slices, customer))
                .sorted()
                .toList();
    }

    private static String line(Opportunity opportunity, Slices slices, MeasuredCustomer customer) {
        MeasuredInteraction closedBy = opportunity.closedBy();
        String ids = opportunity.episode().stream().map(PlainOutcomesTest::id).collect(Collectors.joining(" "));
        String places = Stream.of(Dimension.values())
                .flatMap(dimension -> slices.of(new Breakdown(List.of(dimension)), opportunity, customer).stream())
                .map(PlainOutcomesTest::decoded)
                .sorted()
                .collect(Collectors.joining(" "));
        return ids + " | " + opportunity.state() + " | "
                + (closedBy == null
                        ? "-"
                        : id(closedBy) + " " + opportunity.elapsed().orElseThrow()) + " | " + places;
    }

    private static String decoded(String slice) {
        int equals = slice.indexOf('=');
        return slice.substring(0, equals + 1) + ScoreKey.decode(slice.substring(equals + 1));
    }

    private static String id(MeasuredInteraction interaction) {
        return interaction.key().eventId();
    }
}
