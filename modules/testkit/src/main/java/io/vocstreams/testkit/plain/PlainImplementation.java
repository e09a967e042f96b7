package io.vocstreams.testkit.plain;

import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.model.Header;
import io.vocstreams.model.Identifier;
import io.vocstreams.testkit.Tables;
import io.vocstreams.testkit.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The whole contract from input records to live tables, in memory, as plainly as it can be said. */
public final class PlainImplementation {

    private PlainImplementation() {}

    public static Tables run(World world) {
        PlainIntake intake = new PlainIntake(world.inputs());
        PlainIdentity identity = new PlainIdentity(world.identity(), intake.links());
        Tables tables = Tables.empty();
        Map<String, List<PlainOwned>> byCustomer = new LinkedHashMap<>();
        for (PlainEvent event : intake.events()) {
            Header header = event.interaction().header();
            Identifier end = identity.end(event.strongest(), header.occurredAt());
            PlainOwned owned = new PlainOwned(event, end);
            byCustomer
                    .computeIfAbsent(owned.customerId(), id -> new ArrayList<>())
                    .add(owned);
            tables.customers()
                    .put(Tables.interactionKey(event.strongest().text(), header.eventId()), owned.customerId());
        }
        PlainResponses responses = new PlainResponses(intake.profiles());
        List<PlainResponse> all = new ArrayList<>();
        List<PlainOpportunity> opportunities = new ArrayList<>();
        for (List<PlainOwned> interactions : byCustomer.values()) {
            PlainCustomer customer = new PlainCustomer(interactions, world.journey(), world.startOfExperiments());
            customer.addTo(tables, world.clock());
            customer.abouts()
                    .forEach(about -> responses.response(about, customer).ifPresent(all::add));
            PlainVoices voices =
                    new PlainVoices(customer, responses, world.scores().zone());
            voices.addTo(tables);
            all.addAll(voices.responses());
            for (Measure measure : world.measures()) {
                opportunities.addAll(new PlainOutcomes(measure, customer, responses, voices.voices(), world.clock())
                        .opportunities());
            }
        }
        new PlainScores(world.scores(), !world.plans().isEmpty(), world.clock())
                .of(all)
                .forEach(tables::add);
        new PlainRates(world.scores(), world.clock()).of(opportunities).forEach(tables::add);
        return tables;
    }
}
