package io.vocstreams.app.cluster;

import io.vocstreams.app.CommandFailure;
import io.vocstreams.contracts.TopicCatalogue;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.local.LocalStack;
import io.vocstreams.local.LocalStackOptions;
import io.vocstreams.local.Progress;
import io.vocstreams.local.StackLock;
import io.vocstreams.local.StackPorts;
import io.vocstreams.local.child.FolderRemoval;
import io.vocstreams.platform.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Broker, registry, topics, stages and services on this machine: processes that outlive the command that starts them.
 */
public final class LocalPipeline {

    private static final String STATE = "state";
    private static final String EPHEMERAL_STATE = "ephemeral-state";
    private static final String LOCK = "pipeline.lock";
    private static final int HTTP_PORT = 29_464;
    /**
     * A group whose member died amid a rebalance, as when the broker is killed, waits a minute for it
     * ({@code max.poll.interval.ms}). Only then is state read back.
     */
    private static final Duration START = Duration.ofMinutes(3);

    private final LocalStack stack;
    private final Path stateDirectory;

    private LocalPipeline(LocalStack stack, Path stateDirectory) {
        this.stack = stack;
        this.stateDirectory = stateDirectory;
    }

    /** Starts what does not run, and waits until records can flow; what runs is left alone. */
    public static LocalPipeline start(LocalStackOptions options, Settings chosen, Consumer<String> tell) {
        VocSettings.checked(chosen);
        return changing(options.directory(), () -> startMissing(options, chosen, tell));
    }

    /** Does what starts or stops parts of the stack in that directory, while no other command does. */
    public static <T> T changing(Path directory, Supplier<T> work) {
        return StackLock.holding(directory, LOCK, work);
    }

    private static LocalPipeline startMissing(LocalStackOptions options, Settings chosen, Consumer<String> tell) {
        List<LocalService> services = LocalService.askedFor(options.directory(), chosen);
        boolean isNew = LocalStack.find(options.directory(), Progress.none()).isEmpty();
        if (isNew) {
            // They would go on with what they know of the topics of an earlier broker.
            LocalService.all(options.directory()).forEach(LocalService::stop);
        }
        LocalStack stack = LocalStack.startMissing(
                options,
                (component, state) ->
                        tell.accept(component.title() + ": " + state.name().toLowerCase(Locale.ROOT)));
        Optional<String> problem;
        try {
            if (isNew) {
                clearState(options);
            }
            Settings settings =
                    ports(options).overriddenBy(chosen).overriddenBy(Settings.of(endpoints(stack, options)));
            tell.accept("topics: " + prepare(settings) + " created");
            for (LocalService service : services) {
                boolean started = service.startUnlessAlive(settings.all());
                tell.accept(service.name() + (started ? ": starting" : ": running already" + keptSettings(chosen)));
            }
            problem = awaitReady(settings, services);
        } catch (RuntimeException failure) {
            if (isNew) {
                services.forEach(LocalService::stop);
                stack.stop();
            }
            throw failure;
        }
        if (problem.isPresent()) {
            // Much state may take long to read back: what has been started goes on.
            throw new CommandFailure("not ready after " + START.toSeconds() + " s: " + problem.get()
                    + "; it goes on, `voc status` says how far it is, `voc down` stops it; see " + stack.logs());
        }
        services.forEach(service -> tell.accept(service.name() + ": ready"));
        return new LocalPipeline(stack, stateDirectory(options));
    }

    private static String keptSettings(Settings chosen) {
        return chosen.all().isEmpty()
                ? ""
                : ", with the settings they were started with; other ones need `voc down` first";
    }

    /** Where all answer if nothing else was chosen: on this machine, moved like all ports of the stack. */
    private static Settings ports(LocalStackOptions options) {
        int offset = options.ports().broker() - StackPorts.offsetBy(0).broker();
        return Settings.of(Map.of(
                VocSettings.HTTP_HOST.key(),
                "127.0.0.1",
                VocSettings.HTTP_PORT.key(),
                String.valueOf(HTTP_PORT + offset),
                VocSettings.GATEWAY_PORT.key(),
                String.valueOf(VocSettings.GATEWAY_PORT.defaultValue() + offset),
                VocSettings.SERVE_PORT.key(),
                String.valueOf(VocSettings.SERVE_PORT.defaultValue() + offset),
                VocSettings.NOTIFY_PORT.key(),
                String.valueOf(VocSettings.NOTIFY_PORT.defaultValue() + offset)));
    }

