package io.vocstreams.identity.stream;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.driver.StageDriver;
import io.vocstreams.identity.stream.Backlog.Slices;
import io.vocstreams.identity.stream.ResolveIdentity.TaskSetup;
import io.vocstreams.model.IncomingKind;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.WebTouchpoint;
import io.vocstreams.platform.StageStores;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;

/** One task of the stage, with little around it that would cost time. */
final class BenchmarkDriver implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(200);

    private final EdgeSerdes serdes = EdgeSerdes.registering("mock://identity-benchmark", Map.of());
    private final StageDriver driver;
    private final TestInputTopic<byte[], byte[]> touchpoints;
    private final Map<String, Long> written = new TreeMap<>();
    private int brought;

    BenchmarkDriver(StageStores.Kind kind, CountedReads reads) {
        IdentityTopology stage = new IdentityTopology(
                Policies.DEFAULT, Tasks.deployment(serdes, kind, 1), new TaskSetup(context -> 0, Slices.DEFAULT));
        Topology topology = new CutLoop(reads);
        stage.addTo(topology);
        driver = new StageDriver(IdentityTopology.STAGE, topology, Tasks.TODAY);
        touchpoints = driver.kafka()
                .createInputTopic(
                        Topics.inputOf(IncomingKind.WEB), new ByteArraySerializer(), new ByteArraySerializer());
    }

    void bring(Interaction interaction) {
        touchpoints.pipeInput(
                new byte[] {7},
                serdes.incoming(WebTouchpoint.class)
                        .serializer()
                        .serialize(Topics.inputOf(IncomingKind.WEB), (WebTouchpoint) interaction));
        if (++brought % 1000 == 0) {
            count();
        }
    }

    int brought() {
        return brought;
    }

    /** Ticks until nothing more is published; returns the nanoseconds of the longest tick. */
    long workOff() {
        long longest = 0;
        long before;
        do {
            count();
            before = written.getOrDefault(Topics.INTERACTIONS, 0L);
            long start = cpuNanos();
            driver.pass(TICK);
            longest = Math.max(longest, cpuNanos() - start);
            count();
        } while (written.getOrDefault(Topics.INTERACTIONS, 0L) > before);
        return longest;
    }

    /** Of this thread, which does all the work: other processes do not disturb it. */
    static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** How many records went to each topic since the last call. */
    Map<String, Long> written() {
        count();
        Map<String, Long> copy = new TreeMap<>(written);
        written.clear();
        return copy;
    }

    @Override
    public void close() {
        driver.close();
        serdes.close();
    }

    private void count() {
        for (String topic : driver.kafka().producedTopicNames()) {
            int size = driver.written(topic).size();
            written.merge(topic, (long) size, Long::sum);
        }
    }
}
