package io.vocstreams.replay.mapping;

/** What a field of a record holds, and so which keys its value may have. */
enum FieldType {
    TEXT,
    INTEGER,
    NUMBER,
    FLAG,
    TIME,
    CHOICE,
    NAMED,
    IDENTIFIERS,
    IDENTIFIER,
    LINES;

    boolean isNumber() {
        return this == INTEGER || this == NUMBER;
    }
}
