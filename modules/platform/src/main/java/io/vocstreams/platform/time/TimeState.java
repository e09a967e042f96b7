package io.vocstreams.platform.time;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Times by name, held in memory and written before each commit, so that a crash takes back exactly what the transaction
 * takes back.
 */
public final class TimeState {

    public static final String STORE = "watermarks-by-source";

    private final KeyValueStore<Bytes, byte[]> store;
    private final Map<String, Long> known = new HashMap<>();
    private final Set<String> changed = new HashSet<>();

    public TimeState(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    public long get(String name) {
        return known.computeIfAbsent(name, this::load);
    }

    public void put(String name, long time) {
        if (get(name) != time) {
            known.put(name, time);
            changed.add(name);
        }
    }

    /** To be called before each commit. */
    public void write() {
        for (String name : changed) {
            store.put(
                    key(name),
                    ByteBuffer.allocate(Long.BYTES).putLong(get(name)).array());
        }
        changed.clear();
    }

    /** Times never go back. */
    public long raise(String name, long time) {
        long highest = Math.max(get(name), time);
        put(name, highest);
        return highest;
    }

    private long load(String name) {
        byte[] stored = store.get(key(name));
        return stored == null ? Watermark.NONE : ByteBuffer.wrap(stored).getLong();
    }

    private static Bytes key(String name) {
        return Bytes.wrap(name.getBytes(StandardCharsets.UTF_8));
    }
}
