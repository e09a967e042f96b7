package io.vocstreams.serve.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vocstreams.model.Operation;
import io.vocstreams.model.experiment.ArmRate;
import io.vocstreams.model.experiment.ArmRows;
import io.vocstreams.model.experiment.ExperimentPlan;
import io.vocstreams.model.experiment.Readout;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.ScoreKey;
import io.vocstreams.model.score.Series;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds experiments, and what is published of their arms. Bodies are the JSON that was kept. */
public final class ExperimentTables {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final String FIND = "select body from experiments";

    private ExperimentTables() {}

    /** An experiment. */
    public record Row(ExperimentPlan plan, String body) {}

    /** By id, those behind one. */
    public static List<Row> find(Connection connection, @Nullable String after, int most) throws SQLException {
        return Statements.query(
                connection,
                ExperimentTables::row,
                FIND + " where experiment_id > ? order by experiment_id limit ?",
                after == null ? "" : after,
                most);
    }

    public static Optional<Row> one(Connection connection, String id) throws SQLException {
        return Statements.first(connection, ExperimentTables::row, FIND + " where experiment_id = ?", id);
    }

    /** What is published by arm, within one read of the database. */
    public static ArmRows arms(Connection connection) {
        return new Arms(connection);
    }

    private record Arms(Connection connection) implements ArmRows {

        @Override
        public Optional<Counts> score(Scale scale, String breakdown, Instant windowStart) {
            String key = new ScoreKey(new Series(scale, breakdown), Readout.SIZE, windowStart).text();
            try {
                return ScoreTable.latest(connection, key)
                        .map(ScoreTable.Found::score)
                        .map(Score::counts);
            } catch (SQLException failure) {
                throw unreadable(failure);
            }
        }

        @Override
        public List<ArmRate> rates(String measure, List<String> breakdowns, Instant windowStart) {
            try {
                List<ArmRate> rates = new ArrayList<>();
                for (String breakdown : breakdowns) {
                    rates.addAll(RateTable.ofArm(connection, measure, breakdown, windowStart));
                }
                return rates;
            } catch (SQLException failure) {
                throw unreadable(failure);
            }
        }

        private static IllegalStateException unreadable(SQLException failure) {
            return new IllegalStateException("cannot read the database", failure);
        }
    }

    private static Row row(ResultSet row) throws SQLException {
        String body = row.getString(1);
        return new Row(plan(body), body);
    }

    private static ExperimentPlan plan(String body) {
        JsonNode view = tree(body);
        Map<String, Double> variants = new HashMap<>();
        view.path("variants")
                .properties()
                .forEach(one -> variants.put(one.getKey(), one.getValue().asDouble()));
        String endAt = text(view, "endAt");
        return new ExperimentPlan(
                view.path("experimentId").asText(),
                view.path("planRevision").asInt(),
                Operation.UPSERT,
                variants,
                view.path("control").asText(),
                text(view, "series"),
                text(view, "surveyId"),
                text(view, "measure"),
                view.path("plannedAnswers").asLong(),
                view.path("alpha").asDouble(),
                LocalDate.parse(view.path("startAt").asText()),
                endAt == null ? null : LocalDate.parse(endAt));
    }

    private static @Nullable String text(JsonNode view, String name) {
        return view.hasNonNull(name) ? view.path(name).asText() : null;
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what was kept is JSON", impossible);
        }
    }
}
