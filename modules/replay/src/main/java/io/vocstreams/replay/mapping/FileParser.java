package io.vocstreams.replay.mapping;

import io.vocstreams.platform.yaml.YamlEntries;
import io.vocstreams.platform.yaml.YamlNode;
import io.vocstreams.platform.yaml.YamlProblems;
import io.vocstreams.replay.csv.Dialect;
import io.vocstreams.replay.csv.FileNames;
import io.vocstreams.replay.csv.Table;
import io.vocstreams.replay.csv.UnreadableFile;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one entry of {@code files}. */
final class FileParser {

    private final Context root;
    private final YamlProblems problems;
    private final FileNames names;
    private final String source;

    FileParser(Context root, FileNames names, String source) {
        this.root = root;
        this.problems = root.problems();
        this.names = names;
        this.source = source;
    }

    FileRule parse(YamlNode node, String path) {
        YamlEntries entries = YamlEntries.of(node, path, problems);
        String file = entries.needText("file").orElse("");
        List<Table> tables = tables(file, new DialectParser(problems).parse(entries), entries);
        Set<String> blanks = entries.take("blanks")
                .map(value -> new ExpressionParser(root).texts(value, entries.at("blanks")))
                .orElse(root.blanks());
        ZoneId zone = ConversionParser.zone(entries, root.zone());
        Context context = root.inFile(blanks, zone, entries.has("group"));
        Map<String, Expression> definitions = entries.take("define")
                .map(value -> definitions(value, entries.at("define"), context))
                .orElse(Map.of());
        List<SkipRule> skips = entries.take("skip")
                .map(value -> SkipRule.parse(value, entries.at("skip"), context))
                .orElse(List.of());
        Optional<FileRule.Group> group = entries.take("group").map(value -> group(value, entries.at("group")));
        List<RecordRule> records = records(entries, context);
        entries.refuseUnknown();
        return new FileRule(node.line(), path, tables, definitions, blanks, skips, group, records);
    }

    private List<Table> tables(String file, Dialect dialect, YamlEntries entries) {
        try {
            return names.find(file, dialect);
        } catch (UnreadableFile e) {
            entries.wrong("file", String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    private Map<String, Expression> definitions(YamlNode node, String path, Context context) {
        Map<String, Expression> definitions = new LinkedHashMap<>();
        YamlEntries entries = YamlEntries.of(node, path, problems);
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

    private FileRule.Group group(YamlNode node, String path) {
        if (!(node instanceof YamlNode.Keys)) {
            return new FileRule.Group(references(node, path), List.of());
        }
        YamlEntries entries = YamlEntries.of(node, path, problems);
        List<Reference> by = entries.need("by")
                .map(value -> references(value, entries.at("by")))
                .orElse(List.of());
        List<Reference> same = entries.take("same")
                .map(value -> references(value, entries.at("same")))
                .orElse(List.of());
        entries.refuseUnknown();
        return new FileRule.Group(by, same);
    }

    private List<Reference> references(YamlNode node, String path) {
        List<Reference> references = new ArrayList<>();
        for (YamlNode item : node.items()) {
            YamlEntries.text(item, path, problems)
                    .ifPresent(name -> references.add(new Reference(name, item.line(), path)));
        }
        return references;
    }

    private List<RecordRule> records(YamlEntries entries, Context context) {
        Optional<YamlNode> common = entries.take("common");
        Map<String, YamlNode> shared = common.map(node ->
                        YamlEntries.of(node, entries.at("common"), problems).values())
                .orElse(Map.of());
        RecordParser parser = new RecordParser(context, shared, entries.at("common"), source);
        List<RecordRule> records = new ArrayList<>();
        int number = 0;
        for (YamlNode node : entries.need("records").map(YamlNode::items).orElse(List.of())) {
            number++;
            parser.parse(node, entries.at("records") + "[" + number + "]").forEach(records::add);
        }
        common.ifPresent(node -> refuseUnused(node, entries.at("common"), records));
        return records;
    }

    private void refuseUnused(YamlNode common, String path, List<RecordRule> records) {
        YamlEntries entries = YamlEntries.of(common, path, new YamlProblems());
        for (String field : entries.values().keySet()) {
            if (records.stream().noneMatch(record -> record.kind().fields().containsKey(field))) {
                problems.add(entries.lineOf(field), path + "." + field, "no record of this file has such a field");
            }
        }
    }
}
