package io.vocstreams.replay;

import io.vocstreams.contracts.InputRecord;
import io.vocstreams.replay.mapping.FileRule;
import io.vocstreams.replay.mapping.Mapping;
import java.nio.file.Path;
import java.time.Instant;
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
        return mapping.files().stream().mapToLong(file -> file.table().bytes()).sum();
    }

    /**
     * Holds the mapping against the headers, the lookups and the first rows of its files.
     *
     * @throws MappingException where it does not fit
     */
    public void check() {
        if (checked) {
            return;
        }
        mapping.checkAgainstFiles();
        new Trial(mapping).run();
        checked = true;
    }

    /**
     * Hands every record to the sink: in the order of the files, or sorted by time where the mapping says so. Nothing
     * is handed over if the mapping does not fit.
     *
     * @param now for records that the pipeline would refuse because they lie in the future
     */
    public ReplaySummary run(RecordSink sink, ProgressListener progress, Instant now) {
        check();
        Tallies tallies = new Tallies(now);
        Progress sofar = new Progress(progress, bytes(), tallies);
        if (mapping.isSortedByTime()) {
            List<InputRecord> records = new ArrayList<>();
            readAll(tallies, sofar, records::add);
            records.sort(Comparator.comparing(InputRecord::time));
            records.forEach(record -> {
                tallies.sent(record);
                sink.accept(record);
                sofar.sentOne();
            });
        } else {
            readAll(tallies, sofar, record -> {
                tallies.sent(record);
                sink.accept(record);
            });
        }
        sofar.done();
        return tallies.summary();
    }

    private void readAll(Tallies tallies, Progress progress, RecordSink sink) {
        for (FileRule file : mapping.files()) {
            new FileReader(file, tallies, progress).readAll(sink);
            progress.finished(file.table().bytes());
        }
    }
}
