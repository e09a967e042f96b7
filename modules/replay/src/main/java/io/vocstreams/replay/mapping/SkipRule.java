package io.vocstreams.replay.mapping;

import io.vocstreams.platform.yaml.YamlEntries;
import io.vocstreams.platform.yaml.YamlNode;
import java.util.ArrayList;
import java.util.List;

/** Leaves out what the condition holds for, and says why. */
record SkipRule(Condition when, String reason) {

    static void apply(List<SkipRule> rules, Scope scope) {
        for (SkipRule rule : rules) {
            if (rule.when.holds(scope)) {
                throw Declined.skipped(rule.reason);
            }
        }
    }

    static List<SkipRule> parse(YamlNode node, String path, Context context) {
        List<SkipRule> rules = new ArrayList<>();
        for (YamlNode item : node.items()) {
            String at = path + "[" + (rules.size() + 1) + "]";
            YamlEntries entries = YamlEntries.of(item, at, context.problems());
            Condition when = entries.need("when")
                    .map(condition -> Condition.parse(condition, entries.at("when"), context))
                    .orElse(Condition.ALWAYS);
            String reason = entries.needText("reason").orElse("");
            entries.refuseUnknown();
            rules.add(new SkipRule(when, reason));
        }
        return rules;
    }
}
