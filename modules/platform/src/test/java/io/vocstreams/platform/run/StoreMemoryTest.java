package io.vocstreams.platform.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** Stores that would each take as much as Kafka Streams lets them. */
class StoreMemoryTest {

    private static final long MEGABYTE = 1024 * 1024;
    private static final int BUDGET = 8;
    private static final int STORES = 6;
    private static final int ENTRIES = 8_000;
    private static final int VALUE_BYTES = 1024;
    private static final int FLUSHED_EVERY = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path folder = Path.of("");

    private final StoreMemory memory = new StoreMemory();
    private final List<Options> options = new ArrayList<>();
    private final List<RocksDB> stores = new ArrayList<>();

    @AfterEach
    void close() {
        stores.forEach(RocksDB::close);
        options.forEach(Options::close);
    }

    @Test
    void shouldKeepAllStoresOfAStageWithinOneBudget() throws RocksDBException {
        for (int i = 0; i < STORES; i++) {
            stores.add(open("stage-" + i, "voc-stage"));
        }

        writeAll();
        // Each would keep all of it if it had its own 16 MB.
        assertThat(sumOf("rocksdb.cur-size-all-mem-tables")).isLessThan(BUDGET * MEGABYTE);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(inUse(0))
                .as("charged to the blocks")
                .isGreaterThanOrEqualTo(sumOf("rocksdb.cur-size-all-mem-tables")));
        readAll();
        // What is in use may pass the limit, what is not may not. Files are still being merged, which takes blocks,
        // too.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(blocks(0)).isBetween(MEGABYTE, BUDGET * MEGABYTE + inUse(0)));
        for (RocksDB store : stores) {
            assertThat(store.getLongProperty("rocksdb.block-cache-capacity")).isEqualTo(BUDGET * MEGABYTE);
        }
        await().atMost(PATIENCE).untilAsserted(() -> {
            for (int i = 1; i < STORES; i++) {
                assertThat(blocks(i)).as("one cache for all").isEqualTo(blocks(0));
            }
        });
    }

    @Test
    void shouldGiveEachStageItsOwn() throws RocksDBException {
        RocksDB one = open("one", "voc-one");
        stores.add(one);
        stores.add(open("other", "voc-other"));

        assertThat(options.get(0).writeBufferManager())
                .isNotSameAs(options.get(1).writeBufferManager());
    }

    private long sumOf(String property) throws RocksDBException {
        long sum = 0;
        for (RocksDB store : stores) {
            sum += store.getLongProperty(property);
        }
        return sum;
    }

    /** Blocks that cannot be given up now; room for what was written last is kept by such. */
    private long inUse(int store) throws RocksDBException {
        return stores.get(store).getLongProperty("rocksdb.block-cache-pinned-usage");
    }

    private long blocks(int store) throws RocksDBException {
        return stores.get(store).getLongProperty("rocksdb.block-cache-usage");
    }

    /** No faster than a disk of any speed: what waits to be written to files is beyond the budget. */
    private void writeAll() throws RocksDBException {
        Random random = new Random(1);
        byte[] value = new byte[VALUE_BYTES];
        for (int entry = 0; entry < ENTRIES; entry++) {
            for (RocksDB store : stores) {
                random.nextBytes(value);
                store.put(key(entry), value);
            }
            if (entry % FLUSHED_EVERY == 0) {
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> sumOf("rocksdb.num-immutable-mem-table") == 0);
            }
        }
    }

    private void readAll() throws RocksDBException {
        for (RocksDB store : stores) {
            for (int entry = 0; entry < ENTRIES; entry += 10) {
                assertThat(store.get(key(entry))).hasSize(VALUE_BYTES);
            }
        }
    }

    private RocksDB open(String name, String applicationId) throws RocksDBException {
        Options one = new Options()
                .setCreateIfMissing(true)
                .setWriteBufferSize(16 * MEGABYTE)
                .setTableFormatConfig(new BlockBasedTableConfig());
        memory.setConfig(
                name, one, Map.of(StreamsConfig.APPLICATION_ID_CONFIG, applicationId, StoreMemory.MEGABYTES, BUDGET));
        options.add(one);
        return RocksDB.open(one, folder.resolve(name).toString());
    }

    private static byte[] key(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }
}
