package io.vocstreams.serve.api;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.http.Problem;
import io.vocstreams.model.cases.Case;
import io.vocstreams.serve.api.Route.Call;
import io.vocstreams.serve.store.CaseChange;
import io.vocstreams.serve.store.CaseSelection;
import io.vocstreams.serve.store.CaseTables;
import io.vocstreams.serve.store.CaseTables.Order;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cases. Of one that a reader did not ask for, or does not any more, it hears that it is gone. */
final class PushedCases implements Pushed<CaseChange> {

    @Override
    public String path() {
        return "/v1/cases/stream";
    }

    @Override
    public String name() {
        return "case-stream";
    }

    @Override
    public String topic() {
        return Topics.CASES;
    }

    @Override
    public Clearance needed() {
        return Clearance.AGENT;
    }

    @Override
    public Wanted<CaseChange> wanted(Call call) throws Problem {
        CaseSelection selection = CaseRoutes.selection(call.parameters());
        call.parameters().refuseOthers();
        return new Some(selection);
    }

    @Override
    public String event(CaseChange change) {
        Case latest = change.latest();
        return latest == null ? gone(change) : StreamReader.event("case", Views.of(latest));
    }

    @Override
    public @Nullable String eventForViewers(CaseChange change) {
        return null;
    }

    private static String gone(CaseChange change) {
        return StreamReader.event("gone", Map.of("caseId", change.caseId()));
    }

    private record Some(CaseSelection selection) implements Wanted<CaseChange> {

        @Override
        public Object group() {
            return selection;
        }

        @Override
        public boolean seesAll() {
            return true;
        }

        @Override
        public List<String> snapshot(Connection connection, int most) throws SQLException {
            return CaseTables.cases(connection, selection, Order.DUE, null, null, most).stream()
                    .map(row -> StreamReader.event("case", row.body()))
                    .toList();
        }

        @Override
        public String of(Outgoing<CaseChange> outgoing) {
            Case latest = outgoing.change().latest();
            return latest != null && selection.wants(latest) ? outgoing.forAll() : gone(outgoing.change());
        }
    }
}
