package io.vocstreams.replay.mapping;

import io.vocstreams.replay.MappingException;
import io.vocstreams.replay.Problem;
import io.vocstreams.replay.csv.Table;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Reads the top of a mapping file. */
final class MappingParser {

    private static final String VERSION = "1";

    private final String name;
    private final Path data;
    private final Problems problems = new Problems();

    MappingParser(String name, Path data) {
        this.name = name;
        this.data = data;
    }

    Mapping parse(String yaml) {
        Mapping mapping = parse(compose(yaml));
        if (!problems.isEmpty()) {
            throw new MappingException(name, problems.found());
        }
        return mapping;
    }

    private Node compose(String yaml) {
        try {
            // The JSON schema, the default, does not know `~`.
            return new Compose(
                            LoadSettings.builder().setSchema(new CoreSchema()).build())
                    .composeString(yaml)
                    .orElseThrow(() -> new MappingException(name, List.of(new Problem(1, "", "is empty"))));
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            throw new MappingException(name, List.of(new Problem(line, "", "is no YAML: " + e.getProblem())));
        } catch (YamlEngineException e) {
            throw new MappingException(name, List.of(new Problem(1, "", "is no YAML: " + e.getMessage())));
        }
    }

    private Mapping parse(Node node) {
        Entries entries = Entries.of(node, "", problems);
        entries.needText("version").ifPresent(version -> {
            if (!version.equals(VERSION)) {
                problems.add(node, "version", "'" + version + "' is unknown; known is " + VERSION);
            }
        });
        String source = entries.takeText("source").orElse(name.replaceAll("\\.ya?ml$", ""));
        ZoneId zone = FieldParser.zone(entries, ZoneOffset.UTC, problems);
        boolean sorted = isSorted(entries);
        Map<String, ValueMap> maps = entries.take("maps")
                .map(value -> Entries.of(value, "maps", problems).all((map, at) -> ValueMap.parse(map, at, problems)))
                .orElse(Map.of());
        Map<String, Lookup> lookups = lookups(entries);
        Context context = new Context(problems, maps, lookups, Set.of(), zone, false);
        Set<String> blanks = entries.take("blanks")
                .map(value -> new ExpressionParser(context).texts(value, "blanks"))
                .orElse(Set.of());
        FileParser parser = new FileParser(context.inFile(blanks, zone, false), data, source);
        List<FileRule> files = new ArrayList<>();
        for (Node file : entries.need("files").map(Entries::list).orElse(List.of())) {
            files.add(parser.parse(file, "files[" + (files.size() + 1) + "]"));
        }
        entries.refuseUnknown();
        return new Mapping(name, sorted, lookups.values(), files);
    }

    private boolean isSorted(Entries entries) {
        Optional<String> order = entries.takeText("order");
        order.filter(text -> !text.equals("file") && !text.equals("time"))
                .ifPresent(text -> problems.add(entries.node(), "order", "'" + text + "' must be file or time"));
        return order.filter("time"::equals).isPresent();
    }

    private Map<String, Lookup> lookups(Entries entries) {
        Map<String, Lookup> lookups = new LinkedHashMap<>();
        entries.take("lookups").ifPresent(node -> Entries.of(node, "lookups", problems)
                .all((value, at) -> {
                    Entries lookup = Entries.of(value, at, problems);
                    String file = lookup.needText("file").orElse("");
                    String key = lookup.needText("key").orElse("");
                    Table table = new Table(data.resolve(file), new DialectParser(problems).parse(lookup));
                    lookup.refuseUnknown();
                    String called = at.substring("lookups.".length());
                    return Optional.of(new Lookup(called, table, key, Problems.lineOf(value)));
                })
                .forEach(lookups::put));
        return lookups;
    }
}
