package io.vocstreams.contracts.stage;

import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.metrics.VocTags;
import io.vocstreams.platform.metrics.StageMeters;
import io.vocstreams.platform.task.PartitionedKey;
import io.vocstreams.platform.task.StageTask;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;

/**
 * The nodes of a stage: its sources, its one processor, and its sinks, in this order. What a stage reads and publishes
 * is observed because it is wired, and so cannot be forgotten.
 */
public final class StageNodes {

    private final Topology topology;
    private final StageMeters meters;
    private final String processor;
    private final Map<String, Set<String>> sources = new LinkedHashMap<>();

    public StageNodes(Topology topology, StageMeters meters, String processor) {
        this.topology = topology;
        this.meters = meters;
        this.processor = processor;
    }

    public void reads(String source, String... topics) {
        topology.addSource(source, new ByteArrayDeserializer(), new ByteArrayDeserializer(), topics);
        sources.put(source, Set.of(topics));
        for (String topic : topics) {
            meters.reads(topic, VocTags.reasonsOf(topic));
        }
    }

    /** All topics that are read. */
    public Set<String> read() {
        Set<String> read = new TreeSet<>();
        sources.values().forEach(read::addAll);
        return read;
    }

    /** To be called after all sources: adds the processor, which reads them, and the sinks that every task has. */
    public void process(ProcessorSupplier<byte[], byte[], Object, Object> tasks) {
        topology.addProcessor(processor, tasks, sources.keySet().toArray(String[]::new));
        StageTask.addSinks(topology, processor, Topics.LEDGER, Topics.DEAD_LETTERS);
    }

    /** A result of the stage, spread by its key. A meter says when the last was published. */
    public void publishes(String sink, String topic) {
        addSink(sink, topic);
        meters.publishes(sink, topic);
    }

    /** A result of the stage that goes to the partitions that it is for. */
    public void publishesTo(String sink, String topic) {
        sends(sink, topic);
        meters.publishes(sink, topic);
    }

    /** What the stage sends to other tasks, its own or those of the next stage, in the partitions that it is for. */
    public void sends(String sink, String topic) {
        PartitionedKey.addSink(topology, sink, topic, processor);
    }

    /** What the {@link InputIntake} refuses. */
    public void refuses() {
        addSink(InputIntake.REJECTED_SINK, Topics.REJECTED);
    }

    private void addSink(String sink, String topic) {
        topology.addSink(sink, topic, new ByteArraySerializer(), new ByteArraySerializer(), processor);
    }
}
