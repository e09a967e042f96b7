package io.vocstreams.replay.mapping;

import io.vocstreams.replay.csv.Dialect;
import io.vocstreams.replay.csv.FileNames;
import io.vocstreams.replay.csv.Row;
import io.vocstreams.replay.csv.Sniffer;
import io.vocstreams.replay.csv.Table;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A first mapping for a file that nobody has described: guesses how it is written, and what its columns hold. What it
 * cannot know stands in it as a column TODO, which a replay refuses with its line.
 */
public final class FirstMapping {

    private static final int ROWS = 1000;
    private static final String TODO = "\"{TODO}\"";
    private static final int HIGHEST_OF_FIVE = 5;
    /** Kinds of characters that YAML does not take as they are, or that nobody sees. */
    private static final Set<Integer> UNPRINTED =
            Set.of((int) Character.CONTROL, (int) Character.FORMAT, (int) Character.LINE_SEPARATOR, (int)
                    Character.PARAGRAPH_SEPARATOR);

    private final StringBuilder yaml = new StringBuilder();
    private final Set<String> used = new HashSet<>();
    private final Set<String> questions = new HashSet<>();
    private final String name;
    private final Dialect dialect;
    private final List<ColumnGuess> columns;
    private final List<String> repeated = new ArrayList<>();

    private FirstMapping(String name, Table table) {
        this.name = name;
        this.dialect = table.dialect();
        this.columns = columns(table);
    }

    /**
     * The text of the mapping.
     *
     * @param file its path, or {@link FileNames#STANDARD_INPUT}
     * @throws io.vocstreams.replay.csv.UnreadableFile where the file is no text with rows
     */
    public static String of(Path file, InputStream standardInput) {
        String name = String.valueOf(file.getFileName());
        Table plain = file.toString().equals(FileNames.STANDARD_INPUT)
                ? new FileNames(file, standardInput)
                        .find(FileNames.STANDARD_INPUT, Dialect.PLAIN)
                        .get(0)
                : new Table(file, name, Dialect.PLAIN);
        plain.open().close();
        Table table = new Table(plain.path(), plain.name(), Sniffer.look(plain));
        return new FirstMapping(name, table).write();
    }

