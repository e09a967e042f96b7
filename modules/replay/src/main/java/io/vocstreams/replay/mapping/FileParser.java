package io.vocstreams.replay.mapping;

import io.vocstreams.replay.csv.Table;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one entry of {@code files}. */
final class FileParser {

    private final Context root;
    private final Problems problems;
    private final Path data;
    private final String source;

    FileParser(Context root, Path data, String source) {
        this.root = root;
        this.problems = root.problems();
        this.data = data;
        this.source = source;
    }

    FileRule parse(Node node, String path) {
        Entries entries = Entries.of(node, path, problems);
        String file = entries.needText("file").orElse("");
        Table table = new Table(data.resolve(file), new DialectParser(problems).parse(entries));
        Set<String> blanks = entries.take("blanks")
                .map(value -> new ExpressionParser(root).texts(value, entries.at("blanks")))
                .orElse(root.blanks());
        ZoneId zone = FieldParser.zone(entries, root.zone(), problems);
        Context context = root.inFile(blanks, zone, entries.has("group"));
        Map<String, Expression> definitions = entries.take("define")
                .map(value -> definitions(value, entries.at("define"), context))
                .orElse(Map.of());
        List<SkipRule> skips = entries.take("skip")
                .map(value -> SkipRule.parse(value, entries.at("skip"), problems))
                .orElse(List.of());
        Optional<FileRule.Group> group = entries.take("group").map(value -> group(value, entries.at("group")));
        List<RecordRule> records = records(entries, context);
        entries.refuseUnknown();
        return new FileRule(Problems.lineOf(node), path, table, definitions, blanks, skips, group, records);
    }

    private Map<String, Expression> definitions(Node node, String path, Context context) {
        Map<String, Expression> definitions = new LinkedHashMap<>();
        Entries entries = Entries.of(node, path, problems);
        Set<String> names = entries.values().keySet();
        ExpressionParser expressions = new ExpressionParser(context);
        entries.values().forEach((name, value) -> expressions
                .parse(value, path + "." + name)
                .ifPresent(expression -> {
                    for (Reference reference : expression.references()) {
                        if (names.contains(reference.name()) && !definitions.containsKey(reference.name())) {
                            problems.add(
                                    value,
                                    path + "." + name,
                                    "uses '" + reference.name() + "', which is not defined above it");
                        }
                    }
                    definitions.put(name, expression);
                }));
        return definitions;
    }

    private FileRule.Group group(Node node, String path) {
        if (!(node instanceof MappingNode)) {
            return new FileRule.Group(references(node, path), List.of());
        }
        Entries entries = Entries.of(node, path, problems);
        List<Reference> by = entries.need("by")
                .map(value -> references(value, entries.at("by")))
                .orElse(List.of());
        List<Reference> same = entries.take("same")
                .map(value -> references(value, entries.at("same")))
                .orElse(List.of());
        entries.refuseUnknown();
        return new FileRule.Group(by, same);
    }

    private List<Reference> references(Node node, String path) {
        List<Reference> references = new ArrayList<>();
        for (Node item : Entries.list(node)) {
            Entries.text(item, path, problems)
                    .ifPresent(name -> references.add(new Reference(name, Problems.lineOf(item), path)));
        }
        return references;
    }

    private List<RecordRule> records(Entries entries, Context context) {
        Optional<Node> common = entries.take("common");
        Map<String, Node> shared = common.map(
                        node -> Entries.of(node, entries.at("common"), problems).values())
                .orElse(Map.of());
        RecordParser parser = new RecordParser(context, shared, entries.at("common"), source);
        List<RecordRule> records = new ArrayList<>();
        int number = 0;
        for (Node node : entries.need("records").map(Entries::list).orElse(List.of())) {
            number++;
            parser.parse(node, entries.at("records") + "[" + number + "]").ifPresent(records::add);
        }
        common.ifPresent(node -> refuseUnused(node, entries.at("common"), records));
        return records;
    }

    private void refuseUnused(Node common, String path, List<RecordRule> records) {
        Entries entries = Entries.of(common, path, new Problems());
        for (String field : entries.values().keySet()) {
            if (records.stream().noneMatch(record -> record.kind().fields().containsKey(field))) {
                problems.add(entries.keyNode(field), path + "." + field, "no record of this file has such a field");
            }
        }
    }
}
