package io.vocstreams.systemtests.secured;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;

/** A broker behind TLS and SCRAM, or tokens, where nobody may do anything that no ACL allows. */
record SecuredBroker(Child child, int port, Path audit) implements AutoCloseable {

    static final String ADMIN = "voc-admin";

    /** The users' passwords; that of the admin among them, who may do everything. */
    static SecuredBroker start(Path work, Certificates certificates, Map<String, String> passwords) throws IOException {
        Path folder = Files.createDirectories(work.resolve("broker"));
        int[] ports = Ports.free(2);
        Path file = folder.resolve("server.properties");
        Properties properties = new Properties();
        properties.putAll(settings(folder, ports, certificates, passwords));
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
        format(file, passwords);
        Path log = folder.resolve("broker.log");
        Child child = Child.start(
                "broker",
                work,
                Child.Plan.of(
                        Map.of(),
                        List.of(
                                "-Dlogback.configurationFile=" + resource("broker-logback.xml"),
                                "-Dvoc.child.log=" + log),
                        List.of(Kafka.class.getName(), file.toString())));
        return new SecuredBroker(child, ports[0], log.resolveSibling("broker.log.audit"));
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        child.close();
    }

    private static void format(Path file, Map<String, String> passwords) {
        List<String> arguments = new ArrayList<>(List.of(
                "format",
                "--config",
                file.toString(),
                "--cluster-id",
                Uuid.randomUuid().toString()));
        passwords.forEach((user, password) -> arguments.addAll(
                List.of("--add-scram", "SCRAM-SHA-512=[name=" + user + ",iterations=4096,password=" + password + "]")));
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        if (StorageTool.execute(arguments.toArray(String[]::new), silent) != 0) {
            throw new IllegalStateException("The broker's storage could not be formatted");
        }
    }

    private static Map<String, String> settings(
            Path folder, int[] ports, Certificates certificates, Map<String, String> passwords) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "process.roles", "broker,controller",
                "node.id", "1",
                "controller.quorum.voters", "1@localhost:" + ports[1],
                "listeners", "SASL_SSL://127.0.0.1:" + ports[0] + ",CONTROLLER://localhost:" + ports[1],
                "advertised.listeners", "SASL_SSL://127.0.0.1:" + ports[0],
                "controller.listener.names", "CONTROLLER",
                "inter.broker.listener.name", "SASL_SSL",
                "listener.security.protocol.map", "SASL_SSL:SASL_SSL,CONTROLLER:SSL",
                "log.dirs", folder.resolve("data").toString()));
        settings.putAll(Map.of(
                "ssl.keystore.type", "PKCS12",
                "ssl.keystore.location", certificates.keyStore().toString(),
                "ssl.keystore.password", certificates.password(),
                "ssl.truststore.type", "PEM",
                "ssl.truststore.location", certificates.trusted().toString(),
                "listener.name.controller.ssl.client.auth", "required",
                "sasl.enabled.mechanisms", "SCRAM-SHA-512,OAUTHBEARER",
                "sasl.mechanism.inter.broker.protocol", "SCRAM-SHA-512",
                "listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config",
                        Login.scram(ADMIN, Objects.requireNonNull(passwords.get(ADMIN)))));
        settings.put("listener.name.sasl_ssl.oauthbearer.sasl.jaas.config", Login.token(ADMIN));
        settings.putAll(Map.of(
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "allow.everyone.if.no.acl.found", "false",
                "super.users", "User:" + ADMIN + ";User:CN=host"));
        settings.putAll(Map.of(
                "auto.create.topics.enable", "false",
                "default.replication.factor", "1",
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "2",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "1",
                "group.initial.rebalance.delay.ms", "0",
                "log.cleaner.dedupe.buffer.size", "33554432"));
        return settings;
    }

    private static Path resource(String name) {
        URL found = Objects.requireNonNull(SecuredBroker.class.getResource("/secured/" + name));
        try {
            return Path.of(found.toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
