package io.vocstreams.systemtests.secured;

import io.vocstreams.local.RegistryHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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
                        RegistryHome.find().classPathWithChild(folder.resolve("classes")),
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
}
