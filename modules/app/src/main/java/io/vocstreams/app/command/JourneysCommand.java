package io.vocstreams.app.command;

import io.vocstreams.app.Connection;
import io.vocstreams.app.JourneyRows;
import io.vocstreams.app.Output;
import io.vocstreams.app.customer.CustomerReader;
import io.vocstreams.app.customer.Story;
import io.vocstreams.app.customer.StoryRows;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.model.Attribution;
import io.vocstreams.model.Journey;
import io.vocstreams.platform.config.Settings;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code voc journeys}: the live journeys of all customers, or what one customer did and said. */
@Command(
        name = "journeys",
        description = "Prints the journeys; of one customer each step on a time line, with the feedback about it.",
        mixinStandardHelpOptions = true)
public final class JourneysCommand implements Callable<Integer> {

    private static final Listing<Journey> JOURNEYS = new Listing<>(
            Topics.JOURNEYS,
            EdgeSerdes::journeys,
            Comparator.comparing(Journey::customerId)
                    .thenComparing(journey -> journey.path().startedAt())
                    .thenComparing(Journey::journeyId));

    @Mixin
    private Connection connection = new Connection();

    @Parameters(arity = "0..1", paramLabel = "CUSTOMER", description = "What this customer did and said, step by step.")
    private @Nullable String customer;

    @Option(names = "--superseded", description = "Also journeys that were taken back.")
    private boolean superseded;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        Settings settings = connection.settings();
        List<Journey> all = JOURNEYS.read(settings, this::isAskedFor, output);
        if (customer != null) {
            tell(story(customer, all, settings));
        } else if (output.isJson()) {
            all.forEach(journey -> output.json(Views.of(journey)));
        } else {
            output.table(JourneyRows.table(), all, JourneyRows::add);
        }
        output.note(connection.place(settings));
        return 0;
    }

    private boolean isAskedFor(Journey journey) {
        return superseded || journey.status() != Journey.Status.SUPERSEDED;
    }

    private Story story(String asked, List<Journey> all, Settings settings) {
        List<Journey> journeys = all.stream()
                .filter(journey -> journey.customerId().equals(asked))
                .toList();
        List<Attribution> attributions = AttributionsCommand.ATTRIBUTIONS.read(
                settings, attribution -> attribution.customerId().equals(asked), output);
        if (journeys.isEmpty() && attributions.isEmpty()) {
            AskedCustomers.require(
                    asked, all.stream().map(Journey::customerId).distinct().toList(), "`voc journeys`");
        }
        return Story.of(journeys, attributions, CustomerReader.feedback(settings, asked));
    }

    private void tell(Story story) {
        if (output.isJson()) {
            story.chapters().forEach(chapter -> output.json(StoryRows.view(chapter)));
            return;
        }
        for (Story.Chapter chapter : story.chapters()) {
            output.line(StoryRows.title(chapter));
            output.table(StoryRows.table(), chapter.lines(), StoryRows::add);
            output.line("");
        }
    }
}
