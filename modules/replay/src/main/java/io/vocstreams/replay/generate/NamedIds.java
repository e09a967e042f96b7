package io.vocstreams.replay.generate;

import io.vocstreams.model.Utf8;
import java.util.UUID;

/** Ids that follow from what they name: the version 3 UUID of its parts, a newline between them. */
final class NamedIds {

    private NamedIds() {}

    static String of(String... parts) {
        return UUID.nameUUIDFromBytes(Utf8.bytes(String.join("\n", parts))).toString();
    }
}
