package io.vocstreams.systemtests.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import io.vocstreams.app.cluster.LocalPipeline;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.systemtests.Cluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;

/**
 * Broker, registry and stages as containers, the last of our own image: not root, and nothing writable but its state.
 */
public final class ContainerCluster implements Cluster.Mortal {

    private static final Duration START = Duration.ofMinutes(2);
    private static final int CLEAN_STOP_SECONDS = 45;
    private static final long STAGES_MEMORY = 1L << 30;
    private static final int HOST_LISTENER = 29092;
    private static final int REGISTRY_PORT = 8080;

    private final DockerClient client;
    private final String image;
    private final Map<String, String> chosen;
    private final Network network = Network.newNetwork();
    private final GenericContainer<?> broker;
    private final GenericContainer<?> registry;
    private final Map<String, GenericContainer<?>> instances = new TreeMap<>();
    private final Settings settings;

    private ContainerCluster(DockerClient client, ComposeFile compose, String image, Map<String, String> chosen) {
        this.client = client;
        this.image = image;
        this.chosen = chosen;
        int port = ComposeStack.freePort();
        this.broker = broker(compose, port);
        this.registry = registry(compose);
        broker.start();
        registry.start();
        Map<String, String> values = new TreeMap<>(chosen);
        values.put(VocSettings.BOOTSTRAP_SERVERS.key(), "localhost:" + port);
        values.put(
                VocSettings.SCHEMA_REGISTRY.key(),
                "http://" + registry.getHost() + ":" + registry.getMappedPort(REGISTRY_PORT) + "/apis/ccompat/v7");
        this.settings = VocSettings.checked(Settings.of(values));
        LocalPipeline.prepare(settings);
    }

    /** Skips the test, visibly, where there is no Docker. */
    public static ContainerCluster start(Map<String, String> chosen) {
        ComposeFile compose = ComposeFile.read();
        String image = compose.image("identity");
        return new ContainerCluster(Engine.require(image), compose, image, chosen);
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public void start(String instance, String stages) {
        GenericContainer<?> known = instances.get(instance);
        if (known == null) {
            GenericContainer<?> created = stages(instance, stages);
            instances.put(instance, created);
            created.start();
        } else {
            client.startContainerCmd(known.getContainerId()).exec();
        }
    }

    @Override
    public void stop(String instance) {
        client.stopContainerCmd(known(instance).getContainerId())
                .withTimeout(CLEAN_STOP_SECONDS)
                .exec();
    }

    @Override
    public void kill(String instance) {
        killForNow(instance);
        client.startContainerCmd(known(instance).getContainerId()).exec();
    }

    @Override
    public void killForNow(String instance) {
        kill(known(instance));
    }

    /** Its volume goes with the container. */
    @Override
    public void deleteState(String instance) {
        GenericContainer<?> gone = instances.remove(instance);
        if (gone != null) {
            gone.stop();
        }
    }

    @Override
    public void killBroker() {
        kill(broker);
        client.startContainerCmd(broker.getContainerId()).exec();
    }

    @Override
    public void close() {
        instances.values().parallelStream().forEach(GenericContainer::stop);
        registry.stop();
        broker.stop();
        network.close();
    }

    private void kill(GenericContainer<?> container) {
        client.killContainerCmd(container.getContainerId()).exec();
        client.waitContainerCmd(container.getContainerId()).start().awaitStatusCode();
    }

    private GenericContainer<?> known(String instance) {
        GenericContainer<?> known = instances.get(instance);
        if (known == null) {
            throw new IllegalArgumentException("There is no instance " + instance);
        }
        return known;
    }

    private GenericContainer<?> broker(ComposeFile compose, int port) {
        GenericContainer<?> container = new GenericContainer<>(compose.image("broker"))
                .withNetwork(network)
                .withNetworkAliases("broker")
                .withEnv(compose.environment("broker"))
                .withEnv("KAFKA_ADVERTISED_LISTENERS", "INSIDE://broker:9092,HOST://localhost:" + port)
                .waitingFor(Wait.forListeningPort().withStartupTimeout(START));
        // The address must stay the same when the broker comes back.
        container.setPortBindings(List.of(port + ":" + HOST_LISTENER));
        return container;
    }

    /** In memory: nothing here outlives it. */
    private GenericContainer<?> registry(ComposeFile compose) {
        return new GenericContainer<>(compose.image("registry"))
                .withNetwork(network)
                .withNetworkAliases("registry")
                .withExposedPorts(REGISTRY_PORT)
                .waitingFor(Wait.forHttp("/health/ready").withStartupTimeout(START));
    }

    private GenericContainer<?> stages(String instance, String stages) {
        Map<String, String> values = new TreeMap<>(chosen);
        values.put(VocSettings.INSTANCE.key(), instance);
        values.put(VocSettings.BOOTSTRAP_SERVERS.key(), "broker:9092");
        values.put(VocSettings.SCHEMA_REGISTRY.key(), "http://registry:" + REGISTRY_PORT + "/apis/ccompat/v7");
        List<String> command = new ArrayList<>(List.of("run", stages));
        values.forEach((key, value) -> command.addAll(List.of("--set", key + "=" + value)));
        return new GenericContainer<>(image)
                .withNetwork(network)
                .withEnv("VOC_JAVA_OPTS", "-XX:TieredStopAtLevel=1")
                .withCommand(command.toArray(String[]::new))
                .withCreateContainerCmdModifier(create -> harden(create.getHostConfig()));
    }

    private static void harden(HostConfig host) {
        host.withReadonlyRootfs(true)
                .withTmpFs(Map.of("/tmp", "exec,mode=1777,size=256m"))
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges:true"))
                .withMemory(STAGES_MEMORY);
    }
}
