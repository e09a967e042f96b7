package io.vocstreams.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileTest {

    private static final String STAGE = "[voc-identity-StreamThread-1 tid=7];java/lang/Thread.run;"
            + "org/apache/kafka/streams/processor/internals/StreamTask.process;"
            + "io/vocstreams/identity/stream/LinkStore.first;";

    @TempDir
    private Path work = Path.of("");

    @Test
    void shouldCountRocksDbForWhoAsksAndTheRestForWhoIsDeepest() throws IOException {
        Path stacks = Files.writeString(
                work.resolve("stacks"),
                String.join(
                        "\n",
                        STAGE + "io/vocstreams/platform/unit/UnitOfWork.get;org/rocksdb/RocksDB.get;"
                                + "rocksdb::DBImpl::Get(rocksdb::Slice const&);memcpy 30",
                        STAGE + "org/apache/avro/io/BinaryDecoder.readInt 20",
                        STAGE + "java/util/TreeMap.put 10",
                        "[rocksdb:low0 tid=9];start_thread;rocksdb::CompactionJob::Run() 5",
                        "[GC Thread#0 tid=3];PSPromotionManager::drain 25",
                        "[kafka-producer-network-thread | x"
                                + " tid=4];org/apache/kafka/clients/NetworkClient.poll;epoll_wait 6",
                        "[C2 CompilerThread0 tid=5];Compile::Compile 3",
                        "[other tid=6];read 1"));

        Profile profile = Profile.of(stacks);

        assertThat(profile.samples()).isEqualTo(100);
        assertThat(profile.parts())
                .containsEntry("RocksDB", 35L)
                .containsEntry("Avro", 20L)
                .containsEntry("ours: identity", 10L)
                .containsEntry("garbage collection", 25L)
                .containsEntry("Kafka's clients", 6L)
                .containsEntry("second compiler", 3L)
                .containsEntry("all else", 1L);
        assertThat(profile.storeCallers())
                .containsEntry("`LinkStore.first`", 30L)
                .containsEntry("its own threads", 5L);
        assertThat(profile.markdown()).contains("| RocksDB | 35.0 |", "| `LinkStore.first` | 30.0 |");
    }
}
