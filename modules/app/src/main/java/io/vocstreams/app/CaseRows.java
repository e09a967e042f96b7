package io.vocstreams.app;

import io.vocstreams.model.cases.Case;

/** Cases as rows of a table. */
public final class CaseRows {

    private CaseRows() {}

    public static TextTable table() {
        return new TextTable(
                        "CASE",
                        "RULE",
                        "SEVERITY",
                        "CUSTOMER",
                        "OWNER",
                        "ASSIGNEE",
                        "OPENED",
                        "CONTACT BY",
                        "CONTACT",
                        "RESOLVE BY",
                        "RESOLVE",
                        "STATUS")
                .whole("CASE", "CUSTOMER", "CONTACT BY", "RESOLVE BY", "STATUS");
    }

    public static void add(TextTable table, Case one) {
        table.row(
                one.caseId(),
                one.ruleId(),
                one.severity(),
                one.customerId(),
                one.owner(),
                one.assignee() == null ? "-" : one.assignee(),
                JourneyRows.minute(one.openedAt()),
                JourneyRows.minute(one.contactDueAt()),
                one.contactSla(),
                JourneyRows.minute(one.resolveDueAt()),
                one.resolveSla(),
                one.triggerWithdrawn() ? one.status() + " (trigger withdrawn)" : one.status());
    }
}
