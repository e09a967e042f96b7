package io.vocstreams.replay.mapping;

import io.vocstreams.platform.yaml.YamlEntries;
import io.vocstreams.platform.yaml.YamlNode;
import io.vocstreams.platform.yaml.YamlProblems;
import io.vocstreams.replay.csv.Dialect;
import io.vocstreams.replay.csv.FileNames;
import io.vocstreams.replay.csv.Table;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the top of a mapping file. */
final class MappingParser {

    private static final String VERSION = "1";

    private final String name;
    private final FileNames names;
    private final YamlProblems problems = new YamlProblems();

    MappingParser(String name, FileNames names) {
        this.name = name;
        this.names = names;
    }

    Mapping parse(YamlNode root) {
        Mapping mapping = mapping(root);
        problems.refuseAny(name);
        return mapping;
    }

    private Mapping mapping(YamlNode node) {
        YamlEntries entries = YamlEntries.of(node, "", problems);
        entries.needText("version").ifPresent(version -> {
            if (!version.equals(VERSION)) {
                entries.wrong("version", "'" + version + "' is unknown; known is " + VERSION);
            }
        });
        String source = entries.takeText("source").orElse(name.replaceAll("\\.ya?ml$", ""));
        ZoneId zone = ConversionParser.zone(entries, ZoneOffset.UTC);
        boolean sorted = isSorted(entries);
        Map<String, ValueMap> maps = entries.take("maps")
                .map(value ->
                        YamlEntries.of(value, "maps", problems).all((map, at) -> ValueMap.parse(map, at, problems)))
                .orElse(Map.of());
        Map<String, Lookup> lookups = lookups(entries);
        Context context = new Context(problems, maps, lookups, Set.of(), zone, false);
        Set<String> blanks = entries.take("blanks")
                .map(value -> new ExpressionParser(context).texts(value, "blanks"))
                .orElse(Set.of());
        FileParser parser = new FileParser(context.inFile(blanks, zone, false), names, source);
        List<FileRule> files = new ArrayList<>();
        for (YamlNode file : entries.need("files").map(YamlNode::items).orElse(List.of())) {
            files.add(parser.parse(file, "files[" + (files.size() + 1) + "]"));
        }
        entries.refuseUnknown();
        return new Mapping(name, sorted, lookups.values(), files);
    }

    private boolean isSorted(YamlEntries entries) {
        Optional<String> order = entries.takeText("order");
        order.filter(text -> !text.equals("file") && !text.equals("time"))
                .ifPresent(text -> entries.wrong("order", "'" + text + "' must be file or time"));
        return order.filter("time"::equals).isPresent();
    }

    private Map<String, Lookup> lookups(YamlEntries entries) {
        Map<String, Lookup> lookups = new LinkedHashMap<>();
        entries.take("lookups").ifPresent(node -> YamlEntries.of(node, "lookups", problems)
                .all((value, at) -> {
                    YamlEntries lookup = YamlEntries.of(value, at, problems);
                    String file = lookup.needText("file").orElse("");
                    String key = lookup.needText("key").orElse("");
                    Dialect dialect = new DialectParser(problems).parse(lookup);
                    Table table = names.one(file, dialect);
                    lookup.refuseUnknown();
                    String called = at.substring("lookups.".length());
                    return Optional.of(new Lookup(called, table, key, value.line()));
                })
                .forEach(lookups::put));
        return lookups;
    }
}
