package io.vocstreams.app.experiments;

import io.vocstreams.model.Operation;
import io.vocstreams.model.experiment.ExperimentPlan;
import io.vocstreams.platform.yaml.InvalidYamlException;
import io.vocstreams.platform.yaml.YamlEntries;
import io.vocstreams.platform.yaml.YamlFile;
import io.vocstreams.platform.yaml.YamlNode;
import io.vocstreams.platform.yaml.YamlProblems;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A file of plans. Their revisions follow from what was sent before. */
public final class PlanFile {

    private static final double ALPHA = 0.05;

    private PlanFile() {}

    /**
     * Reads a file.
     *
     * @throws InvalidYamlException naming line and reason of all that is wrong
     */
    public static List<ExperimentPlan> read(Path file) {
        return plans(String.valueOf(file.getFileName()), YamlFile.read(file));
    }

    /** Reads text; {@code name} is what messages call it. */
    static List<ExperimentPlan> parse(String name, String yaml) {
        return plans(name, YamlFile.parse(name, yaml));
    }

    private static List<ExperimentPlan> plans(String name, YamlNode file) {
        YamlProblems problems = new YamlProblems();
        YamlEntries root = YamlEntries.of(file, "", problems);
        List<ExperimentPlan> plans = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        root.need("experiments").ifPresent(list -> {
            for (YamlNode item : list.items()) {
                YamlEntries entries = YamlEntries.of(item, "experiments[" + plans.size() + "]", problems);
                ExperimentPlan plan = plan(entries, problems);
                plans.add(plan);
                if (!plan.experimentId().isEmpty() && !ids.add(plan.experimentId())) {
                    entries.wrong("id", "`" + plan.experimentId() + "` stands there twice");
                }
            }
        });
        root.refuseUnknown();
        problems.refuseAny(name);
        return List.copyOf(plans);
    }

    private static ExperimentPlan plan(YamlEntries entries, YamlProblems problems) {
        ExperimentPlan plan = new ExperimentPlan(
                entries.needText("id").orElse(""),
                0,
                Operation.UPSERT,
                entries.need("variants")
                        .map(node -> YamlEntries.of(node, entries.at("variants"), problems)
                                .all((share, path) -> decimal(share, path, problems)))
                        .orElse(Map.of()),
                entries.needText("control").orElse(""),
                entries.takeText("series").orElse(null),
                entries.takeText("survey").orElse(null),
                entries.takeText("measure").orElse(null),
                entries.need("plannedAnswers")
                        .flatMap(node -> YamlEntries.number(node, entries.at("plannedAnswers"), 1, problems))
                        .orElse(1),
                entries.take("alpha")
                        .flatMap(node -> decimal(node, entries.at("alpha"), problems))
                        .orElse(ALPHA),
                entries.need("startAt")
                        .flatMap(node -> day(node, entries.at("startAt"), problems))
                        .orElse(LocalDate.EPOCH),
                entries.take("endAt")
                        .flatMap(node -> day(node, entries.at("endAt"), problems))
                        .orElse(null));
        entries.refuseUnknown();
        return plan;
    }

    private static Optional<Double> decimal(YamlNode node, String path, YamlProblems problems) {
        return YamlEntries.text(node, path, problems).flatMap(text -> {
            try {
                return Optional.of(Double.valueOf(text));
            } catch (NumberFormatException e) {
                problems.add(node, path, "'" + text + "' is no number such as 0.5");
                return Optional.empty();
            }
        });
    }

    private static Optional<LocalDate> day(YamlNode node, String path, YamlProblems problems) {
        return YamlEntries.text(node, path, problems).flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeParseException e) {
                problems.add(node, path, "'" + text + "' is no day such as 2026-11-01");
                return Optional.empty();
            }
        });
    }
}
