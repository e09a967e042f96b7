package io.vocstreams.replay;

import io.vocstreams.platform.yaml.InvalidYamlException;
import io.vocstreams.platform.yaml.YamlProblem;
import io.vocstreams.replay.csv.Row;
import io.vocstreams.replay.csv.Table;
import io.vocstreams.replay.csv.UnreadableFile;
import io.vocstreams.replay.mapping.Declined;
import io.vocstreams.replay.mapping.FileRule;
import io.vocstreams.replay.mapping.Mapping;
import io.vocstreams.replay.mapping.RecordRule;
import io.vocstreams.replay.mapping.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.ToIntFunction;

/** Maps the first rows of each file and refuses the mapping where a kind of record never comes out. */
final class Trial {

    private static final int ROWS = 1000;

    private final Mapping mapping;
    private final boolean quoting;
    private final List<YamlProblem> problems = new ArrayList<>();

    Trial(Mapping mapping, boolean quoting) {
        this.quoting = quoting;
        this.mapping = mapping;
    }

    void run() {
        mapping.files().forEach(file -> file.tables().forEach(table -> tryOut(file, table)));
        if (!problems.isEmpty()) {
            throw new InvalidYamlException(mapping.name(), problems);
        }
    }

    private void tryOut(FileRule file, Table table) {
        List<Scope> scopes = new ArrayList<>();
        Outcome reading = new Outcome(quoting);
        try (Table.Rows rows = table.open()) {
            Optional<Row> row = rows.next();
            for (int i = 0; i < ROWS && row.isPresent(); i++) {
                Row current = row.get();
                reading.count(current.place(), () -> {
                    Scope scope = file.scope(current);
                    if (file.isGrouped()) {
                        file.key(scope);
                    }
                    scopes.add(scope);
                    return true;
                });
                row = rows.next();
            }
        } catch (UnreadableFile e) {
            problems.add(new YamlProblem(file.line(), file.path() + ".file", String.valueOf(e.getMessage())));
            return;
        }
        reading.problem(file.path(), declined -> file.line()).ifPresent(problems::add);
        file.records().forEach(rule -> tryOut(rule, scopes));
    }

    private void tryOut(RecordRule rule, List<Scope> scopes) {
        Outcome outcome = new Outcome(quoting);
        for (Scope scope : scopes) {
            outcome.count(scope.row().place(), () -> rule.read(List.of(scope)).isPresent());
        }
        outcome.problem(rule.path(), declined -> rule.lineOf(declined.field())).ifPresent(problems::add);
    }

    /** How often it worked, and what was in the way otherwise. */
    private static final class Outcome {

        private final boolean quoting;
        private int made;
        private int refused;
        private Optional<Declined> first = Optional.empty();
        private String firstPlace = "";

        private Outcome(boolean quoting) {
            this.quoting = quoting;
        }

        void count(String place, BooleanSupplier attempt) {
            try {
                made += attempt.getAsBoolean() ? 1 : 0;
            } catch (Declined e) {
                if (e.isSkipped()) {
                    return;
                }
                refused++;
                if (first.isEmpty()) {
                    first = Optional.of(e);
                    firstPlace = place;
                }
            }
        }

        Optional<YamlProblem> problem(String path, ToIntFunction<Declined> line) {
            if (made > 0 || first.isEmpty()) {
                return Optional.empty();
            }
            Declined declined = first.get();
            String where = declined.field().isEmpty() ? path : path + "." + declined.field();
            String said = declined.detail(quoting);
            String detail = said.isEmpty() ? "" : " (" + said + ")";
            return Optional.of(new YamlProblem(
                    line.applyAsInt(declined),
                    where,
                    "fits none of the first " + refused + " rows: " + declined.reason() + detail + ", first in "
                            + firstPlace));
        }
    }
}
