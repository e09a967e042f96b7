package io.vocstreams.platform.yaml;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a file, so that all of it is said at once. */
public final class YamlProblems {

    private final List<YamlProblem> found = new ArrayList<>();

    public void add(YamlNode node, String field, String text) {
        add(node.line(), field, text);
    }

    public void add(int line, String field, String text) {
        found.add(new YamlProblem(line, field, text));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /**
     * Returns if nothing was found.
     *
     * @throws InvalidYamlException naming every problem otherwise
     */
    public void refuseAny(String file) {
        if (!found.isEmpty()) {
            throw new InvalidYamlException(file, found);
        }
    }
}
