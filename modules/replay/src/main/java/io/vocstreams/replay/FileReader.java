package io.vocstreams.replay;

import io.vocstreams.contracts.InputRecord;
import io.vocstreams.replay.csv.Row;
import io.vocstreams.replay.csv.Table;
import io.vocstreams.replay.mapping.Declined;
import io.vocstreams.replay.mapping.FileRule;
import io.vocstreams.replay.mapping.RecordRule;
import io.vocstreams.replay.mapping.Scope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one file: row by row, or whole where rows are grouped, since the rows of a group may lie anywhere in it. */
final class FileReader {

    private final FileRule file;
    private final Tallies tallies;
    private final ReplayProgress progress;

    FileReader(FileRule file, Tallies tallies, ReplayProgress progress) {
        this.file = file;
        this.tallies = tallies;
        this.progress = progress;
    }

    void readAll(PlacedSink sink) {
        for (Table table : file.tables()) {
            Map<String, List<Scope>> groups = new LinkedHashMap<>();
            try (Table.Rows rows = table.open()) {
                for (Optional<Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                    tallies.row();
                    read(row.get(), groups, sink);
                    progress.readOne(rows);
                }
            }
            groups.values().forEach(unit -> make(unit, sink));
            progress.finished(table.bytes());
        }
    }

    /** Takes a record and where it comes from. */
    @FunctionalInterface
    interface PlacedSink {

        void accept(InputRecord record, String place);
    }

    private void read(Row row, Map<String, List<Scope>> groups, PlacedSink sink) {
        try {
            Scope scope = file.scope(row);
            if (file.isGrouped()) {
                groups.computeIfAbsent(file.key(scope), key -> new ArrayList<>(2))
                        .add(scope);
            } else {
                make(List.of(scope), sink);
            }
        } catch (Declined e) {
            tallies.declined(e, row.place());
        }
    }

    private void make(List<Scope> unit, PlacedSink sink) {
        String place = unit.get(0).row().place();
        try {
            if (file.isGrouped()) {
                file.checkSame(unit);
            }
        } catch (Declined e) {
            tallies.declined(e, place);
            return;
        }
        boolean any = false;
        for (RecordRule rule : file.records()) {
            try {
                Optional<InputRecord> record = rule.read(unit);
                any |= record.isPresent();
                if (record.isPresent() && tallies.made(record.get(), place)) {
                    sink.accept(record.get(), place);
                }
            } catch (Declined e) {
                any = true;
                tallies.declined(e, place);
            }
        }
        if (!any) {
            tallies.fitsNoRecord(place);
        }
    }
}
