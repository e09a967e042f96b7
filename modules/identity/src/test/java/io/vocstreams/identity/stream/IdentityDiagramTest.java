package io.vocstreams.identity.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.driver.StageDriver;
import io.vocstreams.platform.StageStores;
import io.vocstreams.platform.Topologies;
import io.vocstreams.platform.TopologyDiagram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A changed name of a store or a changed shape loses state when a running stage is upgraded. */
class IdentityDiagramTest {

    private static final Path DIAGRAM = Path.of("..", "..", "docs", "topologies", "identity.mmd");

    @Test
    void shouldNotChangeTheTopologyUnintentionally() throws IOException {
        try (EdgeSerdes serdes = EdgeSerdes.registering("mock://identity-diagram", Map.of())) {
            IdentityTopology stage =
                    new IdentityTopology(Policies.DEFAULT, Tasks.deployment(serdes, StageStores.Kind.MEMORY, 4));
            String diagram = TopologyDiagram.of(Topologies.build(StageDriver.properties(IdentityTopology.STAGE), stage)
                    .describe());
            if ("write".equals(System.getProperty("docs"))) {
                Files.createDirectories(DIAGRAM.getParent());
                Files.writeString(DIAGRAM, diagram);
            }

            assertThat(Files.readString(DIAGRAM))
                    .as("To write it anew: mvn test -pl modules/identity -am -Dtest=IdentityDiagramTest"
                            + " -Dsurefire.failIfNoSpecifiedTests=false -Ddocs=write")
                    .isEqualTo(diagram);
        }
    }
}
