package io.vocstreams.platform.ledger;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.platform.BeforeCommit;
import io.vocstreams.platform.StageStores;
import io.vocstreams.platform.Topologies;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.Test;

class LedgerTest {

    /** Accepts every record that has a value and refuses the others. */
    private static final class Counting implements ProcessorSupplier<byte[], byte[], byte[], byte[]> {

        @Override
        public Set<StoreBuilder<?>> stores() {
            return new StageStores(StageStores.Kind.MEMORY).ofTask(Ledger.STORE);
        }

        @Override
        public Processor<byte[], byte[], byte[], byte[]> get() {
            return new ContextualProcessor<>() {
                private @org.jspecify.annotations.Nullable Ledger ledger;

                @Override
                public void init(ProcessorContext<byte[], byte[]> context) {
                    super.init(context);
                    Ledger opened = new Ledger("test", 0, context.getStateStore(Ledger.STORE));
                    ledger = opened;
                    BeforeCommit.run(
                            context,
                            () -> opened.write(entry -> context.forward(new Record<>(
                                    entry.key().getBytes(StandardCharsets.UTF_8),
                                    (entry.nextOffset() + ": " + entry.consumed() + "=" + entry.accepted() + "+"
                                                    + entry.rejected())
                                            .getBytes(StandardCharsets.UTF_8),
                                    context.currentSystemTimeMs()))));
                }

                @Override
                public void process(Record<byte[], byte[]> record) {
                    Ledger counted = requireNonNull(ledger);
                    counted.consumed(
                            "in",
                            0,
                            ((ProcessorContext<?, ?>) context())
                                    .recordMetadata()
                                    .orElseThrow()
                                    .offset());
                    if (record.value().length > 0) {
                        counted.accepted("in", 0);
                    } else {
                        counted.rejected("in", 0, "EMPTY");
                    }
                }
            };
        }
    }

    @Test
    void shouldEmitTheRunningTotalsWhenTheTaskCommits() {
        Properties config = new Properties();
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, "ledger");
        config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:9092");
        config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 1_000_000L);
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        ByteArraySerializer serializer = new ByteArraySerializer();
        try (TopologyTestDriver driver = new TopologyTestDriver(
                Topologies.build(config, topology -> topology.addSource("source", bytes, bytes, "in")
                        .addProcessor("count", new Counting(), "source")
                        .addSink("ledger-sink", "ledger", serializer, serializer, "count")),
                config)) {
            TestInputTopic<byte[], byte[]> input = driver.createInputTopic("in", serializer, serializer);
            TestOutputTopic<String, String> output =
                    driver.createOutputTopic("ledger", new StringDeserializer(), new StringDeserializer());

            input.pipeInput(new byte[] {1});
            input.pipeInput(new byte[0]);

            assertThat(output.readKeyValuesToMap()).containsExactlyEntriesOf(Map.of("test/0/in/0", "2: 2=1+{EMPTY=1}"));
        }
    }
}
