package io.vocstreams.bench.flink;

import io.vocstreams.bench.subset.OutputTopics;
import io.vocstreams.contract.Feedback;
import io.vocstreams.contracts.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.windowing.assigners.EventTimeSessionWindows;

/** The Flink job in a process of its own; with {@code bounded=true} it ends when the input does. */
public final class FlinkMain {

    private static final Duration GAP = Duration.ofDays(7);
    /** Longer than anything arrives late. */
    private static final Duration DISORDER = Duration.ofDays(1);

    private static final List<String> TOUCHPOINTS = Topics.INTERACTION_INPUTS.stream()
            .filter(topic -> !topic.equals(Topics.FEEDBACK))
            .toList();

    private final Map<String, String> options;
    private final OutputTopics outputs;

    private FlinkMain(Map<String, String> options) {
        this.options = options;
        this.outputs = new OutputTopics(text("run"));
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            options.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        new FlinkMain(options).run();
    }

    private void run() throws Exception {
        int threads = Integer.parseInt(text("threads"));
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(threads, configuration());
        environment.getConfig().enableObjectReuse();
        environment.enableCheckpointing(Long.parseLong(text("commit")), CheckpointingMode.EXACTLY_ONCE);
        DataStream<Touch> touches = environment.fromSource(
                source("touches", new ConfluentReader<>(text("registry"), Touch.class, Touch::of), TOUCHPOINTS),
                WatermarkStrategy.<Touch>forBoundedOutOfOrderness(DISORDER)
                        .withTimestampAssigner((touch, before) -> touch.at),
                "touchpoints");
        DataStream<MatchedAnswer> answers = environment.fromSource(
                source(
                        "answers",
                        new ConfluentReader<>(
                                text("registry"),
                                MatchedAnswer.class,
                                (customer, feedback) -> MatchedAnswer.of(customer, (Feedback) feedback)),
                        List.of(Topics.FEEDBACK)),
                WatermarkStrategy.<MatchedAnswer>forBoundedOutOfOrderness(DISORDER)
                        .withTimestampAssigner((answer, before) -> answer.at),
                "feedback");
        touches.keyBy(touch -> touch.customer)
                .window(EventTimeSessionWindows.withGap(GAP))
                .process(new Journey(text("registry"), outputs))
                .sinkTo(sink(outputs.journeys()));
        SingleOutputStreamOperator<Count> counts = touches.keyBy(touch -> touch.customer)
                .connect(answers.keyBy(answer -> answer.customer))
                .process(new Attribute(text("registry"), outputs));
        counts.getSideOutput(Attribute.ATTRIBUTIONS).sinkTo(sink(outputs.attributions()));
        counts.keyBy(CountUp::key)
                .process(new CountUp(text("registry"), outputs, Long.parseLong(text("emit"))))
                .sinkTo(sink(outputs.scores()));
        environment.execute(text("run"));
    }

    private Configuration configuration() {
        Path state = Path.of(text("state"));
        Configuration configuration = new Configuration();
        configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                state.resolve("checkpoints").toUri().toString());
        configuration.set(CoreOptions.TMP_DIRS, state.resolve("tmp").toString());
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "disable");
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
        return configuration;
    }

    private <T> KafkaSource<T> source(String name, ConfluentReader<T> reader, List<String> topics) {
        KafkaSourceBuilder<T> builder = KafkaSource.<T>builder()
                .setBootstrapServers(text("bootstrap"))
                .setGroupId(text("run") + "-" + name)
                .setTopics(topics)
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setProperty("isolation.level", "read_committed")
                .setProperty("max.poll.records", "2000")
                .setDeserializer(reader);
        return (Boolean.parseBoolean(text("bounded")) ? builder.setBounded(OffsetsInitializer.latest()) : builder)
                .build();
    }

    private KafkaSink<Row> sink(String topic) {
        return KafkaSink.<Row>builder()
                .setBootstrapServers(text("bootstrap"))
                .setRecordSerializer(new RowWriter(topic))
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(topic)
                .setProperty("transaction.timeout.ms", "60000")
                .setProperty("linger.ms", "10")
                .setProperty("compression.type", "lz4")
                .build();
    }

    private String text(String name) {
        String value = options.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + "=... is missing");
        }
        return value;
    }
}
