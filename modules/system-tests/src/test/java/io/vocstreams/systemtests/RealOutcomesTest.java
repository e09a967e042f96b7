package io.vocstreams.systemtests;

import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.domain.outcomes.MeasuredCustomer;
import io.vocstreams.journey.domain.outcomes.Opportunity;
import io.vocstreams.journey.domain.outcomes.Outcomes;
import io.vocstreams.journey.domain.outcomes.Slices;
import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.model.Header;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Touchpoint;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.policy.TimePolicy;
import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.replay.ProgressListener;
import io.vocstreams.replay.ReplayContext;
import io.vocstreams.replay.ReplayPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures over real data, customer by customer, against figures that were computed without them. */
class RealOutcomesTest {

    private static final Instant LONG_AFTER = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path work = Path.of("");

    @Test
    void shouldFindTheRedemptionsOfEachMailing() throws IOException {
        Path folder = RealData.require("completejourney");

        RealOutcomes.assertRedemptions(counts(replay(RealOutcomes.MAILINGS, folder)));
    }

    @Test
    void shouldFindHowFastIncidentsAreResolved() throws IOException {
        Path folder = RealData.require("servicenow-incidents");
        Map<String, Map<EventKey, Interaction>> incidents = replay(RealOutcomes.INCIDENTS, folder);
        incidents.values().forEach(RealOutcomesTest::addOpening);

        RealOutcomes.assertResolutions(counts(incidents));
    }

    private static void addOpening(Map<EventKey, Interaction> rows) {
        Header first = rows.values().stream()
                .map(Interaction::header)
                .min(Comparator.comparing(Header::occurredAt))
                .orElseThrow();
        rows.put(new EventKey("", "opened"), RealOutcomes.opened(first));
    }

    private Map<String, Map<EventKey, Interaction>> replay(String mapping, Path folder) throws IOException {
        Path file = Files.writeString(work.resolve("mapping.yaml"), mapping);
        Map<String, Map<EventKey, Interaction>> customers = new HashMap<>();
        ReplayPlan.load(file, folder)
                .run(
                        record -> {
                            Touchpoint touchpoint = (Touchpoint) record.value();
                            String customer =
                                    touchpoint.header().identifiers().get(0).value();
                            customers
                                    .computeIfAbsent(customer, id -> new HashMap<>())
                                    .put(
                                            new EventKey(
                                                    customer,
                                                    touchpoint.header().eventId()),
                                            touchpoint);
                        },
                        ProgressListener.SILENT,
                        new ReplayContext(LONG_AFTER, TimePolicy.DEFAULT.latenessHorizon(), Instant.MIN, false));
        return customers;
    }

    private static Map<String, RateCounts> counts(Map<String, Map<EventKey, Interaction>> customers) {
        Map<String, RateCounts> counts = new TreeMap<>();
        for (Measure measure : MeasureFile.parse("m.yml", RealOutcomes.MEASURES)) {
            Outcomes outcomes = new Outcomes(measure, ActionCatalogues.shipped());
            Slices slices = new Slices(measure, ActionCatalogues.shipped());
            customers.values().forEach(interactions -> {
                MeasuredCustomer customer =
                        MeasuredCustomer.of(interactions, List.of(), Map.of(), JourneyPolicy.DEFAULT);
                for (Opportunity opportunity : outcomes.in(customer.interactions(), customer.arms(), LONG_AFTER)
                        .opportunities()) {
                    for (Breakdown breakdown : measure.breakdowns()) {
                        slices.of(breakdown, opportunity, customer)
                                .forEach(value -> counts.merge(
                                        measure.id() + " " + value, opportunity.counts(measure), RateCounts::plus));
                    }
                }
            });
        }
        return counts;
    }
}
