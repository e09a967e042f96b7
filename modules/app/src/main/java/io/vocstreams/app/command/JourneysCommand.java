package io.vocstreams.app.command;

import io.vocstreams.app.Connection;
import io.vocstreams.app.JourneyRows;
import io.vocstreams.app.Json;
import io.vocstreams.app.TextTable;
import io.vocstreams.app.Views;
import io.vocstreams.app.cluster.Serdes;
import io.vocstreams.app.cluster.TopicTable;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.model.Journey;
import io.vocstreams.platform.config.Settings;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code voc journeys}: the live journeys of all customers, or of one. */
@Command(name = "journeys", description = "Prints the journeys.", mixinStandardHelpOptions = true)
public final class JourneysCommand implements Callable<Integer> {

    @Mixin
    private Connection connection = new Connection();

    @Parameters(arity = "0..1", paramLabel = "CUSTOMER", description = "Only the journeys of this customer.")
    private @Nullable String customer;

    @Option(names = "--superseded", description = "Also journeys that were taken back.")
    private boolean superseded;

    @Option(names = "--json", description = "One JSON object per line.")
    private boolean json;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Settings settings = connection.settings();
        List<Journey> journeys;
        try (EdgeSerdes serdes = Serdes.of(settings);
                TopicTable<Journey> table = new TopicTable<>(
                        settings, Topics.JOURNEYS, serdes.journeys().deserializer())) {
            journeys = table.readToEnd().values().stream()
                    .filter(this::isAskedFor)
                    .sorted(Comparator.comparing(Journey::customerId)
                            .thenComparing(Journey::startedAt)
                            .thenComparing(Journey::journeyId))
                    .toList();
        }
        if (json) {
            journeys.forEach(journey -> print(Json.line(Views.of(journey))));
        } else {
            table(journeys).lines().forEach(this::print);
        }
        return 0;
    }

    private boolean isAskedFor(Journey journey) {
        return (superseded || journey.status() != Journey.Status.SUPERSEDED)
                && (customer == null || journey.customerId().equals(customer));
    }

    private static TextTable table(List<Journey> journeys) {
        TextTable table = JourneyRows.table();
        journeys.forEach(journey -> JourneyRows.add(table, journey));
        return table;
    }

    private void print(String line) {
        spec.commandLine().getOut().println(line);
    }
}
