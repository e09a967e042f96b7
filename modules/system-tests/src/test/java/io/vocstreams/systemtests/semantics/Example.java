package io.vocstreams.systemtests.semantics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A worked example of a page: what comes, and what is published. */
record Example(String name, List<Table> tables) {

    private static final String HEADING = "### Example: ";

    static List<Example> in(Path page) {
        List<Example> examples = new ArrayList<>();
        List<String> table = new ArrayList<>();
        for (String line : lines(page)) {
            if (line.startsWith("|") && !examples.isEmpty()) {
                table.add(line);
                continue;
            }
            close(table, examples);
            if (line.startsWith(HEADING)) {
                examples.add(new Example(line.substring(HEADING.length()), new ArrayList<>()));
            } else if (line.startsWith("## ")) {
                examples.add(new Example("", new ArrayList<>()));
            }
        }
        close(table, examples);
        return examples.stream().filter(example -> !example.name().isEmpty()).toList();
    }

    private static void close(List<String> lines, List<Example> examples) {
        if (!lines.isEmpty()) {
            examples.get(examples.size() - 1).tables().add(Table.of(lines));
            lines.clear();
        }
    }

    private static List<String> lines(Path page) {
        try {
            return Files.readAllLines(page, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
