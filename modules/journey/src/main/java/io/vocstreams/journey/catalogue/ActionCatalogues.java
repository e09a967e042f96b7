package io.vocstreams.journey.catalogue;

import io.vocstreams.journey.domain.ActionCatalogue;
import io.vocstreams.journey.domain.ActionCatalogue.Action;
import io.vocstreams.journey.domain.ActionCatalogue.Kind;
import io.vocstreams.model.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads catalogues written as YAML: the one that is shipped, or one in its place. */
public final class ActionCatalogues {

    private static final String SHIPPED = "actions.yml";

    private ActionCatalogues() {}

    public static ActionCatalogue shipped() {
        try (InputStream yaml = ActionCatalogues.class.getResourceAsStream(SHIPPED)) {
            if (yaml == null) {
                throw new IllegalStateException("The shipped " + SHIPPED + " is missing");
            }
            return parse(SHIPPED, new String(yaml.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Blank text stands for the shipped one, as in the setting. */
    public static ActionCatalogue from(String file) {
        if (file.isBlank()) {
            return shipped();
        }
        try {
            return parse(file, Files.readString(Path.of(file)));
        } catch (IOException e) {
            throw new InvalidCatalogueException(file + ": cannot be read: " + e.getMessage());
        }
    }

    static ActionCatalogue parse(String name, String yaml) {
        Map<String, Action> actions = new HashMap<>();
        stages(name, yaml).forEach((stage, texts) -> {
            if (!(texts instanceof List<?> list)) {
                throw new InvalidCatalogueException(name + ": `" + stage + "` is not a list of actions");
            }
            for (Object text : list) {
                add(name, stage(name, stage), String.valueOf(text).strip(), actions);
            }
        });
        return new ActionCatalogue(actions);
    }

    private static Map<?, ?> stages(String name, String yaml) {
        try {
            @Nullable
            Object document = new Load(LoadSettings.builder().setLabel(name).build()).loadFromString(yaml);
            if (document instanceof Map<?, ?> stages) {
                return stages;
            }
        } catch (YamlEngineException e) {
            throw new InvalidCatalogueException(name + ": is not YAML: " + firstLine(e));
        }
        throw new InvalidCatalogueException(name + ": is not a map from stages to actions");
    }

    private static Stage stage(String name, Object text) {
        for (Stage stage : Stage.values()) {
            if (stage.name().equals(text)) {
                return stage;
            }
        }
        throw new InvalidCatalogueException(name + ": `" + text + "` is none of the stages " + List.of(Stage.values()));
    }

    private static void add(String name, Stage stage, String text, Map<String, Action> actions) {
        Kind kind = kind(text);
        String action =
                kind == Kind.PLAIN ? text : text.substring(0, text.length() - 1).strip();
        if (action.isEmpty()) {
            throw new InvalidCatalogueException(name + ": `" + stage + "` has an action without a name");
        }
        if (actions.putIfAbsent(action, new Action(stage, kind)) != null) {
            throw new InvalidCatalogueException(name + ": `" + action + "` stands there twice");
        }
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

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
