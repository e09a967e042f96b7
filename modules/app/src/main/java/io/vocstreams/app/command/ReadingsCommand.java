package io.vocstreams.app.command;

import io.vocstreams.app.Connection;
import io.vocstreams.app.Output;
import io.vocstreams.app.ReadingRows;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.model.voice.Reading;
import io.vocstreams.model.voice.Sentiment;
import io.vocstreams.platform.config.Settings;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code voc readings}: what customers say in their own words, without the words. */
@Command(
        name = "readings",
        description = "Prints what comments and messages say: polarity and themes, no text.",
        mixinStandardHelpOptions = true)
public final class ReadingsCommand implements Callable<Integer> {

    private static final Listing<Reading> READINGS = new Listing<>(
            Topics.READINGS,
            EdgeSerdes::readings,
            Comparator.comparing((Reading reading) -> reading.content().occurredAt())
                    .thenComparing(reading -> reading.content().eventId()));

    @Mixin
    private Connection connection = new Connection();

    @Parameters(arity = "0..1", paramLabel = "CUSTOMER", description = "Only what this customer says.")
    private @Nullable String customer;

    @Option(names = "--theme", description = "Only what speaks of this theme, by its id.")
    private @Nullable String theme;

    @Option(names = "--polarity", description = "Only what says this on the whole: ${COMPLETION-CANDIDATES}.")
    private @Nullable Sentiment polarity;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        Settings settings = connection.settings();
        List<Reading> all = READINGS.read(settings, any -> true, output);
        if (customer != null) {
            AskedCustomers.require(
                    customer,
                    all.stream()
                            .map(reading -> reading.content().customerId())
                            .distinct()
                            .toList(),
                    "`voc readings`");
        }
        List<Reading> asked =
                all.stream().filter(reading -> isAskedFor(reading.content())).toList();
        if (output.isJson()) {
            asked.forEach(reading -> output.json(Views.of(reading)));
        } else {
            output.table(ReadingRows.table(), asked, ReadingRows::add);
        }
        output.note(connection.place(settings));
        return 0;
    }

    private boolean isAskedFor(Reading.Content content) {
        return (customer == null || content.customerId().equals(customer))
                && (polarity == null || content.voice().polarity() == polarity)
                && (theme == null
                        || content.voice().themes().stream()
                                .anyMatch(found -> found.id().equals(theme)));
    }
}
