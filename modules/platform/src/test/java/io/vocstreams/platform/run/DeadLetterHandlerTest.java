package io.vocstreams.platform.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vocstreams.platform.FailedRecord;
import io.vocstreams.platform.RecordLimits;
import io.vocstreams.platform.SourceRecord;
import io.vocstreams.platform.SourceRecord.RawHeader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;

class DeadLetterHandlerTest {

    private static final byte[] KEY = {1};
    private static final byte[] VALUE = {2, 3};

    @Test
    void shouldRetryWhatMayPass() {
        assertThat(Recoverable.is(new TimeoutException("broker away"))).isTrue();
        assertThat(Recoverable.is(new StreamsException("wrapped", new IOException("registry away"))))
                .isTrue();
    }

    @Test
    void shouldNotRetryADefect() {
        assertThat(Recoverable.is(new IllegalStateException("defect"))).isFalse();
    }

    @Test
    void shouldSendTheRecordAsItCameWithKafkasErrorHeaders() {
        TestRecord<byte[], byte[]> letter = deadLetterOf(new IllegalStateException("defect"));

        assertThat(letter.key()).isEqualTo(KEY);
        assertThat(letter.value()).isEqualTo(VALUE);
        assertThat(header(letter, "exception")).isEqualTo("java.lang.IllegalStateException");
        assertThat(header(letter, "topic")).isEqualTo("in");
        assertThat(header(letter, "partition")).isEqualTo("0");
        assertThat(header(letter, "offset")).isEqualTo("0");
        assertThat(header(letter, "stacktrace")).contains("DeadLetterHandlerTest");
    }

    @Test
    void shouldSendTheRecordThatTravelledInsideAnother() {
        SourceRecord source =
                new SourceRecord("origin", 3, 17, 0, new byte[] {9}, null, List.of(new RawHeader("h", null)));

        TestRecord<byte[], byte[]> letter = deadLetterOf(FailedRecord.of(source, new IllegalStateException("defect")));

        assertThat(letter.key()).containsExactly(9);
        assertThat(letter.value()).isNull();
        assertThat(letter.headers().lastHeader("h").value()).isNull();
        assertThat(header(letter, "exception")).isEqualTo("java.lang.IllegalStateException");
        assertThat(header(letter, "topic") + header(letter, "partition") + header(letter, "offset"))
                .isEqualTo("origin317");
    }

    @Test
    void shouldKeepTheHeadOfARecordThatWouldBeTooLargeWithItsErrorHeaders() {
        SourceRecord source = new SourceRecord("hops", 0, 1, 0, KEY, new byte[4 * 1024 * 1024], List.of());

        TestRecord<byte[], byte[]> letter = deadLetterOf(FailedRecord.of(source, new IllegalStateException("defect")));

        assertThat(letter.key()).isEqualTo(KEY);
        assertThat(letter.value()).hasSizeLessThan(16 * 1024);
        assertThat(header(letter, "length")).isEqualTo("4194305");
    }

    @Test
    void shouldNotQuoteTheRecordInHeaders() {
        RuntimeException quoting = new NumberFormatException("For input string: \"anna@example.org\"");

        TestRecord<byte[], byte[]> letter = deadLetterOf(new IllegalArgumentException("anna@example.org", quoting));

        letter.headers().forEach(header -> assertThat(new String(header.value(), StandardCharsets.UTF_8))
                .doesNotContain("anna"));
    }

    @Test
    void shouldNotGoOnAfterAnErrorOutsideOfRecords() {
        try (TopologyTestDriver driver = driver(Ticking::new)) {
            assertThatThrownBy(() -> driver.advanceWallClockTime(Duration.ofSeconds(1)))
                    .hasRootCauseMessage("tick");
        }
    }

    @Test
    void shouldSayWhatIsWrongWithoutTheWrapping() {
        assertThat(StageRunner.describe(new StreamsException("wrapped", new TimeoutException("no broker"))))
                .isEqualTo("TimeoutException: no broker");
    }

    private static TestRecord<byte[], byte[]> deadLetterOf(RuntimeException defect) {
        try (TopologyTestDriver driver = driver(() -> failing(defect))) {
            driver.createInputTopic("in", new ByteArraySerializer(), new ByteArraySerializer())
                    .pipeInput(KEY, VALUE);
            return driver.createOutputTopic("dead", new ByteArrayDeserializer(), new ByteArrayDeserializer())
                    .readRecord();
        }
    }

    private static Processor<byte[], byte[], byte[], byte[]> failing(RuntimeException defect) {
        return record -> {
            throw defect;
        };
    }

    private static final class Ticking extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
        @Override
        public void init(ProcessorContext<byte[], byte[]> context) {
            context.schedule(Duration.ofSeconds(1), PunctuationType.WALL_CLOCK_TIME, now -> {
                throw new IllegalStateException("tick");
            });
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            // There is none.
        }
    }

    private static TopologyTestDriver driver(ProcessorSupplier<byte[], byte[], byte[], byte[]> failing) {
        Properties config = new StreamsProperties(
                        "failing",
                        "1",
                        "unused:9092",
                        Path.of("target/state"),
                        1,
                        CommitPace.DEFAULT_INTERVAL,
                        StoreMemory.DEFAULT_MEGABYTES,
                        RecordLimits.DEFAULT_READ,
                        "dead",
                        Map.of())
                .toProperties();
        config.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        Topology topology = new Topology();
        topology.addSource("source", new ByteArrayDeserializer(), new ByteArrayDeserializer(), "in")
                .addProcessor("fail", failing, "source")
                .addSink("dead-sink", "dead", new ByteArraySerializer(), new ByteArraySerializer(), "fail");
        return new TopologyTestDriver(topology, config);
    }

    private static String header(TestRecord<byte[], byte[]> letter, String name) {
        return new String(
                letter.headers().lastHeader("__streams.errors." + name).value(), StandardCharsets.UTF_8);
    }
}
