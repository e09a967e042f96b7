package io.vocstreams.platform.yaml;

/**
 * One thing that is wrong with a file: where it stands, which field, and what to do about it.
 *
 * @param line from 1; 0 where it is the file as a whole
 */
public record YamlProblem(int line, String field, String text) {

    String in(String file) {
        return file + (line > 0 ? ":" + line : "") + ": " + (field.isEmpty() ? "" : field + ": ") + text;
    }
}
