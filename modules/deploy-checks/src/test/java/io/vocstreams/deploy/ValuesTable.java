package io.vocstreams.deploy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The documented values of a chart: each with its default, and what the comment above it says. */
record ValuesTable(List<Row> rows) {

    private static final Pattern LINE = Pattern.compile("( *)([A-Za-z]+):(?: (.*))?");

    record Row(String key, String defaultValue, Optional<String> meaning) {}

    /** Values that are a block are one row if something is said of the block, and rows of their own if not. */
    static ValuesTable of(String yaml) {
        List<Row> rows = new ArrayList<>();
        Deque<String> parents = new ArrayDeque<>();
        Optional<String> comment = Optional.empty();
        int inside = -1;
        for (String line : yaml.lines().toList()) {
            if (line.strip().startsWith("# ")) {
                comment = Optional.of(line.strip().substring(2));
                continue;
            }
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                comment = Optional.empty();
                continue;
            }
            int depth = matcher.group(1).length() / 2;
            if (inside >= 0 && depth > inside) {
                continue;
            }
            inside = -1;
            while (parents.size() > depth) {
                parents.removeLast();
            }
            parents.addLast(matcher.group(2));
            String key = String.join(".", parents);
            boolean block = matcher.group(3) == null;
            if (block && comment.isPresent() && !key.equals("stageDefaults")) {
                rows.add(new Row(key, "see values.yaml", comment));
                inside = depth;
            } else if (!block) {
                rows.add(new Row(key, matcher.group(3), comment));
            }
            comment = Optional.empty();
        }
        return new ValuesTable(rows);
    }

    String markdown() {
        StringBuilder text = new StringBuilder("| value | default | meaning |\n|---|---|---|\n");
        rows.forEach(row -> text.append("| `")
                .append(row.key())
                .append("` | ")
                .append(row.defaultValue().startsWith("see ") ? row.defaultValue() : "`" + row.defaultValue() + "`")
                .append(" | ")
                .append(row.meaning().orElse(""))
                .append(" |\n"));
        return text.toString();
    }
}
