package io.vocstreams.app.cluster;

import io.vocstreams.app.CommandFailure;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.local.ProcessId;
import io.vocstreams.platform.config.Settings;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A process of {@code voc up} that runs a command of ours; outlives the one that started it. */
public final class LocalService {

    private static final long CLEAN_STOP_SECONDS = 40;
    private static final List<String> ADDRESSES =
            List.of(VocSettings.BOOTSTRAP_SERVERS.key(), VocSettings.SCHEMA_REGISTRY.key());

    private final Path directory;
    private final String name;
    private final List<String> jvmOptions;
    private final List<String> arguments;

    private LocalService(Path directory, String name, List<String> jvmOptions, String... arguments) {
        this.directory = directory;
        this.name = name;
        this.jvmOptions = jvmOptions;
        this.arguments = List.of(arguments);
    }

    /** All stages, in one process. */
    public static LocalService stages(Path directory) {
        return new LocalService(
                directory,
                "stages",
                List.of("-Xmx1g", "-XX:+UseParallelGC"),
                "run",
                String.join(",", StageCatalogue.STAGES));
    }

    public static LocalService gateway(Path directory) {
        return new LocalService(directory, StatusFiles.GATEWAY, List.of("-Xmx384m", "-XX:+UseSerialGC"), "gateway");
    }

    public static LocalService serve(Path directory) {
        return new LocalService(directory, StatusFiles.SERVE, List.of("-Xmx384m", "-XX:+UseSerialGC"), "serve");
    }

    public static LocalService webhooks(Path directory) {
        return new LocalService(directory, StatusFiles.NOTIFY, List.of("-Xmx256m", "-XX:+UseSerialGC"), "notify");
    }

    /** In the order in which they stop: nothing comes in any more before what works on it ends. */
    public static List<LocalService> all(Path directory) {
        return List.of(gateway(directory), stages(directory), serve(directory), webhooks(directory));
    }

    /** Those that these settings ask for, or the environment, which they inherit. */
    static List<LocalService> askedFor(Path directory, Settings chosen) {
        String webhooks = Settings.ofEnvironment(System.getenv(), List.of(VocSettings.NOTIFY_WEBHOOKS))
                .overriddenBy(chosen)
                .get(VocSettings.NOTIFY_WEBHOOKS);
        return all(directory).stream()
                .filter(service -> !service.name().equals(StatusFiles.NOTIFY) || !webhooks.isEmpty())
                .toList();
    }

    public String name() {
        return name;
    }

    /** Whether it says itself where it answers; a setting of stages turns that off. */
    boolean listens() {
        return StatusFiles.SERVICES.contains(name);
    }

    private void start(Map<String, String> settings) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.add("io.vocstreams.app.Voc");
        command.addAll(arguments);
        // Stronger than a local stack that the process itself would find.
        ADDRESSES.forEach(key -> {
            if (settings.containsKey(key)) {
                command.addAll(List.of("--set", key + "=" + settings.get(key)));
            }
        });
        command.addAll(List.of("--config", settingsFile().toString()));
        try {
            Files.createDirectories(output().getParent());
            writeSettings(settings);
            ProcessBuilder builder = new ProcessBuilder(command);
            // What was chosen wins over the environment.
            settings.keySet().forEach(key -> builder.environment().remove(Settings.environmentName(key)));
            builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
            builder.redirectErrorStream(true).redirectOutput(output().toFile());
            builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
            Process process = builder.start();
            Files.writeString(pidFile(), ProcessId.of(process.toHandle()).text());
        } catch (IOException failure) {
            throw new CommandFailure("the " + name + " cannot be started: " + failure.getMessage(), failure);
        }
    }

    /** Among them may be secrets, and every user of a machine can read its command lines. */
    private void writeSettings(Map<String, String> settings) throws IOException {
        Files.deleteIfExists(settingsFile());
        Files.createFile(
                settingsFile(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Properties properties = new Properties();
        properties.putAll(settings);
        try (Writer file = Files.newBufferedWriter(settingsFile())) {
            properties.store(file, null);
        }
    }

    /** False if it runs already; then it is left alone, with the settings that it has. */
    public boolean startUnlessAlive(Map<String, String> settings) {
        if (isAlive()) {
            return false;
        }
        start(settings);
        return true;
    }

    public boolean isAlive() {
        return find().isPresent();
    }

    /** What the process writes; a failed start says why there. */
    public Path output() {
        return directory.resolve("logs").resolve(name + ".log");
    }

    public void stop() {
        find().ifPresent(process -> {
            process.destroy();
            try {
                process.onExit().get(CLEAN_STOP_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException | ExecutionException stuck) {
                process.destroyForcibly();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                process.destroyForcibly();
            }
        });
        try {
            Files.deleteIfExists(pidFile());
            Files.deleteIfExists(settingsFile());
        } catch (IOException harmless) {
            // A pid file without its process is recognised by the start time.
            return;
        }
    }

    /** The line in which the process said why it ended; empty if it did not. */
    public Optional<String> lastWords() {
        try (Stream<String> lines = Files.lines(output())) {
            return lines.filter(line -> line.startsWith("voc: "))
                    .reduce((earlier, later) -> later)
                    .map(line -> line.substring("voc: ".length()));
        } catch (IOException | UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<ProcessHandle> find() {
        try {
            return ProcessId.parse(Files.readString(pidFile()).strip()).flatMap(ProcessId::handle);
        } catch (IOException noneStarted) {
            return Optional.empty();
        }
    }

    private Path settingsFile() {
        return directory.resolve(name + ".properties");
    }

    private Path pidFile() {
        return directory.resolve(name + ".pid");
    }
}