    /** Creates the topics and registers the schemas; returns how many topics were created. */
    public static int prepare(Settings settings) {
        TopicCatalogue catalogue = TopicCatalogue.load();
        int created = new TopicAdmin(settings, catalogue).createMissing().size();
        new SchemaAdmin(settings, catalogue).registerMissing();
        return created;
    }

    /** Where a stack's clients find it, and where its stages keep their state. */
    public static Map<String, String> endpoints(LocalStack stack, LocalStackOptions options) {
        Map<String, String> values = new TreeMap<>();
        values.put(VocSettings.BOOTSTRAP_SERVERS.key(), stack.bootstrapServers());
        values.put(VocSettings.SCHEMA_REGISTRY.key(), stack.schemaRegistryUrl());
        values.put(VocSettings.STATE_DIRECTORY.key(), stateDirectory(options).toString());
        values.put(
                VocSettings.SERVE_DIRECTORY.key(),
                stateDirectory(options).resolve(StatusFiles.SERVE).toString());
        return values;
    }

    public String bootstrapServers() {
        return stack.bootstrapServers();
    }

    public String schemaRegistryUrl() {
        return stack.schemaRegistryUrl();
    }

    /** Where a service answers. */
    public Optional<String> url(String service) {
        return new StatusFiles(stateDirectory).url(service);
    }

    /** Where all answer with their metrics and their health; empty if nowhere. */
    public List<String> endpoints() {
        return new StatusFiles(stateDirectory).endpoints();
    }

    public Path logs() {
        return stack.logs();
    }

    public static Path stateDirectory(LocalStackOptions options) {
        return options.directory().resolve(options.ephemeral() ? EPHEMERAL_STATE : STATE);
    }

    /** State of a stack that keeps nothing must not meet the next stack's empty topics. */
    private static void clearState(LocalStackOptions options) {
        if (options.ephemeral() && !FolderRemoval.delete(stateDirectory(options))) {
            throw new CommandFailure("the state of an earlier stack cannot be deleted: " + stateDirectory(options));
        }
    }

    /** The first problem that is left when the time is over; empty if there is none. */
    private static Optional<String> awaitReady(Settings settings, List<LocalService> services) {
        Path stateDirectory = Path.of(settings.get(VocSettings.STATE_DIRECTORY));
        long deadline = System.nanoTime() + START.toNanos();
        while (true) {
            Optional<String> problem = new ClusterStatus(settings, stateDirectory)
                    .problems().entrySet().stream()
                            .filter(part -> !part.getValue().isEmpty())
                            .map(part -> part.getKey() + ": " + part.getValue())
                            .findFirst();
            StatusFiles statuses = new StatusFiles(stateDirectory);
            for (LocalService service : services) {
                if (problem.isEmpty()
                        && service.listens()
                        && statuses.url(service.name()).isEmpty()) {
                    problem = Optional.of(service.name() + ": does not listen yet");
                }
                if (!service.isAlive()) {
                    throw new CommandFailure("the " + service.name() + " ended while starting"
                            + service.lastWords().map(words -> ": " + words).orElse("") + "; see "
                            + service.output());
                }
            }
            if (problem.isEmpty() || System.nanoTime() > deadline) {
                return problem;
            }
            pause();
        }
    }

    /** Deletes what a stopped stack keeps: records, schemas, state and logs. */
    public static void delete(Path directory) {
        for (String name : List.of(STATE, EPHEMERAL_STATE, LOCK, "demo.log")) {
            if (!FolderRemoval.delete(directory.resolve(name))) {
                throw new CommandFailure(directory.resolve(name) + " cannot be deleted");
            }
        }
        LocalStack.delete(directory);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(300);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", interrupted);
        }
    }
}
