package io.vocstreams.platform.yaml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Builds the tree from the parser's events, without recursion and within bounds: a few lines of YAML can nest deeper
 * than any stack, or stand for more values than any memory holds. Aliases may be as many as they like, as long as what
 * they stand for stays within the bound.
 */
final class YamlParser {

    static final int DEEPEST = 50;
    static final int MOST_VALUES = 1_000_000;

    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");

    private final String name;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<Anchor, @Nullable Built> anchors = new HashMap<>();
    private @Nullable YamlNode root;

    YamlParser(String name) {
        this.name = name;
    }

    YamlNode parse(String yaml) {
        try {
            for (Event event : new Parse(settings(yaml)).parseString(yaml)) {
                take(event);
            }
        } catch (MarkedYamlEngineException e) {
            throw refused(e.getProblemMark(), "is no YAML: " + e.getProblem());
        } catch (ReaderException e) {
            int line = 1
                    + (int) yaml.codePoints()
                            .limit(e.getPosition())
                            .filter(c -> c == '\n')
                            .count();
            throw new InvalidYamlException(
                    name, line, "has a character that YAML does not allow: " + Character.getName(e.getCodePoint()));
        } catch (YamlEngineException e) {
            throw new InvalidYamlException(name, 1, "is no YAML: " + e.getMessage());
        }
        if (root == null) {
            throw new InvalidYamlException(name, 1, "is empty");
        }
        return root;
    }

    /** One buffer for all: the parser fails where a pair of surrogates lies across the end of one. */
    private static LoadSettings settings(String yaml) {
        return LoadSettings.builder()
                .setCodePointLimit(Integer.MAX_VALUE)
                .setBufferSize(yaml.length() + 2)
                .build();
    }

    /** A collection whose end has not come yet. */
    private static final class Open {

        private final int line;
        private final boolean keys;
        private final Optional<Anchor> anchor;
        private final List<YamlNode> parts = new ArrayList<>();
        private long values = 1;
        private int depth = 1;

        private Open(CollectionStartEvent start) {
            this.line = lineOf(start.getStartMark());
            this.keys = start instanceof MappingStartEvent;
            this.anchor = start.getAnchor();
        }

        void add(Built part) {
            parts.add(part.node());
            values += part.values();
            depth = Math.max(depth, 1 + part.depth());
        }

        Built close() {
            if (!keys) {
                return new Built(new YamlNode.Sequence(line, List.copyOf(parts)), values, depth);
            }
            List<YamlNode.Entry> entries = new ArrayList<>(parts.size() / 2);
            for (int i = 0; i < parts.size(); i += 2) {
                entries.add(new YamlNode.Entry(parts.get(i), parts.get(i + 1)));
            }
            return new Built(new YamlNode.Keys(line, List.copyOf(entries)), values, depth);
        }
    }

    /** A part that is whole; how many values it stands for, and how deep they lie. */
    private record Built(YamlNode node, long values, int depth) {}

    private void take(Event event) {
        if (event instanceof DocumentStartEvent && root != null) {
            throw refused(event.getStartMark(), "a second document begins here; a file holds one");
        } else if (event instanceof CollectionStartEvent start) {
            refuseTag(start.getTag(), start);
            if (open.size() >= DEEPEST) {
                throw tooDeep(start);
            }
            // Until it is closed, an alias to it would hold itself.
            start.getAnchor().ifPresent(anchor -> anchors.put(anchor, null));
            open.push(new Open(start));
        } else if (event instanceof CollectionEndEvent) {
            Open closed = open.pop();
            add(closed.close(), closed.anchor, event);
        } else if (event instanceof ScalarEvent scalar) {
            add(new Built(scalar(scalar), 1, 0), scalar.getAnchor(), event);
        } else if (event instanceof AliasEvent alias) {
            add(aliased(alias), Optional.empty(), event);
        }
    }

    private void add(Built part, Optional<Anchor> anchor, Event event) {
        anchor.ifPresent(known -> anchors.put(known, part));
        if (part.values() > MOST_VALUES) {
            throw refused(
                    event.getStartMark(),
                    "holds more than " + MOST_VALUES + " values here, counting what aliases repeat");
        }
        if (open.size() + part.depth() > DEEPEST) {
            throw tooDeep(event);
        }
        if (open.isEmpty()) {
            root = part.node();
        } else {
            open.peek().add(part);
        }
    }

    private Built aliased(AliasEvent alias) {
        if (!anchors.containsKey(alias.getAlias())) {
            throw refused(
                    alias.getStartMark(),
                    "`*" + alias.getAlias() + "` stands for nothing; no `&" + alias.getAlias() + "` above it");
        }
        Built built = anchors.get(alias.getAlias());
        if (built == null) {
            throw refused(alias.getStartMark(), "`*" + alias.getAlias() + "` stands inside the part it repeats");
        }
        return built;
    }

    private YamlNode scalar(ScalarEvent event) {
        boolean text = event.getTag().filter("tag:yaml.org,2002:str"::equals).isPresent();
        if (!text) {
            refuseTag(event.getTag(), event);
        }
        boolean nothing = event.isPlain() && !text && NOTHING.contains(event.getValue());
        return new YamlNode.Scalar(lineOf(event.getStartMark()), event.getValue(), nothing);
    }

    /** A tag would ask for a type that nothing here has. */
    private void refuseTag(Optional<String> tag, NodeEvent event) {
        if (tag.isPresent()) {
            throw refused(event.getStartMark(), "has a tag (" + tag.get() + "), which is not used here");
        }
    }

    private InvalidYamlException tooDeep(Event event) {
        return refused(event.getStartMark(), "is nested deeper than " + DEEPEST + " levels");
    }

    private InvalidYamlException refused(Optional<Mark> mark, String problem) {
        return new InvalidYamlException(name, lineOf(mark), problem);
    }

    private static int lineOf(Optional<Mark> mark) {
        return mark.map(Mark::getLine).orElse(0) + 1;
    }
}
