package io.vocstreams.app.guidance;

import io.vocstreams.app.JourneyRows;
import io.vocstreams.app.TextTable;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.journey.domain.guidance.Decided;
import io.vocstreams.journey.domain.guidance.GuidanceRule;
import io.vocstreams.model.guidance.GuidanceRow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/** Rules of guidance, and what they decide, as rows of tables and as plain maps for JSON. */
public final class GuidanceRows {

    private static final String NOTHING = "-";

    private GuidanceRows() {}

    public static TextTable rules() {
        return new TextTable("RULE", "VERSION", "KINDS", "KEY", "CLASS", "PURPOSE", "CHANNELS", "FOR", "TEMPLATE");
    }

    public static void add(TextTable table, GuidanceRule rule) {
        table.row(
                rule.id(),
                rule.version(),
                String.join(" ", new TreeSet<>(rule.kinds())),
                rule.key(),
                rule.guidanceClass(),
                Objects.requireNonNullElse(rule.purpose(), NOTHING),
                rule.channels().toString(),
                rule.lasts(),
                rule.template());
    }

    public static Map<String, Object> view(GuidanceRule rule) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("rule", rule.id());
        view.put("version", rule.version());
        view.put("kinds", new TreeSet<>(rule.kinds()));
        view.put("key", rule.key());
        view.put("class", rule.guidanceClass());
        view.put("purpose", rule.purpose());
        view.put("channels", rule.channels());
        view.put("for", rule.lasts().toString());
        view.put("template", rule.template());
        view.put("parameters", rule.parameters());
        return view;
    }

    public static TextTable decisions() {
        return new TextTable("OPERATION", "RULE", "CLASS", "CHANNEL", "DECISION", "REASON", "EVIDENCE");
    }

    public static void add(TextTable table, Decided decided) {
        table.row(
                decided.notice().operationId(),
                decided.rule().id(),
                decided.rule().guidanceClass(),
                decided.channel(),
                decided.decision(),
                decided.reason() == null ? NOTHING : decided.reason(),
                decided.evidence());
    }

    public static Map<String, Object> view(String customerId, Decided decided) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("guidanceId", decided.guidanceId());
        view.put("customerId", customerId);
        view.put("operationId", decided.notice().operationId());
        view.put("rule", decided.rule().id());
        view.put("class", decided.rule().guidanceClass());
        view.put("channel", decided.channel());
        view.put("decision", decided.decision());
        view.put("reason", decided.reason());
        view.put("evidence", decided.evidence());
        view.put("previous", decided.previous());
        return view;
    }

    /** What stages have decided. */
    public static TextTable published() {
        return new TextTable(
                        "DECIDED",
                        "CUSTOMER",
                        "OPERATION",
                        "RULE",
                        "CLASS",
                        "CHANNEL",
                        "DECISION",
                        "REASON",
                        "GUIDANCE")
                .whole("DECIDED", "CUSTOMER", "DECISION", "REASON");
    }

    public static void add(TextTable table, GuidanceRow row) {
        GuidanceRow.Content content = row.content();
        table.row(
                JourneyRows.minute(content.decidedAt()),
                content.customerId(),
                content.operationId(),
                content.ruleId(),
                content.guidanceClass(),
                content.channel(),
                content.decision(),
                content.reason() == null ? NOTHING : content.reason(),
                content.guidanceId());
    }

    /** With its key, for CSV. */
    public static Map<String, Object> line(GuidanceRow row) {
        Map<String, Object> line = new LinkedHashMap<>(Views.of(row));
        line.put("key", row.content().guidanceId());
        return line;
    }

    public static TextTable totals() {
        return new TextTable("OPERATION", "RULE", "DECISION", "REASON", "CUSTOMERS");
    }

    /** What is counted together. */
    public record Group(String operation, String rule, String decision, String reason) implements Comparable<Group> {

        public static Group of(Decided decided) {
            return new Group(
                    decided.notice().operationId(),
                    decided.rule().id(),
                    decided.decision().name(),
                    decided.reason() == null ? NOTHING : decided.reason().name());
        }

        public void addTo(TextTable table, long customers) {
            table.row(operation, rule, decision, reason, customers);
        }

        public Map<String, Object> view(long customers) {
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("operationId", operation);
            view.put("rule", rule);
            view.put("decision", decision);
            view.put("reason", reason.equals(NOTHING) ? null : reason);
            view.put("customers", customers);
            return view;
        }

        @Override
        public int compareTo(Group other) {
            return (operation + "\n" + rule + "\n" + decision + "\n" + reason)
                    .compareTo(other.operation + "\n" + other.rule + "\n" + other.decision + "\n" + other.reason);
        }
    }
}
