package io.vocstreams.local;

import io.vocstreams.local.child.FolderRemoval;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A started broker and registry; {@link #find} finds those another process has started. */
public final class LocalStack implements AutoCloseable {
    private static final String TEMPORARY = "voc-stack-";

    private final LocalStackOptions options;
    private final StackFile file;
    private final Map<Component, LocalProcess> processes = new EnumMap<>(Component.class);
    private StackRecord stack;

    private LocalStack(StackRecord stack, Progress progress) {
        this.options = stack.options();
        this.stack = stack;
        this.file = new StackFile(options.directory());
        List<Server> servers =
                List.of(new BrokerServer(options, stack.data()), new RegistryServer(options, stack.data()));
        for (Server server : servers) {
            Component component = server.component();
            processes.put(
                    component,
                    new LocalProcess(server, progress, stack.process(component), id -> remember(component, id)));
        }
    }

    /** Starts both, waits until they serve, and refuses if they already run. */
    public static LocalStack start(LocalStackOptions options, Progress progress) {
        return StackLock.holding(options.directory(), () -> startNew(options, progress));
    }

    /** Starts what does not run, and waits until both serve; what runs is left alone. */
    public static LocalStack startMissing(LocalStackOptions options, Progress progress) {
        return StackLock.holding(options.directory(), () -> {
            Optional<LocalStack> found = find(options.directory(), progress);
            found.ifPresent(LocalStack::startDead);
            return found.orElseGet(() -> startNew(options, progress));
        });
    }

    private static LocalStack startNew(LocalStackOptions options, Progress progress) {
        clearRemains(options.directory());
        options.ports().requireFree();
        ProcessId owner = ProcessId.of(ProcessHandle.current());
        StackRecord empty = new StackRecord(options, dataFolder(options), owner, Map.of());
        LocalStack starting = new LocalStack(empty, progress);
        starting.startAll();
        return starting;
    }

    /** The stack of the directory, if at least one of its processes is alive. */
    public static Optional<LocalStack> find(Path directory, Progress progress) {
        Path absolute = directory.toAbsolutePath().normalize();
        return new StackFile(absolute)
                .read()
                .filter(found -> !found.isAbandoned())
                .filter(found -> Arrays.stream(Component.values()).anyMatch(found::isAlive))
                .map(found -> new LocalStack(found, progress));
    }

    /** Whether a stack was ever started there: only then does what lies there belong to one. */
    public static boolean isDirectoryOfOne(Path directory) {
        return Files.exists(directory.resolve(StackLock.OF_STACK));
    }

    /** Deletes what a stopped stack keeps there, and the directory if nothing else is in it. */
    public static void delete(Path directory) {
        List<String> own = new ArrayList<>(List.of("logs", "run", StackFile.NAME, StackLock.OF_STACK));
        for (Component component : Component.values()) {
            own.add(component.fileName());
        }
        for (String name : own) {
            if (!FolderRemoval.delete(directory.resolve(name))) {
                throw new LocalStackException(directory.resolve(name) + " cannot be deleted");
            }
        }
        try {
            Files.deleteIfExists(directory);
        } catch (IOException holdsMore) {
            // What is not ours stays.
            return;
        }
    }

    public String bootstrapServers() {
        return options.ports().bootstrapServers();
    }

    /** With the path of Confluent's API. */
    public String schemaRegistryUrl() {
        return options.ports().schemaRegistryUrl();
    }

    public LocalStackOptions options() {
        return options;
    }

    /** Where its processes write their logs. */
    public Path logs() {
        return broker().log().resolveSibling("");
    }

    public LocalProcess broker() {
        return process(Component.BROKER);
    }

    public LocalProcess registry() {
        return process(Component.REGISTRY);
    }

    /** Whether both answer their clients now. */
    public boolean isReady() {
        return broker().isReady() && registry().isReady();
    }

    /** Ends both, cleanly if they let it, and deletes what an ephemeral stack leaves. */
    public void stop() {
        StackLock.holding(options.directory(), () -> {
            stopAll();
            return options;
        });
        if (options.ephemeral()) {
            removeIfEmpty();
        }
    }

    @Override
    public void close() {
        stop();
    }

    private LocalProcess process(Component component) {
        LocalProcess process = processes.get(component);
        if (process == null) {
            throw new IllegalStateException("No process of " + component);
        }
        return process;
    }

    private void startAll() {
        Thread abort = new Thread(this::stopAll, "stop-half-started-stack");
        if (options.detached()) {
            Runtime.getRuntime().addShutdownHook(abort);
        }
        try {
            processes.values().forEach(LocalProcess::launch);
            awaitAllOrTheFirstFailure();
        } catch (CompletionException | LocalStackException failure) {
            stopAll();
            throw failure.getCause() instanceof LocalStackException reason ? reason : failure;
        } finally {
            if (options.detached()) {
                removeHook(abort);
            }
        }
    }

    private void startDead() {
        processes.values().stream().filter(process -> !process.isAlive()).forEach(LocalProcess::launch);
        try {
            awaitAllOrTheFirstFailure();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof LocalStackException reason ? reason : failure;
        }
    }

    private void awaitAllOrTheFirstFailure() {
        CompletableFuture<Void> failed = new CompletableFuture<>();
        List<CompletableFuture<Void>> starts = new ArrayList<>();
        for (LocalProcess process : processes.values()) {
            starts.add(CompletableFuture.runAsync(process::awaitReady).whenComplete((done, failure) -> {
                if (failure != null) {
                    failed.completeExceptionally(failure);
                }
            }));
        }
        CompletableFuture.anyOf(CompletableFuture.allOf(starts.toArray(CompletableFuture<?>[]::new)), failed)
                .join();
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // Then the hook is at work.
            return;
        }
    }

    private void stopAll() {
        CompletableFuture.allOf(processes.values().stream()
                        .map(process -> CompletableFuture.runAsync(process::stop))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
        synchronized (this) {
            // Not that of a stack started since.
            if (file.read().filter(stack::equals).isPresent()) {
                file.delete();
            }
            deleteData(stack);
        }
    }

    private synchronized void remember(Component component, ProcessId process) {
        stack = stack.with(component, process);
        file.write(stack);
    }

    /** Of a stack that was killed, in whole or in part, or whose starter was. */
    private static void clearRemains(Path directory) {
        Optional<StackRecord> found = new StackFile(directory).read();
        if (found.isEmpty()) {
            return;
        }
        StackRecord remains = found.get();
        boolean complete = Arrays.stream(Component.values()).allMatch(remains::isAlive);
        if (complete && !remains.isAbandoned()) {
            StackPorts ports = remains.options().ports();
            throw new LocalStackException("The local stack of " + directory + " is already running: broker "
                    + ports.bootstrapServers() + ", registry " + ports.schemaRegistryUrl());
        }
        new LocalStack(remains, Progress.none()).stopAll();
    }

    private static Path dataFolder(LocalStackOptions options) {
        if (!options.ephemeral()) {
            return options.directory();
        }
        try {
            return Files.createTempDirectory(TEMPORARY);
        } catch (IOException failure) {
            throw new LocalStackException("No temporary folder can be made: " + failure.getMessage(), failure);
        }
    }

    private static void deleteData(StackRecord stack) {
        boolean ours = stack.data().getFileName().toString().startsWith(TEMPORARY);
        if (stack.options().ephemeral() && ours && !FolderRemoval.delete(stack.data())) {
            throw new LocalStackException("The folder " + stack.data() + " cannot be deleted");
        }
    }

    private void removeIfEmpty() {
        try {
            Files.deleteIfExists(options.directory().resolve(StackLock.OF_STACK));
            Files.deleteIfExists(options.directory());
        } catch (IOException holdsMore) {
            // The data of an earlier stack, which is not ours to delete.
            return;
        }
    }
}
