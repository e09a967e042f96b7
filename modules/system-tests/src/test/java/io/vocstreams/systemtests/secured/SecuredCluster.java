package io.vocstreams.systemtests.secured;

import static org.awaitility.Awaitility.await;

import io.vocstreams.app.Voc;
import io.vocstreams.app.access.Role;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.platform.config.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Broker and registry that ask everybody who they are, with a user and a secret for each role. */
final class SecuredCluster implements AutoCloseable {

    private static final String REGISTRY_USER = "voc";
    private static final Duration START = Duration.ofMinutes(2);

    private final Path work;
    private final Map<String, String> passwords;
    private final Certificates stranger;
    private final SecuredBroker broker;
    private final SecuredRegistry registry;
    private final Login login;
    private final StringBuilder complaints = new StringBuilder();

    private SecuredCluster(
            Path work,
            Map<String, String> passwords,
            Certificates stranger,
            SecuredBroker broker,
            SecuredRegistry registry,
            Login login) {
        this.work = work;
        this.passwords = passwords;
        this.stranger = stranger;
        this.broker = broker;
        this.registry = registry;
        this.login = login;
    }

    static SecuredCluster start(Path work) throws IOException, InterruptedException {
        Certificates host = Certificates.make(work, "host");
        Certificates stranger = Certificates.make(work, "stranger");
        Map<String, String> passwords = new TreeMap<>();
        passwords.put(SecuredBroker.ADMIN, "planted-password-of-the-admin");
        for (Role role : Role.all()) {
            passwords.put("voc-" + role.title(), "planted-password-of-" + role.title());
        }
        Path secrets = Files.createDirectories(work.resolve("secrets"));
        for (Map.Entry<String, String> password : passwords.entrySet()) {
            Files.writeString(secrets.resolve(password.getKey()), password.getValue() + "\n");
        }
        String registryPassword = "planted-password-of-the-registry";
        Files.writeString(secrets.resolve("registry"), REGISTRY_USER + ":" + registryPassword + "\n");
        SecuredBroker broker = SecuredBroker.start(work, host, passwords);
        SecuredRegistry registry = SecuredRegistry.start(work, host, REGISTRY_USER, registryPassword);
        Login login = new Login(broker.address(), registry.url(), host.trusted());
        return new SecuredCluster(work, passwords, stranger, broker, registry, login);
    }

    /** The settings of somebody whose secrets lie in files. */
    Map<String, String> settings(String user) {
        Map<String, String> settings = login.as(user, secret(user), secret("registry"));
        settings.put("voc.idle-timeout", "PT2S");
        settings.put("voc.state-directory", work.resolve("state").toString());
        // The stages are processes of one machine.
        settings.put("voc.http.port", "0");
        return settings;
    }

    /** The settings of somebody who comes with a token. */
    Map<String, String> settingsWithToken(String user) {
        Map<String, String> settings = settings(user);
        settings.put("kafka.sasl.mechanism", "OAUTHBEARER");
        settings.put("kafka.sasl.jaas.config", Login.token(user));
        return settings;
    }

    Settings checked(String user) {
        return VocSettings.checked(Settings.of(settings(user)));
    }

    /** In PEM, of somebody who has nothing to do with the cluster. */
    String strangersCertificate() {
        return stranger.trusted().toString();
    }

    Path audit() {
        return broker.audit();
    }

    List<Path> statusFiles() throws IOException {
        try (Stream<Path> files = Files.walk(work.resolve("state").resolve("status"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** Everything that must stay secret. */
    List<String> secrets() {
        List<String> secrets = new ArrayList<>(passwords.values());
        secrets.add("planted-password-of-the-registry");
        return secrets;
    }

    /** A running stage with its settings in the environment, in a file or on the command line. */
    Child run(String stage, Map<String, String> settings, Given given) throws IOException {
        return start(stage, List.of("run", stage), settings, given, "is RUNNING");
    }

    /** A process that answers over HTTP, with its settings in a file; where it listens stands in what it says. */
    Child service(String name, Map<String, String> settings) throws IOException {
        Map<String, String> all = new TreeMap<>(settings);
        all.put("voc." + name + ".port", "0");
        all.put("voc.serve.directory", work.resolve("database").toString());
        return start(name, List.of(name), all, Given.FILE, "Listens at ");
    }

    private Child start(String name, List<String> command, Map<String, String> settings, Given given, String whenItRuns)
            throws IOException {
        List<String> main = new ArrayList<>(List.of(Voc.class.getName()));
        main.addAll(command);
        Map<String, String> environment = new TreeMap<>();
        switch (given) {
            case ENVIRONMENT -> settings.forEach((key, value) -> environment.put(Settings.environmentName(key), value));
            case FILE -> {
                StringBuilder text = new StringBuilder();
                settings.forEach((key, value) ->
                        text.append(key).append('=').append(value).append('\n'));
                Path file = Files.writeString(work.resolve(name + ".properties"), text);
                main.addAll(List.of("--config", file.toString()));
            }
            case COMMAND_LINE -> main.addAll(options(settings));
        }
        Child child = Child.start(
                name, work, Child.Plan.of(environment, List.of("-Dlogback.configurationFile=logback.xml"), main));
        await().atMost(START)
                .until(() ->
                        child.said().contains(whenItRuns) || !child.process().isAlive());
        return child;
    }

    enum Given {
        ENVIRONMENT,
        FILE,
        COMMAND_LINE
    }

    /** Runs a command as somebody. */
    Answer voc(Map<String, String> settings, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(options(settings));
        all.addAll(List.of("--directory", work.resolve("none").toString()));
        int status = Voc.execute(new PrintWriter(out), new PrintWriter(err), all.toArray(String[]::new));
        complaints.append(err);
        return new Answer(status, out.toString(), err.toString().lines().toList());
    }

    record Answer(int status, String out, List<String> err) {}

    /** What all commands wrote to standard error. */
    String complaints() {
        return complaints.toString();
    }

    boolean isReady() {
        return voc(settings(SecuredBroker.ADMIN), "topics", "--check").err().isEmpty();
    }

    @Override
    public void close() {
        registry.close();
        broker.close();
    }

    private String secret(String name) {
        return "${dir:" + Objects.requireNonNull(work.resolve("secrets")) + ":" + name + "}";
    }

    private static List<String> options(Map<String, String> settings) {
        List<String> options = new ArrayList<>();
        settings.forEach((key, value) -> options.addAll(List.of("--set", key + "=" + value)));
        return options;
    }
}
