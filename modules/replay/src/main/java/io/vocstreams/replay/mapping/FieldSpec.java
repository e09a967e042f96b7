package io.vocstreams.replay.mapping;

import java.util.Optional;

/**
 * One field that a kind of record has.
 *
 * @param choices the enumeration of a CHOICE
 */
record FieldSpec(String name, FieldType type, boolean required, Optional<Class<? extends Enum<?>>> choices) {

    static FieldSpec field(String name, FieldType type) {
        return new FieldSpec(name, type, false, Optional.empty());
    }

    static FieldSpec choice(String name, Class<? extends Enum<?>> choices) {
        return new FieldSpec(name, FieldType.CHOICE, false, Optional.of(choices));
    }

    FieldSpec needed() {
        return new FieldSpec(name, type, true, choices);
    }
}
