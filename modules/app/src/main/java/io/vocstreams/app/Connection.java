package io.vocstreams.app;

import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.local.LocalStack;
import io.vocstreams.local.Progress;
import io.vocstreams.platform.config.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cluster a command speaks to, and with which settings. */
public final class Connection {

    private static final Path DEFAULT_DIRECTORY =
            Path.of(System.getProperty("voc.home", ".")).resolve(".voc");

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Kafka brokers. Default: the local stack, then VOC_BOOTSTRAP_SERVERS.")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--schema-registry",
            paramLabel = "URL",
            description = "Schema registry. Default: the local stack, then VOC_SCHEMA_REGISTRY.")
    private @Nullable String schemaRegistry;

    @Option(names = "--config", paramLabel = "FILE", description = "A file of settings, key=value.")
    private @Nullable Path config;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "One setting, for example voc.lateness.horizon=P400D. May be repeated.")
    private Map<String, String> set = new LinkedHashMap<>();

    @Option(names = "--directory", paramLabel = "DIR", description = "Where the local stack is kept. Default: .voc")
    private @Nullable Path directory;

    /** Settings from file, environment, local stack and command line, the later ones stronger; checked. */
    public Settings settings() {
        Settings settings = ofFile();
        settings = settings.overriddenBy(
                Settings.ofEnvironment(System.getenv(), VocSettings.ALL).from("environment"));
        Settings all = VocSettings.checked(settings.overriddenBy(ofLocalStack()).overriddenBy(ofCommandLine()));
        requireTheStackThatWasNamed();
        return all;
    }

    public Path directory() {
        Path chosen = directory == null ? DEFAULT_DIRECTORY : directory;
        return chosen.toAbsolutePath().normalize();
    }

    /** What has to be said once more to a command that is to find the same local stack. */
    public String directoryOption() {
        return directory == null
                        || directory().equals(DEFAULT_DIRECTORY.toAbsolutePath().normalize())
                ? ""
                : " --directory " + directory;
    }

    /** Which cluster those settings speak of, for people. */
    public String place(Settings settings) {
        String servers = settings.get(VocSettings.BOOTSTRAP_SERVERS);
        return "read from " + servers
                + localStack()
                        .filter(stack -> stack.bootstrapServers().equals(servers))
                        .map(stack -> ", the local stack in " + directory())
                        .orElse("");
    }

    /** What was given as {@code --set} and {@code --config}, to be handed on to a process of our own. */
    public Settings chosen() {
        return ofFile().overriddenBy(Settings.of(set).from("command line"));
    }

    public Optional<LocalStack> localStack() {
        return LocalStack.find(directory(), Progress.none());
    }

    /** Somebody who names a stack means that one, and not what else may answer on the usual port. */
    private void requireTheStackThatWasNamed() {
        boolean otherwise = bootstrapServers != null || chosen().all().containsKey(VocSettings.BOOTSTRAP_SERVERS.key());
        if (directory == null || otherwise || localStack().isPresent()) {
            return;
        }
        throw Files.isDirectory(directory())
                ? new Unreachable(
                        "no local stack runs in " + directory() + "; `voc up" + directoryOption() + "` starts it")
                : new InvalidUsage("--directory: " + directory() + " does not exist");
    }

    private Settings ofFile() {
        return config == null ? Settings.of(Map.of()) : Settings.ofFile(config).from("file");
    }

    private Settings ofLocalStack() {
        Map<String, String> values = new TreeMap<>();
        if (bootstrapServers == null) {
            localStack().ifPresent(stack -> {
                values.put(VocSettings.BOOTSTRAP_SERVERS.key(), stack.bootstrapServers());
                values.put(VocSettings.SCHEMA_REGISTRY.key(), stack.schemaRegistryUrl());
            });
        }
        return Settings.of(values).from("local stack");
    }

    private Settings ofCommandLine() {
        Map<String, String> values = new TreeMap<>(set);
        if (bootstrapServers != null) {
            values.put(VocSettings.BOOTSTRAP_SERVERS.key(), bootstrapServers);
        }
        if (schemaRegistry != null) {
            values.put(VocSettings.SCHEMA_REGISTRY.key(), schemaRegistry);
        }
        return Settings.of(values).from("command line");
    }
}
