package io.vocstreams.platform.run;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One budget for all of a stage's RocksDB instances in this process, of which each task has one for each store. Kafka
 * Streams gives each its own cache and buffers, up to 98 MB, so that memory would grow with the tasks that an instance
 * happens to get.
 */
public final class StoreMemory implements RocksDBConfigSetter {

    /** Among Kafka Streams' own settings, where every store finds it. */
    public static final String MEGABYTES = "voc.stores.megabytes";

    public static final int DEFAULT_MEGABYTES = 256;

    private static final long MEGABYTE = 1024 * 1024;

    /** So much of the budget may be what was written last; blocks have what is left. */
    private static final int WRITTEN_SHARE = 2;

    /** The least that a store takes which was ever written to; most of them hold little. */
    private static final long ARENA_BYTES = 64 * 1024;

    private static final Map<Owner, Budget> BUDGETS = new ConcurrentHashMap<>();

    private record Owner(String applicationId, int megabytes) {}

    /** Lasts as long as the process: stores come and go with the tasks. */
    private record Budget(Cache blocks, WriteBufferManager written) {

        static Budget of(Owner owner) {
            RocksDB.loadLibrary();
            long bytes = owner.megabytes * MEGABYTE;
            Cache blocks = new LRUCache(bytes);
            return new Budget(blocks, new WriteBufferManager(bytes / WRITTEN_SHARE, blocks));
        }
    }

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        String applicationId = Objects.toString(configs.get(StreamsConfig.APPLICATION_ID_CONFIG));
        int megabytes = configs.get(MEGABYTES) instanceof Integer chosen ? chosen : DEFAULT_MEGABYTES;
        Budget budget = BUDGETS.computeIfAbsent(new Owner(applicationId, megabytes), Budget::of);
        BlockBasedTableConfig tables = (BlockBasedTableConfig) options.tableFormatConfig();
        tables.setBlockCache(budget.blocks);
        tables.setCacheIndexAndFilterBlocks(true);
        tables.setCacheIndexAndFilterBlocksWithHighPriority(true);
        tables.setPinTopLevelIndexAndFilter(true);
        options.setTableFormatConfig(tables);
        options.setWriteBufferManager(budget.written);
        options.setArenaBlockSize(ARENA_BYTES);
    }

    @Override
    public void close(String storeName, Options options) {
        // What was set is the stage's, not the store's.
    }
}
