package io.vocstreams.systemtests.semantics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A worked example of a page: what comes, and what is published.
 *
 * @param files what stands between fences: rules that it is played by
 */
record Example(String name, List<Table> tables, List<String> files) {

    /** Of any level below the page's own. */
    private static final Pattern HEADING = Pattern.compile("##+ Example: (.*)");

    private static final String FENCE = "```";

    static List<Example> in(Path page) {
        List<Example> examples = new ArrayList<>();
        List<String> table = new ArrayList<>();
        StringBuilder file = null;
        for (String line : lines(page)) {
            if (line.startsWith(FENCE) && !examples.isEmpty()) {
                if (file != null) {
                    examples.get(examples.size() - 1).files().add(file.toString());
                }
                file = file == null ? new StringBuilder() : null;
                continue;
            }
            if (file != null) {
                file.append(line).append('\n');
                continue;
            }
            if (line.startsWith("|") && !examples.isEmpty()) {
                table.add(line);
                continue;
            }
            close(table, examples);
            Matcher heading = HEADING.matcher(line);
            if (heading.matches()) {
                examples.add(new Example(heading.group(1), new ArrayList<>(), new ArrayList<>()));
            } else if (line.startsWith("## ")) {
                examples.add(new Example("", new ArrayList<>(), new ArrayList<>()));
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
