package io.vocstreams.app.measures;

import io.vocstreams.app.customer.CustomerReader;
import io.vocstreams.journey.domain.customer.Voices;
import io.vocstreams.journey.domain.history.ActionCatalogue;
import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.domain.outcomes.MeasuredCustomer;
import io.vocstreams.journey.domain.outcomes.Opportunity;
import io.vocstreams.journey.domain.outcomes.Outcomes;
import io.vocstreams.journey.domain.outcomes.Slices;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.RateCounts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Measures played over customers.
 *
 * @param experiments when each planned experiment starts
 */
public record MeasureTrial(
        List<Measure> measures,
        ActionCatalogue catalogue,
        JourneyPolicy policy,
        Map<String, Instant> experiments,
        Voices voices,
        Instant clock) {

    /** What one measure found of one customer. */
    public record Finding(Measure measure, Outcomes.Found found, MeasuredCustomer customer) {}

    /** One row of rates, over all time. */
    public record Row(Measure measure, Breakdown breakdown, String value, RateCounts counts) {}

    /** What each measure finds of a customer. */
    public List<Finding> of(CustomerReader customers, String customerId) {
        MeasuredCustomer customer = MeasuredCustomer.of(
                customers.sets().interactionsOf(customerId),
                customers.sets().profilesOf(customerId),
                experiments,
                policy,
                voices::in);
        return measures.stream()
                .map(measure -> new Finding(
                        measure,
                        new Outcomes(measure, catalogue).in(customer.interactions(), customer.arms(), clock),
                        customer))
                .toList();
    }

    /** What each measure finds of all customers, by the values of its breakdowns. */
    public List<Row> rates(CustomerReader customers) {
        Map<Measure, Map<Breakdown, Map<String, RateCounts>>> counts = new LinkedHashMap<>();
        for (Measure measure : measures) {
            Map<Breakdown, Map<String, RateCounts>> byBreakdown = new LinkedHashMap<>();
            measure.breakdowns().forEach(breakdown -> byBreakdown.put(breakdown, new TreeMap<>()));
            counts.put(measure, byBreakdown);
        }
        for (String customerId : customers.sets().customers()) {
            for (Finding finding : of(customers, customerId)) {
                Slices slices = new Slices(finding.measure(), catalogue);
                Map<Breakdown, Map<String, RateCounts>> ofMeasure = counts.getOrDefault(finding.measure(), Map.of());
                for (Opportunity opportunity : finding.found().opportunities()) {
                    RateCounts change = opportunity.counts(finding.measure());
                    ofMeasure.forEach((breakdown, sums) -> slices.of(breakdown, opportunity, finding.customer())
                            .forEach(value -> sums.merge(value, change, RateCounts::plus)));
                }
            }
        }
        return counts.entrySet().stream()
                .flatMap(measure -> measure.getValue().entrySet().stream()
                        .flatMap(breakdown -> breakdown.getValue().entrySet().stream()
                                .map(value -> new Row(
                                        measure.getKey(), breakdown.getKey(), value.getKey(), value.getValue()))))
                .toList();
    }
}
