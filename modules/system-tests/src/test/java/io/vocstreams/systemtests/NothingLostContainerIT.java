package io.vocstreams.systemtests;

import io.vocstreams.systemtests.containers.ContainerCluster;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** The same on containers: broker, registry, and the stages as our image runs them. */
@Tag("docker")
@Tag("long")
final class NothingLostContainerIT extends NothingLostIT {

    @Override
    Cluster cluster(Path folder, Map<String, String> chosen) {
        return ContainerCluster.start(chosen);
    }
}
