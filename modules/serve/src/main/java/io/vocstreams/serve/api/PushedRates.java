package io.vocstreams.serve.api;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.http.Problem;
import io.vocstreams.http.Reply;
import io.vocstreams.serve.api.Route.Call;
import io.vocstreams.serve.store.Database;
import io.vocstreams.serve.store.RateChange;
import io.vocstreams.serve.store.RateTable;
import io.vocstreams.serve.store.RateTable.Row;
import io.vocstreams.serve.store.RateTable.Selection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rates of one measure and size. */
final class PushedRates implements Pushed<RateChange> {

    private static final String EVENT = "rate";

    private final Database database;
    private final ViewerRates viewers;

    PushedRates(Database database, ViewerRates viewers) {
        this.database = database;
        this.viewers = viewers;
    }

    @Override
    public String path() {
        return "/v1/rates/stream";
    }

    @Override
    public String name() {
        return "rate-stream";
    }

    @Override
    public String topic() {
        return Topics.RATES;
    }

    @Override
    public Clearance needed() {
        return Clearance.VIEWER;
    }

    @Override
    public Wanted<RateChange> wanted(Call call) throws Problem {
        Selection selection = RateRoutes.selection(call, false);
        call.parameters().refuseOthers();
        if (selection.measure() == null || selection.size() == null) {
            throw new Problem(400, "measure and size: a stream is of one measure and size");
        }
        return new Some(selection, call.isCleared(Clearance.AGENT));
    }

    @Override
    public String event(RateChange change) {
        return StreamReader.event(EVENT, Views.of(change.rate()));
    }

    /** Null also where it is gone from the database. */
    @Override
    public @Nullable String eventForViewers(RateChange change) {
        if (!change.shown()) {
            return null;
        }
        Optional<String> text = database.read(connection -> {
            Optional<Row> found = RateTable.latest(connection, change.key());
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(event(viewers.reading(connection).view(found.get())));
        });
        return text.orElse(null);
    }

    private static String event(Object view) {
        return StreamReader.event(EVENT, Reply.json(200, view).body().stripTrailing());
    }

    private final class Some implements Wanted<RateChange> {

        private final Selection selection;
        private final boolean seesAll;

        Some(Selection selection, boolean seesAll) {
            this.selection = selection;
            this.seesAll = seesAll;
        }

        @Override
        public Object group() {
            return List.of(selection, seesAll);
        }

        @Override
        public boolean seesAll() {
            return seesAll;
        }

        @Override
        public List<String> snapshot(Connection connection, int most) throws SQLException {
            List<String> all = new ArrayList<>();
            ViewerRates.Reading reading = viewers.reading(connection);
            for (Row row : RateTable.find(connection, selection, null, most)) {
                all.add(seesAll ? StreamReader.event(EVENT, row.body()) : event(reading.view(row)));
            }
            return all;
        }

        @Override
        public @Nullable String of(Outgoing<RateChange> outgoing) {
            if (!selection.wants(outgoing.change().rate())) {
                return null;
            }
            return seesAll ? outgoing.forAll() : outgoing.forViewers();
        }
    }
}
