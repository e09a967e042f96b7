package io.vocstreams.app.command;

import io.vocstreams.app.Connection;
import io.vocstreams.app.Output;
import io.vocstreams.app.cluster.RunObstacles;
import io.vocstreams.app.cluster.SchemaAdmin;
import io.vocstreams.app.cluster.StageCatalogue;
import io.vocstreams.app.cluster.TopicAdmin;
import io.vocstreams.contracts.TopicCatalogue;
import io.vocstreams.platform.config.Settings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code voc topics}: makes the cluster match the catalogue, or tells where it does not. */
@Command(
        name = "topics",
        description = "Creates the topics that are missing and registers the schemas; changes nothing that exists.",
        mixinStandardHelpOptions = true)
public final class TopicsCommand implements Callable<Integer> {

    @Mixin
    private Connection connection = new Connection();

    @Option(names = "--check", description = "Only report what differs from the catalogue; exit 1 if anything does.")
    private boolean check;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        Settings settings = connection.settings();
        TopicCatalogue catalogue = TopicCatalogue.load();
        TopicAdmin topics = new TopicAdmin(settings, catalogue);
        SchemaAdmin schemas = new SchemaAdmin(settings, catalogue);
        List<String> created = check ? List.of() : topics.createMissing();
        List<String> registered = check ? List.of() : schemas.registerMissing();
        Set<String> differences = new LinkedHashSet<>(topics.drift());
        schemas.missing().forEach(subject -> differences.add(RunObstacles.notRegistered(subject)));
        differences.addAll(RunObstacles.of(StageCatalogue.STAGES, settings));
        if (output.isJson()) {
            output.json(Map.of("created", created, "registered", registered, "differences", differences));
        } else {
            created.forEach(topic -> output.line("created     " + topic));
            registered.forEach(subject -> output.line("registered  " + subject));
            differences.forEach(difference -> output.line("differs     " + difference));
            if (created.isEmpty() && registered.isEmpty() && differences.isEmpty()) {
                output.line("all " + catalogue.topics().size() + " topics and their schemas are there");
            }
        }
        return differences.isEmpty() ? 0 : 1;
    }
}