    private List<ColumnGuess> columns(Table table) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        try (Table.Rows rows = table.open()) {
            rows.columns().names().forEach(column -> texts.put(column, new ArrayList<>()));
            repeated.addAll(rows.columns().repeated());
            Optional<Row> row = rows.next();
            for (int i = 0; i < ROWS && row.isPresent(); i++) {
                Row current = row.get();
                texts.forEach((column, all) -> {
                    String text = current.cell(column);
                    if (!text.isEmpty()) {
                        all.add(text);
                    }
                });
                row = rows.next();
            }
        }
        return texts.entrySet().stream()
                .map(column -> new ColumnGuess(column.getKey(), column.getValue()))
                .toList();
    }

    private String write() {
        line("# A first guess, to be checked line by line: docs/mapping.md explains every key.");
        line("version: 1");
        line("zone: UTC  # of times that state none: ask the one who made the file");
        line("order: time");
        line("files:");
        line("  - file: " + quoted(name));
        dialect();
        line("    common:");
        time();
        identifiers();
        String event = eventId();
        List<ColumnGuess> answers = columns.stream()
                .filter(column -> !used.contains(column.name()))
                .filter(column -> column.highestAnswer().isPresent())
                .toList();
        Optional<ColumnGuess> comment = columns.stream()
                .filter(column -> !used.contains(column.name()))
                .filter(column -> column.proseLength().isPresent())
                .max(Comparator.comparing(column -> column.proseLength().orElse(0.0)));
        line("    records:");
        for (ColumnGuess answer : answers) {
            feedback(event, answer, answer.equals(answers.get(0)) ? comment : Optional.empty());
        }
        if (answers.isEmpty()) {
            text(event, comment);
        }
        List<String> rest = columns.stream()
                .filter(column -> !used.contains(column.name()))
                .map(column -> quoted(column.name()))
                .toList();
        if (!rest.isEmpty()) {
            line("# not used: " + String.join(", ", rest));
        }
        if (!repeated.isEmpty()) {
            line("# not used, since they stand more than once in the header; `columns` gives each a name: "
                    + repeated.stream().map(FirstMapping::quoted).collect(Collectors.joining(", ")));
        }
        return yaml.toString();
    }

    private void dialect() {
        char separator = dialect.separator();
        if (separator != Dialect.PLAIN.separator()) {
            line("    separator: " + (separator == '\t' ? "tab" : quoted(String.valueOf(separator))));
        }
        if (!dialect.encoding().equals(StandardCharsets.UTF_8)) {
            line("    encoding: " + dialect.encoding().name());
        }
    }

    private void time() {
        Optional<ColumnGuess> time =
                columns.stream().filter(column -> !column.patterns().isEmpty()).findFirst();
        if (time.isEmpty()) {
            line("      occurredAt: " + TODO + "  # no column seems to say when it was");
            return;
        }
        List<String> patterns = time.get().patterns();
        String other = patterns.size() > 1 ? "  # or " + patterns.get(1) + ": every row fits both" : "";
        line("      occurredAt: {column: " + use(time.get()) + ", pattern: " + patterns.get(0) + "}" + other);
    }

    private void identifiers() {
        Map<String, String> found = new LinkedHashMap<>();
        columns.forEach(column -> column.identifier()
                .ifPresent(type -> found.computeIfAbsent(
                        type,
                        any -> "{column: " + use(column) + (type.equals("CUSTOMER_ID") ? "}" : ", hash: sha256}"))));
        line("      identifiers:" + (found.isEmpty() ? "  # no column seems to say who it was" : ""));
        found.forEach((type, value) -> line("        " + type + ": " + value));
        if (found.isEmpty()) {
            line("        CUSTOMER_ID: " + TODO);
        }
    }

    /** The template that tells events apart, without the end of its quotes. */
    private String eventId() {
        return columns.stream()
                .filter(ColumnGuess::isEventId)
                .filter(column -> column.name().chars().noneMatch(c -> c == '{' || c == '}'))
                .findFirst()
                .map(column -> {
                    String quoted = use(column);
                    return "\"{" + quoted.substring(1, quoted.length() - 1) + "}";
                })
                .orElse("\"{@file}-{@line}");
    }

    private void feedback(String event, ColumnGuess answer, Optional<ColumnGuess> comment) {
        String question = questionId(answer);
        boolean five = answer.highestAnswer().orElse(0) <= HIGHEST_OF_FIVE;
        line("      - record: feedback");
        line("        eventId: " + event + "-" + question + "\"");
        line("        surveyId: " + question);
        line("        questionId: " + question);
        line("        metric: " + (five ? "CSAT  # or CES, RATING, with their `polarity`" : "NPS"));
        if (five) {
            line("        scaleMax: 5");
        }
        line("        value: {column: " + use(answer) + ", missing: {skip: no answer to " + question + "}}");
        comment.ifPresent(text -> line("        comment: {column: " + use(text) + "}"));
    }

    private void text(String event, Optional<ColumnGuess> comment) {
        line("      # no column seems to hold answers on a scale; for touchpoints another kind of record");
        line("      - record: feedback");
        line("        eventId: " + event + "-comment\"");
        line("        surveyId: comments");
        line("        questionId: comment");
        line("        metric: TEXT");
        line("        comment: "
                + comment.map(column -> "{column: " + use(column) + ", missing: {skip: no comment}}")
                        .orElse(TODO));
    }

    private String use(ColumnGuess column) {
        used.add(column.name());
        return quoted(column.name());
    }

    /**
     * Letters and digits alone, so that it needs no quotes; where little is left, the place of the column. The place
     * also tells names apart that are alike without their signs.
     */
    private String questionId(ColumnGuess column) {
        String plain = column.name()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        int place = columns.indexOf(column) + 1;
        String id = plain.matches("[a-z].*") && plain.length() <= 40 ? plain : "q" + place;
        while (!questions.add(id)) {
            id += "-" + place;
        }
        return id;
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (UNPRINTED.contains(Character.getType(c))) {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private void line(String text) {
        yaml.append(text).append('\n');
    }
}
