package io.vocstreams.app.command;

import io.vocstreams.app.InvalidUsage;
import io.vocstreams.replay.generate.GeneratorOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a generated sample is to be like. */
final class SampleOptions {

    @Option(names = "--seed", defaultValue = "1", description = "The same seed gives the same sample. Default: 1.")
    private long seed = 1;

    @Option(names = "--customers", defaultValue = "200", description = "Known customers, from 12. Default: 200.")
    private int customers = 200;

    @Option(
            names = "--end",
            paramLabel = "INSTANT",
            description = "When the sample ends. Default: the last UTC midnight.")
    private @Nullable Instant end;

    @Option(
            names = "--span",
            paramLabel = "P10D",
            description = "How far back it reaches, P2D to P70D; from P66D on with improvements, one of which helps."
                    + " Default: P10D.")
    private @Nullable Duration span;

    @Option(
            names = "--disorder",
            paramLabel = "PT20M",
            description = "How late a record arrives, at most. Default: PT20M.")
    private @Nullable Duration disorder;

    @Option(
            names = "--late",
            paramLabel = "SHARE",
            description = "Share of records that arrive days late. Default: 0.02.")
    private @Nullable Double late;

    @Option(names = "--duplicates", paramLabel = "SHARE", description = "Share that arrives twice. Default: 0.03.")
    private @Nullable Double duplicates;

    @Option(names = "--corrections", paramLabel = "SHARE", description = "Share of answers corrected. Default: 0.05.")
    private @Nullable Double corrections;

    @Option(names = "--retractions", paramLabel = "SHARE", description = "Share that is taken back. Default: 0.03.")
    private @Nullable Double retractions;

    @Option(names = "--merges", paramLabel = "SHARE", description = "Share of customers merged. Default: 0.03.")
    private @Nullable Double merges;

    Instant end() {
        return end == null ? Instant.now().truncatedTo(ChronoUnit.DAYS) : end;
    }

    GeneratorOptions generator() {
        try {
            GeneratorOptions usual = GeneratorOptions.of(seed, customers, end());
            return new GeneratorOptions(
                    seed,
                    customers,
                    end(),
                    span == null ? usual.span() : span,
                    disorder == null ? usual.disorder() : disorder,
                    late == null ? usual.late() : late,
                    duplicates == null ? usual.duplicates() : duplicates,
                    corrections == null ? usual.corrections() : corrections,
                    retractions == null ? usual.retractions() : retractions,
                    merges == null ? usual.merges() : merges,
                    usual.refusedPerReason());
        } catch (IllegalArgumentException wrong) {
            throw new InvalidUsage(String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
