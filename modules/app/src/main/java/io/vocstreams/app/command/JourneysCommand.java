package io.vocstreams.app.command;

import io.vocstreams.app.Connection;
import io.vocstreams.app.JourneyRows;
import io.vocstreams.app.Output;
import io.vocstreams.app.Views;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.model.Journey;
import java.util.Comparator;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code voc journeys}: the live journeys of all customers, or of one. */
@Command(name = "journeys", description = "Prints the journeys.", mixinStandardHelpOptions = true)
public final class JourneysCommand implements Callable<Integer> {

    private static final Comparator<Journey> IN_ORDER = Comparator.comparing(Journey::customerId)
            .thenComparing(Journey::startedAt)
            .thenComparing(Journey::journeyId);

    @Mixin
    private Connection connection = new Connection();

    @Parameters(arity = "0..1", paramLabel = "CUSTOMER", description = "Only the journeys of this customer.")
    private @Nullable String customer;

    @Option(names = "--superseded", description = "Also journeys that were taken back.")
    private boolean superseded;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        new Listing<>(Topics.JOURNEYS, EdgeSerdes::journeys, IN_ORDER, Views::of, JourneyRows.table(), JourneyRows::add)
                .print(connection.settings(), this::isAskedFor, output);
        return 0;
    }

    private boolean isAskedFor(Journey journey) {
        return (superseded || journey.status() != Journey.Status.SUPERSEDED)
                && (customer == null || journey.customerId().equals(customer));
    }
}
