package io.vocstreams.bench.harness;

import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/** How many records each topic holds and the sum of their checksums, whatever their order. */
final class Digest {

    private final Map<String, Long> counts = new HashMap<>();
    private final Map<String, Long> sums = new HashMap<>();

    void add(String topic, byte[] key, byte[] value) {
        CRC32C checksum = new CRC32C();
        checksum.update(key);
        checksum.update(value);
        counts.merge(topic, 1L, Long::sum);
        sums.merge(topic, checksum.getValue(), Long::sum);
    }

    long records() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    boolean isSameAs(Digest other) {
        return counts.equals(other.counts) && sums.equals(other.sums);
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
