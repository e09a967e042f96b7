package io.vocstreams.serve.api;

import com.fasterxml.jackson.databind.util.RawValue;
import io.vocstreams.contracts.Topics;
import io.vocstreams.http.Problem;
import io.vocstreams.model.Journey;
import io.vocstreams.serve.api.Route.Call;
import io.vocstreams.serve.store.CustomerTables;
import io.vocstreams.serve.store.CustomerTables.JourneySelection;
import io.vocstreams.serve.store.CustomerTables.Row;
import io.vocstreams.serve.store.Database;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What customers did and said. For readers who may see what is personal. */
final class CustomerRoutes {

    private static final int JOURNEYS_OF_CUSTOMER = 100;
    private static final int ATTRIBUTIONS = 1_000;

    private final Database database;
    private final Listed listed;

    CustomerRoutes(Database database, Listed listed) {
        this.database = database;
        this.listed = listed;
    }

    List<Route> all() {
        return List.of(
                Route.get("journeys", "/v1/journeys", Clearance.AGENT, this::journeys),
                Route.get("journey", "/v1/journeys/{id}", Clearance.AGENT, this::journey),
                Route.get("customer", "/v1/customers/{id}", Clearance.AGENT, this::customer));
    }

    private Object journeys(Call call) throws Problem {
        Parameters parameters = call.parameters();
        Journey.Status status = parameters.symbol("status", Journey.Status.class);
        Journey.Outcome outcome = parameters.symbol("outcome", Journey.Outcome.class);
        JourneySelection selection = new JourneySelection(
                parameters.text("customer"),
                status == null ? null : status.name(),
                outcome == null ? null : outcome.name());
        int limit = parameters.limit();
        Row after = after(parameters);
        parameters.refuseOthers();
        return database.read(connection -> Listed.page(
                listed.head(connection, Topics.JOURNEYS),
                CustomerTables.journeys(connection, selection, after, limit + 1),
                limit,
                row -> new RawValue(row.body()),
                CustomerRoutes::cursor));
    }

    private Object journey(Call call) throws Problem {
        call.parameters().refuseOthers();
        String id = call.variables().get(0);
        Optional<Map<String, @Nullable Object>> answer = database.read(connection -> {
            Optional<String> body = CustomerTables.journey(connection, id);
            if (body.isEmpty()) {
                return Optional.empty();
            }
            Map<String, @Nullable Object> found = listed.head(connection, Topics.JOURNEYS, Topics.ATTRIBUTIONS);
            found.put("item", new RawValue(body.get()));
            found.put("attributions", raw(CustomerTables.attributionsOfJourney(connection, id, ATTRIBUTIONS)));
            return Optional.of(found);
        });
        return answer.orElseThrow(() -> new Problem(404, "no journey has this id"));
    }

    /** One page of what the customer did and said, and the journeys that it makes. */
    private Object customer(Call call) throws Problem {
        Parameters parameters = call.parameters();
        int limit = parameters.limit();
        Row after = after(parameters);
        parameters.refuseOthers();
        String id = call.variables().get(0);
        Optional<Map<String, @Nullable Object>> answer = database.read(connection -> {
            List<Row> journeys = CustomerTables.journeys(
                    connection, new JourneySelection(id, null, null), null, JOURNEYS_OF_CUSTOMER);
            List<Row> interactions = CustomerTables.interactions(connection, id, after, limit + 1);
            if (journeys.isEmpty() && interactions.isEmpty() && after == null) {
                return Optional.empty();
            }
            Map<String, @Nullable Object> found =
                    listed.head(connection, Topics.INTERACTIONS, Topics.JOURNEYS, Topics.ATTRIBUTIONS);
            found.put("customerId", id);
            found.put("journeys", raw(journeys.stream().map(Row::body).toList()));
            found.put("attributions", raw(CustomerTables.attributionsOfCustomer(connection, id, ATTRIBUTIONS)));
            return Optional.of(
                    Listed.page(found, interactions, limit, row -> new RawValue(row.body()), CustomerRoutes::cursor));
        });
        return answer.orElseThrow(() -> new Problem(404, "nothing is held of such a customer"));
    }

    private static @Nullable Row after(Parameters parameters) throws Problem {
        Cursor cursor = Cursor.of(parameters, 2);
        return cursor == null ? null : new Row("", cursor.number(0), cursor.text(1));
    }

    private static String cursor(Row last) {
        return Cursor.text(last.time(), last.id());
    }

    private static List<RawValue> raw(List<String> bodies) {
        return bodies.stream().map(RawValue::new).toList();
    }
}
