package io.vocstreams.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.contracts.stage.Deployment;
import io.vocstreams.contracts.stage.StageDefinition;
import io.vocstreams.platform.StageWiring;
import io.vocstreams.platform.config.Settings;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class ForeignStateTest {

    private static final Topology TOPOLOGY = new Topology()
            .addSource("source", "topic")
            .addProcessor("processor", () -> new Keeping(), "source")
            .addStateStore(
                    Stores.keyValueStoreBuilder(
                            Stores.inMemoryKeyValueStore("kept"), Serdes.ByteArray(), Serdes.ByteArray()),
                    "processor");

    @Test
    void shouldNameTheChangelogsOfStoresThatThisBuildDoesNotKnow() {
        assertThat(RunObstacles.foreignState(
                        new Keeper(),
                        TOPOLOGY.describe(),
                        Set.of("voc-keeper-kept-changelog", "voc-keeper-other-changelog", "topic")))
                .hasValueSatisfying(obstacle ->
                        assertThat(obstacle).startsWith("stage keeper: the state in voc-keeper-other-changelog is"));
    }

    @Test
    void shouldTakeItsOwnStateAndWhatIsOfOthers() {
        assertThat(RunObstacles.foreignState(
                        new Keeper(),
                        TOPOLOGY.describe(),
                        Set.of("voc-keeper-kept-changelog", "voc-other-x-changelog", "voc-keeper-note")))
                .isEmpty();
    }

    private static final class Keeper implements StageDefinition {

        @Override
        public String name() {
            return "keeper";
        }

        @Override
        public StageWiring create(Settings settings, Deployment deployment) {
            throw new UnsupportedOperationException();
        }
    }

    private static final class Keeping implements Processor<byte[], byte[], byte[], byte[]> {

        @Override
        public void process(Record<byte[], byte[]> record) {}
    }
}
