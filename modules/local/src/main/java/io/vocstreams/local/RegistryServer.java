package io.vocstreams.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Apicurio Registry, with its data in an H2 file, so that schema ids in records outlive a restart. */
final class RegistryServer implements Server {
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final Duration FIRST_WRITE = Duration.ofSeconds(30);

    private final ChildJvm jvm;
    private final StackPorts ports;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(ANSWER).build();

    RegistryServer(LocalStackOptions options, Path data) {
        this.jvm = new ChildJvm(options, data, Component.REGISTRY);
        this.ports = options.ports();
    }

    @Override
    public Component component() {
        return Component.REGISTRY;
    }

    @Override
    public Process launch() throws IOException {
        String classPath = RegistryHome.find().classPathWithChild(jvm.run().resolve("classes"));
        // Written through at each commit: H2 would else lose half a second when it is killed.
        String database = "jdbc:h2:file:" + jvm.folder().resolve("registry") + ";WRITE_DELAY=0";
        return jvm.start(
                classPath,
                List.of(
                        "-Xmx256m",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-Dquarkus.http.host=" + StackPorts.HOST,
                        "-Dquarkus.http.port=" + ports.registry(),
                        "-Dquarkus.log.console.enable=false",
                        "-Dquarkus.http.access-log.enabled=false",
                        "-Dquarkus.log.file.enable=true",
                        "-Dquarkus.log.file.json=false",
                        "-Dquarkus.log.file.path=" + log(),
                        "-Dquarkus.log.file.format=%d{yyyy-MM-dd HH:mm:ss,SSS} %-5p [%c{1.}] %s%e%n",
                        "-Dapicurio.storage.kind=sql",
                        "-Dapicurio.storage.sql.kind=h2",
                        "-Dapicurio.datasource.url=" + database),
                List.of("io.quarkus.runner.GeneratedMain"));
    }

    @Override
    public boolean isReady() {
        return get("/health/ready") && get("/apis/ccompat/v7/subjects");
    }

    @Override
    public void completeStart() {
        // Its first write is slow on a busy machine, and unlike a look at its health it is not tried again.
        HttpRequest request = request("/apis/ccompat/v7/config")
                .timeout(FIRST_WRITE)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"compatibility\":\"FULL_TRANSITIVE\"}"))
                .build();
        int status = status(request);
        if (status != 200) {
            throw new LocalStackException(
                    "The schema registry refused the compatibility FULL_TRANSITIVE with status " + status);
        }
    }

    @Override
    public Path log() {
        return jvm.log();
    }

    @Override
    public Path output() {
        return jvm.output();
    }

    private boolean get(String path) {
        try {
            return status(request(path).GET().build()) == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private HttpRequest.Builder request(String path) {
        URI address = URI.create("http://" + StackPorts.HOST + ":" + ports.registry() + path);
        return HttpRequest.newBuilder(address).timeout(ANSWER);
    }

    private int status(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("Interrupted while waiting for the schema registry", interruption);
        }
    }
}
