package io.vocstreams.app.command;

import io.vocstreams.app.InvalidUsage;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.domain.triggers.Departments;
import io.vocstreams.journey.domain.triggers.Departments.Department;
import io.vocstreams.journey.lexicon.LexiconReader;
import io.vocstreams.journey.measures.KnownThemes;
import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.journey.rules.DepartmentFile;
import io.vocstreams.journey.rules.RuleFile;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.platform.text.Nearest;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The departments that the files of the settings name. */
final class ActingDepartments {

    private ActingDepartments() {}

    static Departments of(Settings settings) {
        KnownThemes themes =
                LexiconReader.from(settings.get(VocSettings.LEXICON)).themes();
        List<String> measures = MeasureFile.from(settings.get(VocSettings.MEASURES), themes).stream()
                .map(Measure::id)
                .toList();
        return DepartmentFile.from(
                settings.get(VocSettings.DEPARTMENTS),
                RuleFile.from(settings.get(VocSettings.RULES), measures, themes),
                themes);
    }

    static Set<String> ids(Settings settings) {
        return of(settings).all().stream().map(Department::id).collect(Collectors.toSet());
    }

    /** Refuses a name that is neither one of theirs nor one of others that are known; null is none. */
    static void require(@Nullable String department, Departments departments, Collection<String> others) {
        TreeSet<String> known = new TreeSet<>(others);
        departments.all().stream().map(Department::id).forEach(known::add);
        if (department != null && !known.contains(department)) {
            throw new InvalidUsage("--department: there is no `" + department + "`"
                    + Nearest.to(department, List.copyOf(known))
                            .map(near -> "; did you mean `" + near + "`?")
                            .orElse("; there are " + String.join(", ", known)));
        }
    }
}
