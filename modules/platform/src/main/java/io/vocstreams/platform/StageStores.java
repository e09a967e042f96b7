package io.vocstreams.platform;

import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** The stores of a stage: bytes to bytes, with a changelog, in RocksDB or in memory. */
public record StageStores(Kind kind) {

    /** Where a store keeps its entries. Both are restored from the changelog. */
    public enum Kind {
        ROCKSDB,
        MEMORY
    }

    public StoreBuilder<KeyValueStore<Bytes, byte[]>> keyValue(String name) {
        return Stores.keyValueStoreBuilder(supplier(name), Serdes.Bytes(), Serdes.ByteArray());
    }

    /** All that a task keeps, and the hook by which it writes before each commit. */
    public Set<StoreBuilder<?>> ofTask(String... names) {
        Set<StoreBuilder<?>> builders = new LinkedHashSet<>();
        for (String name : names) {
            builders.add(keyValue(name));
        }
        builders.add(BeforeCommit.builder());
        return builders;
    }

    private KeyValueBytesStoreSupplier supplier(String name) {
        return switch (kind) {
            case ROCKSDB -> Stores.persistentKeyValueStore(name);
            case MEMORY -> Stores.inMemoryKeyValueStore(name);
        };
    }
}
