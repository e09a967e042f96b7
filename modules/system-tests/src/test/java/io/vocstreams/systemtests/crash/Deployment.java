package io.vocstreams.systemtests.crash;

import static org.awaitility.Awaitility.await;

import io.vocstreams.app.cluster.Clients;
import io.vocstreams.app.cluster.LocalPipeline;
import io.vocstreams.app.cluster.StageCatalogue;
import io.vocstreams.contracts.TopicCatalogue;
import io.vocstreams.contracts.TopicSpec;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.local.LocalStack;
import io.vocstreams.local.LocalStackOptions;
import io.vocstreams.local.Progress;
import io.vocstreams.local.child.FolderRemoval;
import io.vocstreams.platform.config.Settings;
import io.vocstreams.systemtests.Cluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;

/** Broker, registry and stages as processes of their own, each of the last with its own state directory. */
final class Deployment implements Cluster.Mortal {

    private static final Duration LONG = Duration.ofMinutes(3);

    private final Path work;
    private final LocalStack stack;
    private final Settings settings;
    private final List<String> java;
    private final List<StageProcess> processes = Collections.synchronizedList(new ArrayList<>());

    private Deployment(Path work, LocalStack stack, Settings settings, List<String> java) {
        this.work = work;
        this.stack = stack;
        this.settings = settings;
        this.java = java;
    }

    /** Broker and registry serve, and the topics are there; no stage runs yet. */
    static Deployment start(Path work, Map<String, String> chosen) {
        return start(work, chosen, StageProcess.SMALL);
    }

    /** The same, whose processes have these options of the JVM. */
    static Deployment start(Path work, Map<String, String> chosen, List<String> java) {
        LocalStack stack = LocalStack.start(LocalStackOptions.onFreePorts(work.resolve("stack")), Progress.none());
        Map<String, String> values = new TreeMap<>(chosen);
        values.put(VocSettings.BOOTSTRAP_SERVERS.key(), stack.bootstrapServers());
        values.put(VocSettings.SCHEMA_REGISTRY.key(), stack.schemaRegistryUrl());
        Settings settings = VocSettings.checked(Settings.of(values));
        LocalPipeline.prepare(settings);
        return new Deployment(work, stack, settings, java);
    }

    LocalStack stack() {
        return stack;
    }

    @Override
    public Settings settings() {
        return settings;
    }

    List<StageProcess> processes() {
        return List.copyOf(processes);
    }

    /** Starts an instance of the stages. */
    StageProcess run(String name, String stages, Map<String, String> own) {
        return run(name, stages, own, System.getProperty("java.class.path"));
    }

    /** Starts a service: a command that has the name of the instance. */
    StageProcess serve(String name, Map<String, String> own) {
        StageProcess process = plan(name, List.of(name), own, System.getProperty("java.class.path"));
        process.start();
        return process;
    }

    StageProcess run(String name, String stages, Map<String, String> own, String classPath) {
        StageProcess process = plan(name, stages, own, classPath);
        process.start();
        return process;
    }

    /** An instance that is not started yet. */
    StageProcess plan(String name, String stages, Map<String, String> own, String classPath) {
        return plan(name, List.of("run", stages), own, classPath);
    }

    private StageProcess plan(String name, List<String> arguments, Map<String, String> own, String classPath) {
        Map<String, String> values = new TreeMap<>(settings.all());
        values.put(VocSettings.INSTANCE.key(), name);
        values.putAll(own);
        Path folder = work.resolve(name);
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        StageProcess process =
                new StageProcess(new StageProcess.Plan(name, java, arguments, values, classPath, folder));
        processes.add(process);
        return process;
    }

    /** As a static member of its group: who comes back within the session timeout is not waited for. */
    @Override
    public void start(String instance, String stages) {
        known(instance)
                .ifPresentOrElse(
                        StageProcess::start, () -> run(instance, stages, Map.of("kafka.group.instance.id", instance)));
    }

    @Override
    public void stop(String instance) {
        process(instance).stop();
    }

    @Override
    public void kill(String instance) {
        process(instance).kill();
    }

    @Override
    public void killForNow(String instance) {
        process(instance).killForNow();
    }

    @Override
    public void deleteState(String instance) {
        if (!FolderRemoval.delete(process(instance).stateDirectory())) {
            throw new IllegalStateException("The state of " + instance + " cannot be deleted");
        }
    }

    @Override
    public void killBroker() {
        stack.broker().kill();
        stack.broker().restart();
    }

    /** As docs/upgrades.md says. */
    void forgetAllThatIsDerived(String... kept) {
        List<String> groups = StageCatalogue.STAGES.stream()
                .map(stage -> StageCatalogue.stage(stage).applicationId())
                .toList();
        try (Admin admin = Clients.admin(settings)) {
            // Members that were killed are members until their sessions are over.
            await().atMost(LONG).ignoreExceptions().until(() -> {
                List<String> there = admin.listGroups().all().get().stream()
                        .map(group -> group.groupId())
                        .filter(groups::contains)
                        .toList();
                admin.deleteConsumerGroups(there).all().get();
                return true;
            });
            List<String> topics = new ArrayList<>();
            for (String topic : Clients.await(admin.listTopics().names(), settings)) {
                if (groups.stream().anyMatch(group -> topic.startsWith(group + "-"))) {
                    topics.add(topic);
                }
            }
            TopicCatalogue.load().topics().stream()
                    .filter(topic -> StageCatalogue.STAGES.contains(topic.owner()))
                    .map(TopicSpec::name)
                    .filter(topic -> !List.of(kept).contains(topic))
                    .forEach(topics::add);
            topics.add(Topics.LEDGER);
            Clients.await(admin.deleteTopics(topics).all(), settings);
            await().atMost(LONG).until(() -> Clients.await(admin.listTopics().names(), settings).stream()
                    .noneMatch(topics::contains));
        }
    }

    StageProcess process(String name) {
        return known(name).orElseThrow(() -> new IllegalArgumentException("There is no instance " + name));
    }

    private Optional<StageProcess> known(String name) {
        return processes().stream()
                .filter(process -> process.name().equals(name))
                .findFirst();
    }

    @Override
    public void close() {
        processes().parallelStream().forEach(StageProcess::close);
        stack.close();
    }
}
