package io.vocstreams.serve.api;

import io.vocstreams.contracts.Topics;
import io.vocstreams.http.Problem;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.serve.api.Route.Call;
import io.vocstreams.serve.feed.FeedProgress;
import io.vocstreams.serve.store.BookTables;
import io.vocstreams.serve.store.BookTables.Place;
import io.vocstreams.serve.store.Database;
import io.vocstreams.serve.store.HeldFrom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the pipeline is: how far it was read, what became of the records, and what was refused. */
final class StatusRoutes {

    private final Database database;
    private final FeedProgress progress;
    private final Listed listed;
    private final ZoneId zone;
    private final List<String> departments;

    StatusRoutes(Database database, FeedProgress progress, Listed listed, ZoneId zone, Collection<String> departments) {
        this.zone = zone;
        this.departments = departments.stream().sorted().toList();
        this.database = database;
        this.progress = progress;
        this.listed = listed;
    }

    List<Route> all() {
        return List.of(
                Route.get("status", "/v1/status", Clearance.VIEWER, this::status),
                Route.get("rejects", "/v1/rejects", Clearance.ADMIN, this::rejects));
    }

    private Object status(Call call) throws Problem {
        call.parameters().refuseOthers();
        FeedProgress.State state = progress.state();
        Map<String, @Nullable Object> reader = new LinkedHashMap<>();
        reader.put("name", call.caller().name());
        reader.put("role", call.caller().clearance());
        return database.read(connection -> {
            Map<String, @Nullable Object> answer = new LinkedHashMap<>();
            answer.put("reader", reader);
            answer.put("timeZone", zone.getId());
            answer.put("departments", departments);
            answer.put("ready", state.ready());
            answer.put("waiting", state.problem());
            answer.put("position", Database.position(connection).text());
            answer.put("lag", state.lags());
            Instant heldFrom = HeldFrom.SCORES.read(connection);
            answer.put("revisionsHeldFrom", heldFrom.toString());
            answer.put("ledger", BookTables.ledger(connection));
            answer.put("refusals", BookTables.reasons(connection));
            return answer;
        });
    }

    private Object rejects(Call call) throws Problem {
        Parameters parameters = call.parameters();
        RejectReason reason = parameters.symbol("reason", RejectReason.class);
        int limit = parameters.limit();
        Cursor cursor = Cursor.of(parameters, 3);
        Place after = cursor == null ? null : new Place(cursor.number(0), cursor.number(1), cursor.number(2));
        parameters.refuseOthers();
        return database.read(connection -> Listed.page(
                listed.head(connection, Topics.REJECTED),
                BookTables.rejects(connection, reason == null ? null : reason.name(), after, limit + 1),
                limit,
                BookTables.Refused::view,
                last -> Cursor.text(
                        last.place().arrivedAt(),
                        last.place().partition(),
                        last.place().offset())));
    }
}
