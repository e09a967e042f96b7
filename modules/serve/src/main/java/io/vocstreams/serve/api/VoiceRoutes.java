package io.vocstreams.serve.api;

import com.fasterxml.jackson.databind.util.RawValue;
import io.vocstreams.contracts.Topics;
import io.vocstreams.http.Problem;
import io.vocstreams.model.voice.Sentiment;
import io.vocstreams.serve.api.Route.Call;
import io.vocstreams.serve.store.Database;
import io.vocstreams.serve.store.VoiceTables;
import io.vocstreams.serve.store.VoiceTables.Row;
import io.vocstreams.serve.store.VoiceTables.Selection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What customers say in their own words. For readers who may see what is personal. */
final class VoiceRoutes {

    private final Database database;
    private final Listed listed;

    VoiceRoutes(Database database, Listed listed) {
        this.database = database;
        this.listed = listed;
    }

    List<Route> all() {
        return List.of(Route.get("readings", "/v1/readings", Clearance.AGENT, this::readings));
    }

    private Object readings(Call call) throws Problem {
        Parameters parameters = call.parameters();
        Sentiment polarity = parameters.symbol("polarity", Sentiment.class);
        Selection selection = new Selection(
                parameters.text("theme"),
                polarity == null ? null : polarity.name(),
                parameters.text("customer"),
                parameters.time("from"),
                parameters.time("to"));
        int limit = parameters.limit();
        Cursor cursor = Cursor.of(parameters, 2);
        Row after = cursor == null ? null : new Row("", null, cursor.number(0), cursor.text(1));
        parameters.refuseOthers();
        return database.read(connection -> Listed.page(
                listed.head(connection, Topics.READINGS, Topics.INTERACTIONS),
                VoiceTables.find(connection, selection, after, limit + 1),
                limit,
                VoiceRoutes::view,
                last -> Cursor.text(last.time(), last.id())));
    }

    private static Object view(Row row) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        String interaction = row.interaction();
        view.put("reading", new RawValue(row.body()));
        view.put("interaction", interaction == null ? null : new RawValue(interaction));
        return view;
    }
}
