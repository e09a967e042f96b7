package io.vocstreams.replay.mapping;

import io.vocstreams.replay.Problem;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong with a mapping, so that all of it is told at once. */
final class Problems {

    private final List<Problem> found = new ArrayList<>();

    void add(Node node, String field, String text) {
        add(lineOf(node), field, text);
    }

    void add(int line, String field, String text) {
        found.add(new Problem(line, field, text));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Problem> found() {
        return List.copyOf(found);
    }

    static int lineOf(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }
}
