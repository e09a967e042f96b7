package io.vocstreams.replay;

import io.vocstreams.contracts.InputRecord;

/** How much a record takes on its topic. */
final class RecordSize {

    /** What the pipeline takes at most. */
    static final int LARGEST = 1 << 20;

    private RecordSize() {}

    /** About its bytes, a few hundred too many: its texts in UTF-8, and the names of its fields. */
    static int about(InputRecord record) {
        return bytes(record.value().toString()) + bytes(record.key());
    }

    private static int bytes(String text) {
        int bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            // Each half of a surrogate pair is half of four bytes.
            bytes += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
        }
        return bytes;
    }
}
