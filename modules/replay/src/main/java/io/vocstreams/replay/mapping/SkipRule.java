package io.vocstreams.replay.mapping;

import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/** Leaves out what the condition holds for, and says why. */
record SkipRule(Condition when, String reason) {

    static void apply(List<SkipRule> rules, Scope scope) {
        for (SkipRule rule : rules) {
            if (rule.when.holds(scope)) {
                throw Declined.skipped(rule.reason);
            }
        }
    }

    static List<SkipRule> parse(Node node, String path, Problems problems) {
        List<SkipRule> rules = new ArrayList<>();
        for (Node item : Entries.list(node)) {
            String at = path + "[" + (rules.size() + 1) + "]";
            Entries entries = Entries.of(item, at, problems);
            Condition when = entries.need("when")
                    .map(condition -> Condition.parse(condition, entries.at("when"), problems))
                    .orElse(Condition.ALWAYS);
            String reason = entries.needText("reason").orElse("");
            entries.refuseUnknown();
            rules.add(new SkipRule(when, reason));
        }
        return rules;
    }
}
