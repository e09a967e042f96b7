package io.vocstreams.identity.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.driver.StageDriver;
import io.vocstreams.driver.TopologyPage;
import io.vocstreams.platform.StageStores;
import io.vocstreams.platform.Topologies;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class IdentityDiagramTest {

    @Test
    @Tag("generated")
    void shouldMatchTheDiagramInTheDocs() throws IOException {
        try (EdgeSerdes serdes = EdgeSerdes.registering("mock://identity-diagram", Map.of())) {
            IdentityTopology stage =
                    new IdentityTopology(Policies.DEFAULT, Tasks.deployment(serdes, StageStores.Kind.MEMORY, 4));
            TopologyPage page = TopologyPage.of(
                    IdentityTopology.STAGE, Topologies.build(StageDriver.properties(IdentityTopology.STAGE), stage));

            assertThat(page.documented()).isEqualTo(page.drawn());
        }
    }
}
