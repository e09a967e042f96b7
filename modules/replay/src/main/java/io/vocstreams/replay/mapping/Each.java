package io.vocstreams.replay.mapping;

import java.util.Set;

/** One of several columns that share a record's rule, and the name that the rule knows it by. */
record Each(Reference column, String name) {

    static final String COLUMN = "@column";
    static final String NAME = "@name";
    static final String VALUE = "@value";

    /** What only a record with {@code for-each} knows. */
    static final Set<String> NAMES = Set.of(COLUMN, NAME, VALUE);
}
