package io.vocstreams.systemtests.secured;

import io.vocstreams.local.child.ChildProcessMain;
import io.vocstreams.local.child.FolderRemoval;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The real registry behind TLS, and before it a gate that asks for a password. */
record SecuredRegistry(Child child, RegistryGate gate) implements AutoCloseable {

    static SecuredRegistry start(Path work, Certificates certificates, String user, String password)
            throws IOException {
        Path folder = Files.createDirectories(work.resolve("registry"));
        int port = Ports.free(1)[0];
        List<String> jvm = List.of(
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.insecure-requests=disabled",
                "-Dquarkus.http.ssl-port=" + port,
                "-Dquarkus.http.ssl.certificate.key-store-file=" + certificates.keyStore(),
                "-Dquarkus.http.ssl.certificate.key-store-file-type=PKCS12",
                "-Dquarkus.http.ssl.certificate.key-store-password=" + certificates.password());
        Child child = Child.start(
                "registry",
                work,
                new Child.Plan(
                        classes(folder) + File.pathSeparator + runner(),
                        Map.of("DISABLE_SIGNAL_HANDLERS", "true"),
                        jvm,
                        List.of("io.quarkus.runner.GeneratedMain")));
        return new SecuredRegistry(child, RegistryGate.open(port, certificates, user, password));
    }

    String url() {
        return gate.url();
    }

    @Override
    public void close() {
        gate.close();
        child.close();
    }

    private static Path runner() throws IOException {
        Path home = Path.of(Objects.requireNonNullElse(System.getenv("VOC_REGISTRY_HOME"), "../local/target/registry"));
        try (Stream<Path> files = Files.list(home)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-runner.jar"))
                    .findFirst()
                    .orElseThrow()
                    .toAbsolutePath();
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    /** By themselves: our class path has other versions of what the registry brings. */
    private static Path classes(Path folder) throws IOException {
        Path classes = folder.resolve("classes");
        for (Class<?> type : List.of(ChildProcessMain.class, FolderRemoval.class)) {
            Path target = classes.resolve(type.getName().replace('.', '/') + ".class");
            Files.createDirectories(target.getParent());
            try (InputStream bytes = type.getResourceAsStream(type.getSimpleName() + ".class")) {
                Files.copy(Objects.requireNonNull(bytes), target);
            }
        }
        return classes;
    }
}
