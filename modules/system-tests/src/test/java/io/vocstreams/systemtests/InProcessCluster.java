package io.vocstreams.systemtests;

import io.vocstreams.app.cluster.LocalPipeline;
import io.vocstreams.app.cluster.Pipeline;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.local.LocalStack;
import io.vocstreams.local.LocalStackOptions;
import io.vocstreams.local.child.FolderRemoval;
import io.vocstreams.platform.config.Settings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Broker and registry as processes of their own, the stages in this one. */
final class InProcessCluster implements Cluster {

    private final LocalStack stack;
    private final Settings settings;
    private final Map<String, Pipeline> instances = new TreeMap<>();

    private InProcessCluster(LocalStack stack, Settings settings) {
        this.stack = stack;
        this.settings = settings;
    }

    static InProcessCluster start(Path work, Map<String, String> chosen) {
        LocalStack stack =
                LocalStack.start(LocalStackOptions.onFreePorts(work.resolve("stack")), (component, state) -> {});
        Settings settings = Settings.of(Map.of(
                        VocSettings.BOOTSTRAP_SERVERS.key(), stack.bootstrapServers(),
                        VocSettings.SCHEMA_REGISTRY.key(), stack.schemaRegistryUrl(),
                        VocSettings.STATE_DIRECTORY.key(), work.resolve("state").toString()))
                .overriddenBy(Settings.of(chosen));
        VocSettings.checked(settings);
        LocalPipeline.prepare(settings);
        return new InProcessCluster(stack, settings);
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public void start(String instance, String stages) {
        Settings own = settings.overriddenBy(Settings.of(Map.of(
                VocSettings.INSTANCE.key(),
                instance,
                VocSettings.STATE_DIRECTORY.key(),
                stateOf(instance).toString())));
        instances.put(instance, Pipeline.start(Arrays.asList(stages.split(",", -1)), own));
    }

    @Override
    public void stop(String instance) {
        Pipeline running = instances.remove(instance);
        if (running != null) {
            running.close();
        }
    }

    @Override
    public void deleteState(String instance) {
        if (!FolderRemoval.delete(stateOf(instance))) {
            throw new IllegalStateException("The state of " + instance + " cannot be deleted");
        }
    }

    @Override
    public void close() {
        instances.values().parallelStream().forEach(Pipeline::close);
        stack.close();
    }

    private Path stateOf(String instance) {
        return Path.of(settings.get(VocSettings.STATE_DIRECTORY), instance);
    }
}
