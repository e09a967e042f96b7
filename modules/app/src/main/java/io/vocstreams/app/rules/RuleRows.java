package io.vocstreams.app.rules;

import io.vocstreams.actions.domain.CaseState;
import io.vocstreams.app.TextTable;
import io.vocstreams.app.measures.TrialRows;
import io.vocstreams.journey.domain.triggers.Rule;
import io.vocstreams.model.cases.Case;
import io.vocstreams.model.cases.CaseOpening;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Rules, and what they found, as rows of tables and as plain maps for JSON. */
public final class RuleRows {

    private static final String NOTHING = "-";

    private RuleRows() {}

    public static TextTable rules() {
        return new TextTable("RULE", "VERSION", "SIGNAL", "WHEN", "EPISODE", "SEVERITY", "OWNER", "CONTACT", "RESOLVE");
    }

    public static void add(TextTable table, Rule rule) {
        table.row(
                rule.id(),
                rule.version(),
                Objects.requireNonNullElse(rule.signal(), NOTHING),
                when(rule.when()),
                TrialRows.text(rule.episode()),
                rule.then().severity(),
                rule.then().owner(),
                rule.then().contactWithin(),
                rule.then().resolveWithin());
    }

    public static Map<String, Object> view(Rule rule) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("rule", rule.id());
        view.put("version", rule.version());
        view.put("signal", rule.signal());
        view.put("when", when(rule.when()));
        view.put("episode", TrialRows.text(rule.episode()));
        view.put("severity", rule.then().severity());
        view.put("owner", rule.then().owner());
        view.put("contactWithin", rule.then().contactWithin().toString());
        view.put("resolveWithin", rule.then().resolveWithin().toString());
        return view;
    }

    private static String when(Rule.When when) {
        if (when instanceof Rule.Measured measured) {
            return measured.measure() + " " + measured.state();
        }
        if (when instanceof Rule.Repeated repeated) {
            return repeated.times() + " in " + TrialRows.text(repeated.within());
        }
        if (when instanceof Rule.JourneyEnded ended) {
            return "journey " + ended.outcome();
        }
        return when instanceof Rule.AtRisk ? "two signals" : "each that is selected";
    }

    public static TextTable cases() {
        return new TextTable(
                "RULE",
                "SIGNAL",
                "OPENED",
                "EVENT",
                "CHANNEL",
                "TRIGGERS",
                "SEVERITY",
                "OWNER",
                "CONTACT DUE",
                "RESOLVE DUE",
                "STATUS",
                "CONTACT");
    }

    public static void add(TextTable table, RuleTrial.Opened opened) {
        CaseOpening opening = opened.opening();
        CaseState state = opened.state();
        table.row(
                opening.ruleId(),
                Objects.requireNonNullElse(opening.signal(), NOTHING),
                opening.openedAt(),
                opening.triggerEventId(),
                opening.channel(),
                opening.triggers(),
                opening.handling().severity(),
                opening.handling().owner(),
                state.contactDueAt(),
                state.resolveDueAt(),
                state.status(),
                state.contactSla());
    }

    public static Map<String, Object> view(RuleTrial.Opened opened) {
        CaseOpening opening = opened.opening();
        CaseState state = opened.state();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("caseId", opening.caseId());
        view.put("ruleId", opening.ruleId());
        view.put("ruleVersion", opening.ruleVersion());
        view.put("signal", opening.signal());
        view.put("triggerEventId", opening.triggerEventId());
        view.put("triggers", opening.triggers());
        view.put("openedAt", opening.openedAt().toString());
        view.put("channel", opening.channel());
        view.put("storeId", opening.storeId());
        view.put("productId", opening.productId());
        view.put("severity", opening.handling().severity());
        view.put("owner", opening.handling().owner());
        view.put("contactDueAt", state.contactDueAt().toString());
        view.put("resolveDueAt", state.resolveDueAt().toString());
        view.put("status", state.status());
        view.put("contactSla", state.contactSla());
        view.put("resolveSla", state.resolveSla());
        return view;
    }

    public static TextTable totals() {
        return new TextTable("RULE", "CASES", "TRIGGERS", "OPEN", "EXPIRED");
    }

    /** The cases of one rule. */
    public static final class Total {
        private int cases;
        private long triggers;
        private int expired;

        public void add(RuleTrial.Opened opened) {
            cases++;
            triggers += opened.opening().triggers();
            expired += opened.state().status() == Case.Status.EXPIRED ? 1 : 0;
        }

        public void addTo(TextTable table, String rule) {
            table.row(rule, cases, triggers, cases - expired, expired);
        }

        public Map<String, Object> view(String rule) {
            Map<String, Object> view = new LinkedHashMap<>();
            view.put("rule", rule);
            view.put("cases", cases);
            view.put("triggers", triggers);
            view.put("open", cases - expired);
            view.put("expired", expired);
            return view;
        }
    }
}
