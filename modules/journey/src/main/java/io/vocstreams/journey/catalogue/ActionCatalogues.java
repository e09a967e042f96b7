package io.vocstreams.journey.catalogue;

import io.vocstreams.journey.domain.history.ActionCatalogue;
import io.vocstreams.journey.domain.history.ActionCatalogue.Action;
import io.vocstreams.journey.domain.history.ActionCatalogue.Kind;
import io.vocstreams.model.LifecycleStage;
import io.vocstreams.platform.yaml.YamlEntries;
import io.vocstreams.platform.yaml.YamlFile;
import io.vocstreams.platform.yaml.YamlNode;
import io.vocstreams.platform.yaml.YamlProblems;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads catalogues written as YAML: the one that is shipped, or one in its place. */
public final class ActionCatalogues {

    private static final String SHIPPED = "actions.yml";

    private ActionCatalogues() {}

    public static ActionCatalogue shipped() {
        return of(SHIPPED, YamlFile.shipped(ActionCatalogues.class, SHIPPED));
    }

    /** Blank text stands for the shipped one, as in the setting. */
    public static ActionCatalogue from(String file) {
        return file.isBlank() ? shipped() : parse(String.valueOf(Path.of(file).getFileName()), text(file));
    }

    /** What the file says; a blank name stands for the shipped one, as in the setting. */
    public static String text(String file) {
        return file.isBlank() ? YamlFile.shippedText(ActionCatalogues.class, SHIPPED) : YamlFile.text(Path.of(file));
    }

    /** Reads text; {@code name} is what messages call it. */
    public static ActionCatalogue parse(String name, String yaml) {
        return of(name, YamlFile.parse(name, yaml));
    }

    private static ActionCatalogue of(String name, YamlNode root) {
        YamlProblems problems = new YamlProblems();
        Map<String, Action> actions = new HashMap<>();
        YamlEntries entries = YamlEntries.of(root, "", problems);
        for (LifecycleStage stage : LifecycleStage.values()) {
            for (YamlNode item : entries.take(stage.name()).map(YamlNode::items).orElse(List.of())) {
                YamlEntries.text(item, stage.name(), problems)
                        .flatMap(text -> add(stage, text.strip(), actions))
                        .ifPresent(problem -> problems.add(item, stage.name(), problem));
            }
        }
        entries.refuseUnknown();
        problems.refuseAny(name);
        return new ActionCatalogue(actions);
    }

    /** What is wrong with the action, if anything. */
    private static Optional<String> add(LifecycleStage stage, String text, Map<String, Action> actions) {
        Kind kind = kind(text);
        String action =
                kind == Kind.PLAIN ? text : text.substring(0, text.length() - 1).strip();
        if (action.isEmpty()) {
            return Optional.of("has an action without a name");
        }
        return actions.putIfAbsent(action, new Action(stage, kind)) == null
                ? Optional.empty()
                : Optional.of("`" + action + "` stands there twice");
    }

    private static Kind kind(String text) {
        if (text.endsWith("*")) {
            return Kind.INTENT;
        }
        if (text.endsWith("!")) {
            return Kind.GOAL;
        }
        return text.endsWith("+") ? Kind.CONTACT : Kind.PLAIN;
    }
}
