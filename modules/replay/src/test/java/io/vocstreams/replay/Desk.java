package io.vocstreams.replay;

import io.vocstreams.contracts.InputRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A folder with a mapping and its files, and what comes out of it. */
final class Desk {

    static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    static final ReplayContext CONTEXT = new ReplayContext(NOW, Duration.ofDays(30), Instant.MIN, false);
    static final ReplaySummary NOTHING = new ReplaySummary(
            0, Map.of(), Map.of(), Map.of(), Map.of(), new Profile(Duration.ZERO, Instant.MIN, NOW), List.of());

    private final Path folder;
    private final List<InputRecord> records = new ArrayList<>();

    Desk(Path folder) {
        this.folder = folder;
    }

    Desk file(String name, String content) {
        return file(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Desk file(String name, byte[] content) {
        try {
            Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    ReplayPlan plan(String mapping) {
        file("m.yaml", mapping);
        return ReplayPlan.load(folder.resolve("m.yaml"));
    }

    ReplaySummary replay(String mapping) {
        records.clear();
        return plan(mapping).run(records::add, ProgressListener.SILENT, CONTEXT);
    }

    List<InputRecord> records() {
        return records;
    }

    <T> List<T> values(Class<T> type) {
        return records.stream().map(record -> type.cast(record.value())).toList();
    }

    <T> T only(Class<T> type) {
        if (records.size() != 1) {
            throw new AssertionError("not one record but " + records);
        }
        return type.cast(records.get(0).value());
    }
}
