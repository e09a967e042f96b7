package io.vocstreams.systemtests.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.DockerClientFactory;

/** The Docker engine of this machine. */
final class Engine {

    private Engine() {}

    /** Skips the test, visibly, where there is no engine or our image is not built; fails it where both must be. */
    static DockerClient require(String image) {
        demand(DockerClientFactory.instance().isDockerAvailable(), "no Docker engine answers");
        DockerClient client = DockerClientFactory.lazyClient();
        demand(exists(client, image), "no image " + image + ": `./voc image` builds it");
        return client;
    }

    private static void demand(boolean holds, String otherwise) {
        if (!holds && "required".equals(System.getenv("VOC_DOCKER"))) {
            throw new IllegalStateException(otherwise);
        }
        Assumptions.assumeTrue(holds, otherwise);
    }

    private static boolean exists(DockerClient client, String image) {
        try {
            return client.inspectImageCmd(image).exec().getId() != null;
        } catch (NotFoundException missing) {
            return false;
        }
    }
}
