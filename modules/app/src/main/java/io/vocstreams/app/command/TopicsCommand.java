package io.vocstreams.app.command;

import io.vocstreams.app.Connection;
import io.vocstreams.app.Json;
import io.vocstreams.app.cluster.SchemaAdmin;
import io.vocstreams.app.cluster.TopicAdmin;
import io.vocstreams.contracts.TopicCatalogue;
import io.vocstreams.platform.config.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Settings settings = connection.settings();
        TopicCatalogue catalogue = TopicCatalogue.load();
        TopicAdmin topics = new TopicAdmin(settings, catalogue);
        SchemaAdmin schemas = new SchemaAdmin(settings, catalogue);
        List<String> created = check ? List.of() : topics.createMissing();
        List<String> registered = check ? List.of() : schemas.registerMissing();
        List<String> differences = new ArrayList<>(topics.drift());
        schemas.missing().forEach(subject -> differences.add(subject + " is not registered"));
        if (json) {
            print(Json.line(Map.of("created", created, "registered", registered, "differences", differences)));
        } else {
            created.forEach(topic -> print("created     " + topic));
            registered.forEach(subject -> print("registered  " + subject));
            differences.forEach(difference -> print("differs     " + difference));
            if (created.isEmpty() && registered.isEmpty() && differences.isEmpty()) {
                print("all " + catalogue.topics().size() + " topics and their schemas are there");
            }
        }
        return differences.isEmpty() ? 0 : 1;
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
    }
}
