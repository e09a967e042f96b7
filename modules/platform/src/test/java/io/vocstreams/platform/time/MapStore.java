package io.vocstreams.platform.time;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/** A real in-memory store without a topology around it. */
public final class MapStore {

    private MapStore() {}

    public static KeyValueStore<Bytes, byte[]> create(String name) {
        KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.Bytes(), Serdes.ByteArray())
                .withLoggingDisabled()
                .build();
        StateStoreContext context = new MockProcessorContext<Void, Void>().getStateStoreContext();
        store.init(context, (StateStore) store);
        return store;
    }
}
