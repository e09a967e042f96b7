package io.vocstreams.replay;

/** One thing that is wrong with a mapping: where it stands, which field, and what to do about it. */
public record Problem(int line, String field, String text) {

    String in(String file) {
        return file + ":" + line + ": " + (field.isEmpty() ? "" : field + ": ") + text;
    }
}
