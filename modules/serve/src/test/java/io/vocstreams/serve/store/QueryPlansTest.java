package io.vocstreams.serve.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.model.cases.Case;
import io.vocstreams.model.guidance.Decision;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.serve.domain.SmallCells;
import io.vocstreams.serve.store.CaseTables.Order;
import io.vocstreams.serve.store.CustomerTables.JourneySelection;
import io.vocstreams.serve.store.CustomerTables.Row;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is asked for of the large tables, an index leads to it: nothing reads all rows to find a few. */
class QueryPlansTest {

    private static final Instant THEN = Instant.parse("2026-11-20T00:00:00Z");
    private static final String KIND = "(measure=? AND version=? AND dimensions=? AND size=?";

    @TempDir
    Path directory;

    private interface Query {
        void on(Connection connection) throws SQLException;
    }

    /** @param step that the plan of a query has */
    private record Expected(String step, Query query) {}

    @Test
    void shouldFindByAnIndex() throws SQLException {
        EdgeSerdes serdes = EdgeSerdes.registering("mock://plans", Map.of());
        try (Database database = Database.open(directory, Projections.all(serdes, new SmallCells(5), new Silent()))) {
            Connection connection = database.writer();
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "insert into families values (1, 'NPS', 0, 10, 'HIGHER_IS_BETTER', 'channel', 'P1D')");
                statement.execute("insert into rate_series values ('cart', 1, 'channel', 'P1D', 0)");
            }
            for (Expected expected : expectations()) {
                List<String> steps = steps(connection, expected.query());
                assertThat(steps)
                        .as("%s", steps)
                        .anyMatch(step -> step.contains(expected.step()))
                        .noneMatch(step ->
                                step.startsWith("SCAN ") && !step.matches("SCAN (families|rate_series|\\(subquery).*"));
            }
        }
    }

    private static List<Expected> expectations() {
        List<Expected> all = new ArrayList<>(List.of(
                new Expected("scores_by_start (family=?", scores("channel", null, null, null)),
                new Expected("scores_by_start (family=? AND window_start>?", scores("channel", THEN, THEN, null)),
                new Expected(
                        "PRIMARY KEY (family=? AND breakdown=? AND window_start>?)",
                        scores("channel=WEB", THEN, null, null)),
                new Expected("score_history_by_start (family=?", scores("channel", null, null, THEN)),
                new Expected(
                        "score_history USING PRIMARY KEY (family=? AND breakdown=?",
                        scores("channel=WEB", null, null, THEN)),
                new Expected("rates USING PRIMARY KEY " + KIND, rates("channel", null, null)),
                new Expected("rates USING PRIMARY KEY " + KIND + " AND window_start>?", rates("channel", THEN, null)),
                new Expected("rates_by_breakdown " + KIND + " AND breakdown=?", rates("channel=WEB", THEN, null)),
                new Expected("rate_history USING PRIMARY KEY " + KIND, rates("channel", null, THEN)),
                new Expected(
                        "rates USING PRIMARY KEY " + KIND + " AND window_start=? AND breakdown=?)",
                        connection -> RateTable.ofArm(connection, "cart", "arm=a/b", THEN)),
                new Expected("cases_by_due (over=?", cases(false, null, Order.DUE)),
                new Expected("cases_by_opening (over=?", cases(true, null, Order.OPENED)),
                new Expected("cases_by_customer (customer_id=?", cases(true, "c", Order.OPENED)),
                new Expected("score_history_by_end (ended_at<?", expiring("score_history")),
                new Expected("rate_history_by_end (ended_at<?", expiring("rate_history"))));
        for (Row after : new @Nullable Row[] {null, new Row("", 5, "x")}) {
            all.addAll(List.of(
                    new Expected("journeys_by_customer (customer_id=?", journeys("c", "CLOSED", "BROWSED", after)),
                    new Expected("journeys_by_status (status=?", journeys(null, "CLOSED", null, after)),
                    new Expected("journeys_by_outcome (outcome=?", journeys(null, null, "BROWSED", after)),
                    new Expected("guidance_by_customer (customer_id=?", guidance("c", "o", after)),
                    new Expected("guidance_by_operation (operation_id=?", guidance(null, "o", after)),
                    new Expected("guidance_by_decision (decision=?", guidance(null, null, after))));
        }
        return all;
    }

    private static Query scores(
            String breakdown, @Nullable Instant from, @Nullable Instant to, @Nullable Instant asOf) {
        ScoreSelection selection = new ScoreSelection(Metric.NPS, breakdown, WindowSize.DAY, from, to, asOf);
        return connection -> ScoreTable.find(connection, selection, null, 10);
    }

    private static Query rates(String breakdown, @Nullable Instant from, @Nullable Instant asOf) {
        RateTable.Selection selection = new RateTable.Selection("cart", breakdown, "P1D", from, null, asOf);
        return connection -> RateTable.find(connection, selection, null, 10);
    }

    private static Query cases(boolean over, @Nullable String customer, Order order) {
        CaseSelection selection =
                new CaseSelection(over, over ? Case.Status.RESOLVED : null, null, null, null, null, customer, false);
        return connection -> CaseTables.cases(connection, selection, order, THEN, null, 10);
    }

    private static Query journeys(
            @Nullable String customer, @Nullable String status, @Nullable String outcome, @Nullable Row after) {
        JourneySelection selection = new JourneySelection(customer, status, outcome);
        return connection -> CustomerTables.journeys(connection, selection, after, 10);
    }

    private static Query guidance(@Nullable String customer, @Nullable String operation, @Nullable Row after) {
        GuidanceTables.Selection selection =
                new GuidanceTables.Selection(customer, operation, null, null, Decision.SENT, null);
        return connection -> GuidanceTables.find(connection, selection, after, 10);
    }

    private static Query expiring(String table) {
        return connection ->
                connection.prepareStatement(KeptVersions.expiring(table)).close();
    }

    /** Of the plans of all statements that it makes. */
    private static List<String> steps(Connection connection, Query query) throws SQLException {
        List<String> statements = new ArrayList<>();
        Connection recording = (Connection) Proxy.newProxyInstance(
                QueryPlansTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        statements.add((String) arguments[0]);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
        query.on(recording);
        List<String> steps = new ArrayList<>();
        try (Statement explaining = connection.createStatement()) {
            for (String sql : statements) {
                try (ResultSet row = explaining.executeQuery("explain query plan " + sql)) {
                    while (row.next()) {
                        steps.add(row.getString("detail"));
                    }
                }
            }
        }
        return steps;
    }

    /** Nobody listens. */
    private static final class Silent implements ChangeListener {

        @Override
        public void scores(List<ScoreChange> changes) {}

        @Override
        public void rates(List<RateChange> changes) {}

        @Override
        public void cases(List<CaseChange> changes) {}
    }
}
