package io.vocstreams.systemtests.driver;

import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.LogContext;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.internals.ProcessorContextImpl;
import org.apache.kafka.streams.processor.internals.ProcessorTopology;
import org.apache.kafka.streams.processor.internals.StateDirectory;
import org.apache.kafka.streams.processor.internals.StreamTask;
import org.apache.kafka.streams.processor.internals.metrics.StreamsMetricsImpl;
import org.apache.kafka.streams.state.internals.ThreadCache;

/** One task as a stream thread runs it, from its start to its end. */
final class RunningTask {

    /** Nobody looks at them, and to register them again would be half the cost of a task. */
    private static final StreamsMetricsImpl METRICS = new StreamsMetricsImpl(new Metrics(), "driver", Time.SYSTEM);

    private static final long CACHE_BYTES = 8L * 1024 * 1024;

    private final WallClock clock;
    private final Transaction transaction;
    private final StreamTask task;

    RunningTask(
            StageTopology stage,
            int number,
            Set<TopicPartition> inputs,
            Changelogs changelogs,
            Transaction transaction,
            WallClock clock) {
        this.clock = clock;
        this.transaction = transaction;
        TaskId id = new TaskId(0, number);
        ProcessorTopology topology = stage.build();
        StateDirectory directory = new StateDirectory(stage.config(), clock, false, false);
        RestoringStores stores = new RestoringStores(id, topology, inputs, directory, changelogs);
        ThreadCache cache = new ThreadCache(new LogContext(), CACHE_BYTES, METRICS);
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
        consumer.assign(inputs);
        this.task = new StreamTask(
                id,
                inputs,
                topology,
                consumer,
                stage.taskConfig(),
                METRICS,
                directory,
                cache,
                clock,
                stores,
                transaction,
                new ProcessorContextImpl(id, stage.config(), stores, METRICS, cache),
                new LogContext(),
                false);
        task.initializeIfNeeded();
        task.completeRestoration(none -> {});
    }

    void process(ConsumerRecord<byte[], byte[]> record) {
        task.addRecords(new TopicPartition(record.topic(), record.partition()), List.of(record));
        if (!task.process(clock.milliseconds())) {
            throw new IllegalStateException("The task did not take " + record);
        }
    }

    void tick() {
        task.maybePunctuateSystemTime();
    }

    /** What goes out with the commit. */
    List<ProducerRecord<byte[], byte[]>> commit() {
        task.prepareCommit(true);
        task.postCommit(false);
        return transaction.end();
    }
}
