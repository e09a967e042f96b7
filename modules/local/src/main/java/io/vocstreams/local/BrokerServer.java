package io.vocstreams.local;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** The Kafka broker, run from this process's own class path, of which its jars are part. */
final class BrokerServer implements Server {
    private static final Duration ANSWER = Duration.ofSeconds(3);

    private final ChildJvm jvm;
    private final StackPorts ports;

    BrokerServer(LocalStackOptions options, Path data) {
        this.jvm = new ChildJvm(options, data, Component.BROKER);
        this.ports = options.ports();
    }

    @Override
    public Component component() {
        return Component.BROKER;
    }

    @Override
    public Process launch() throws IOException {
        Path settings = jvm.run().resolve("server.properties");
        Files.createDirectories(jvm.run());
        write(settings);
        return jvm.start(
                ChildJvm.absolute(System.getProperty("java.class.path")),
                List.of(
                        "-Xms128m",
                        "-Xmx512m",
                        "-Dlogback.configurationFile=io/vocstreams/local/broker-logback.xml",
                        "-Dvoc.child.log=" + log()),
                List.of(
                        BrokerMain.class.getName(),
                        settings.toString(),
                        jvm.folder().toString()));
    }

    @Override
    public boolean isReady() {
        // First by hand: an admin client warns in our log for as long as nobody listens.
        return listens() && answers();
    }

    @Override
    public Path log() {
        return jvm.log();
    }

    @Override
    public Path output() {
        return jvm.output();
    }

    /** As Java writes properties, because a path may need its escapes. */
    private void write(Path settings) throws IOException {
        Properties properties = new Properties();
        properties.putAll(BrokerSettings.of(ports, jvm.folder()));
        try (OutputStream file = Files.newOutputStream(settings)) {
            properties.store(file, null);
        }
    }

    private boolean listens() {
        try (Socket socket = new Socket()) {
            socket.connect(StackPorts.address(ports.broker()), (int) ANSWER.toMillis());
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private boolean answers() {
        int patience = (int) ANSWER.toMillis();
        Map<String, Object> settings = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, ports.bootstrapServers(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, patience,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience);
        Admin admin = Admin.create(settings);
        try {
            return !admin.describeCluster()
                    .nodes()
                    .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException notYet) {
            return false;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            // Without a limit it would wait for the answers of a broker that is frozen.
            admin.close(Duration.ZERO);
        }
    }
}
