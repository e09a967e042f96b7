package io.vocstreams.app.command;

import io.vocstreams.app.Connection;
import io.vocstreams.app.JourneyRows;
import io.vocstreams.app.Output;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.model.Attribution;
import io.vocstreams.platform.config.Settings;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code voc attributions}: which touchpoint each feedback is about, and by which rule. */
@Command(
        name = "attributions",
        description =
                "Prints which touchpoint each feedback is about, by which rule it was found, and how long before the"
                        + " feedback it was.",
        mixinStandardHelpOptions = true)
public final class AttributionsCommand implements Callable<Integer> {

    static final Listing<Attribution> ATTRIBUTIONS = new Listing<>(
            Topics.ATTRIBUTIONS,
            EdgeSerdes::attributions,
            Comparator.comparing(Attribution::customerId).thenComparing(Attribution::feedbackId));

    @Mixin
    private Connection connection = new Connection();

    @Parameters(arity = "0..1", paramLabel = "CUSTOMER", description = "Only feedback of this customer.")
    private @Nullable String customer;

    @Option(names = "--rule", description = "Only what this rule found: ${COMPLETION-CANDIDATES}.")
    private Attribution.@Nullable Rule rule;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() {
        Settings settings = connection.settings();
        List<Attribution> all = ATTRIBUTIONS.read(settings, any -> true, output);
        if (customer != null) {
            AskedCustomers.require(
                    customer,
                    all.stream().map(Attribution::customerId).distinct().toList(),
                    "`voc attributions`");
        }
        List<Attribution> asked = all.stream().filter(this::isAskedFor).toList();
        if (output.isJson()) {
            asked.forEach(attribution -> output.json(Views.of(attribution)));
        } else {
            output.table(JourneyRows.attributions(), asked, JourneyRows::add);
        }
        output.note(connection.place(settings));
        return 0;
    }

    private boolean isAskedFor(Attribution attribution) {
        return (rule == null || attribution.rule() == rule)
                && (customer == null || attribution.customerId().equals(customer));
    }
}
