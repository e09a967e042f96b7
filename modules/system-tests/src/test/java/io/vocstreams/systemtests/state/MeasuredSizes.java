package io.vocstreams.systemtests.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Measured bytes as a Markdown table under target, for the documentation. */
final class MeasuredSizes {

    private final Path file;
    private final List<String> lines = new ArrayList<>();

    MeasuredSizes(String name, String... columns) {
        this.file = Path.of("target", name);
        lines.add("| " + String.join(" | ", columns) + " |");
        lines.add("|---" + "|---:".repeat(columns.length - 1) + "|");
    }

    void row(String name, long... values) {
        lines.add("| " + name + " | "
                + Arrays.stream(values).mapToObj(String::valueOf).collect(Collectors.joining(" | ")) + " |");
    }

    void write() {
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
