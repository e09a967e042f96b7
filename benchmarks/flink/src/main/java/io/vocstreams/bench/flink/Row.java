package io.vocstreams.bench.flink;

import java.nio.charset.StandardCharsets;

/** A record as it is written: the key as text, the value in the wire format. */
public final class Row {

    public byte[] key = {};
    public byte[] value = {};

    static Row of(String key, byte[] value) {
        Row row = new Row();
        row.key = key.getBytes(StandardCharsets.UTF_8);
        row.value = value;
        return row;
    }
}
