package io.vocstreams.serve.api;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.http.Problem;
import io.vocstreams.serve.api.Route.Call;
import io.vocstreams.serve.store.Database;
import io.vocstreams.serve.store.ScoreChange;
import io.vocstreams.serve.store.ScoreSelection;
import io.vocstreams.serve.store.ScoreTable;
import io.vocstreams.serve.store.ScoreTable.Found;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Scores of one metric and size. */
final class PushedScores implements Pushed<ScoreChange> {

    private static final String EVENT = "score";

    private final Database database;
    private final ViewerScores viewers;

    PushedScores(Database database, ViewerScores viewers) {
        this.database = database;
        this.viewers = viewers;
    }

    @Override
    public String path() {
        return "/v1/scores/stream";
    }

    @Override
    public String name() {
        return "stream";
    }

    @Override
    public String topic() {
        return Topics.SCORES;
    }

    @Override
    public Clearance needed() {
        return Clearance.VIEWER;
    }

    @Override
    public Wanted<ScoreChange> wanted(Call call) throws Problem {
        ScoreSelection selection = ScoreRoutes.selection(call, false);
        call.parameters().refuseOthers();
        if (selection.metric() == null || selection.size() == null) {
            throw new Problem(400, "metric and size: a stream is of one metric and size");
        }
        return new Some(selection, call.isCleared(Clearance.AGENT));
    }

    @Override
    public String event(ScoreChange change) {
        return event(Views.of(change.score()));
    }

    /** Null also where it is gone from the database. */
    @Override
    public @Nullable String eventForViewers(ScoreChange change) {
        if (!change.shown()) {
            return null;
        }
        Optional<String> text = database.read(connection -> {
            Optional<Found> found = ScoreTable.latest(connection, change.key());
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(event(viewers.reading(connection).view(found.get())));
        });
        return text.orElse(null);
    }

    private static String event(Map<String, ?> view) {
        return StreamReader.event(EVENT, view);
    }

    private final class Some implements Wanted<ScoreChange> {

        private final ScoreSelection selection;
        private final boolean seesAll;

        Some(ScoreSelection selection, boolean seesAll) {
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
            ViewerScores.Reading reading = viewers.reading(connection);
            for (Found found : ScoreTable.find(connection, selection, null, most)) {
                all.add(event(seesAll ? ScoreRoutes.view(found) : reading.view(found)));
            }
            return all;
        }

        @Override
        public @Nullable String of(Outgoing<ScoreChange> outgoing) {
            if (!selection.wants(outgoing.change().score())) {
                return null;
            }
            return seesAll ? outgoing.forAll() : outgoing.forViewers();
        }
    }
}
