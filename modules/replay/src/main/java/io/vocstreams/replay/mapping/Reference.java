package io.vocstreams.replay.mapping;

/** A name that a mapping uses, to be found in the file's header. */
record Reference(String name, int line, String field) {

    /** Another name that stands at the same place. */
    Reference to(String other) {
        return new Reference(other, line, field);
    }
}
