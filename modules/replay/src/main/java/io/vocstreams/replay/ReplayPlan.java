package io.vocstreams.replay;

import io.vocstreams.contracts.InputRecord;
import io.vocstreams.replay.mapping.FileRule;
import io.vocstreams.replay.mapping.Mapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Plays the files of a mapping: refuses a wrong mapping first, then hands over record by record. */
public final class ReplayPlan {

    private final Mapping mapping;
    private boolean checked;

    private ReplayPlan(Mapping mapping) {
        this.mapping = mapping;
    }

    /** Reads a mapping whose files lie beside it. */
    public static ReplayPlan load(Path mapping) {
        Path folder = mapping.toAbsolutePath().getParent();
        return load(mapping, folder == null ? mapping.toAbsolutePath() : folder);
    }

    /**
     * Reads a mapping whose files lie in the given folder.
     *
     * @throws MappingException naming every problem that shows without the files
     */
    public static ReplayPlan load(Path mapping, Path data) {
        return new ReplayPlan(Mapping.read(mapping, data));
    }

    /** The size of all files as they lie on disk. */
    public long bytes() {
        return mapping.files().stream().mapToLong(FileRule::bytes).sum();
    }

    /**
     * Holds the mapping against the headers, the lookups and the first rows of its files.
     *
     * @throws MappingException where it does not fit
     */
    public void check(ReplayContext context) {
        if (checked) {
            return;
        }
        mapping.checkAgainstFiles();
        new Trial(mapping, context.quoting()).run();
        checked = true;
    }

    /** Whether the records are sent in the order of time. */
    public boolean isSortedByTime() {
        return mapping.isSortedByTime();
    }

    /**
     * Hands every record to the sink: in the order of the files, or sorted by time where the mapping says so. Nothing
     * is handed over if the mapping does not fit.
     */
    public ReplaySummary run(RecordSink sink, ProgressListener progress, ReplayContext context) {
        check(context);
        Tallies tallies = new Tallies(context, mapping.isSortedByTime());
        ReplayProgress sofar = new ReplayProgress(progress, bytes(), tallies);
        if (mapping.isSortedByTime()) {
            List<Placed> records = new ArrayList<>();
            readAll(tallies, sofar, (record, place) -> records.add(new Placed(record, place)));
            records.sort(Comparator.comparing(placed -> placed.record().time()));
            records.forEach(placed -> {
                tallies.sent(placed.record(), placed.place());
                sink.accept(placed.record());
                sofar.sentOne();
            });
        } else {
            readAll(tallies, sofar, (record, place) -> {
                tallies.sent(record, place);
                sink.accept(record);
            });
        }
        sofar.done();
        return tallies.summary();
    }

    private record Placed(InputRecord record, String place) {}

    private void readAll(Tallies tallies, ReplayProgress progress, FileReader.PlacedSink sink) {
        mapping.files().forEach(file -> new FileReader(file, tallies, progress).readAll(sink));
    }
}
