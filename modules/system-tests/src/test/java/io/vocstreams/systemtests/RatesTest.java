package io.vocstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.app.demo.SampleCheck;
import io.vocstreams.contracts.Topics;
import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.model.CustomerProfile;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Incoming;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.policy.TimePolicy;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.replay.ProgressListener;
import io.vocstreams.replay.ReplayContext;
import io.vocstreams.replay.ReplayPlan;
import io.vocstreams.replay.generate.Generator;
import io.vocstreams.replay.generate.GeneratorOptions;
import io.vocstreams.replay.generate.Sample;
import io.vocstreams.systemtests.driver.Layout;
import io.vocstreams.systemtests.driver.PipelineDriver;
import io.vocstreams.systemtests.driver.Policies;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rates through the topologies of all three stages, with several tasks, in random order, with restarts. */
class RatesTest {

    private static final Instant END = Instant.parse("2026-11-22T00:00:00Z");
    private static final Instant LONG_AFTER = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path work = Path.of("");

    @Test
    void shouldPublishTheTrueRatesOfASample() {
        Sample sample = Generator.generate(GeneratorOptions.of(1, 15, END));
        Policies policies = Policies.forgetful(World.of(END)).measuring(MeasureFile.shipped());
        try (PipelineDriver pipeline =
                new PipelineDriver(policies, Layout.of(2), END.plus(Duration.ofMinutes(1)), new Random(1))) {
            int brought = 0;
            for (var record : sample.records()) {
                pipeline.bringAnywhere(input(record.value()));
                if (++brought % 50 == 0) {
                    pipeline.drain();
                    pipeline.restartOne();
                }
            }
            pipeline.runUntilQuiet();
            pipeline.pass(Duration.ofDays(40));
            pipeline.runUntilQuiet();

            Map<String, Rate> rates = rates(pipeline);
            SampleCheck check = new SampleCheck(sample.truth(), END);
            assertThat(check.rates()).isGreaterThan(50);
            assertThat(check.rateDifferences(rates)).isEmpty();
            assertThat(rates.values()).allMatch(rate -> rate.counts().pending() == 0 || isSlow(rate));
            assertThat(pipeline.outcome().deadLetters()).isZero();
        }
    }

    /** Of what may come later than 40 days after. */
    private static boolean isSlow(Rate rate) {
        return rate.key().series().measure().equals("repurchase");
    }

    @Test
    @Tag("long")
    void shouldPublishTheRedemptionsOfEachMailing() throws IOException {
        Path folder = RealData.require("completejourney");
        Policies policies =
                Policies.patient(World.of(LONG_AFTER)).measuring(MeasureFile.parse("m.yml", RealOutcomes.MEASURES));
        Random random = new Random(1);
        try (PipelineDriver pipeline = new PipelineDriver(policies, Layout.of(2), LONG_AFTER, random)) {
            Path mapping = Files.writeString(work.resolve("mapping.yaml"), RealOutcomes.MAILINGS);
            ReplayPlan.load(mapping, folder)
                    .run(
                            record -> pipeline.bringAnywhere(input(record.value())),
                            ProgressListener.SILENT,
                            new ReplayContext(LONG_AFTER, TimePolicy.DEFAULT.latenessHorizon(), Instant.MIN, false));
            pipeline.runUntilQuiet();

            Map<String, RateCounts> sums = new HashMap<>();
            rates(pipeline)
                    .values()
                    .forEach(rate -> sums.merge(
                            rate.key().series().measure() + " "
                                    + rate.key().series().breakdown(),
                            rate.counts(),
                            RateCounts::plus));
            RealOutcomes.assertRedemptions(sums);
        }
    }

    private static Map<String, Rate> rates(PipelineDriver pipeline) {
        Map<String, Rate> rates = new HashMap<>();
        pipeline.outcome()
                .all(Topics.RATES, pipeline.outcome().serdes().rates())
                .forEach(rate -> rates.merge(
                        rate.key().text(), rate, (one, other) -> one.revision() > other.revision() ? one : other));
        return rates;
    }

    private static Input input(Incoming value) {
        if (value instanceof Interaction interaction) {
            return new Input.Happened(interaction);
        }
        return value instanceof IdentityLink link
                ? new Input.Linked(link)
                : new Input.Profiled((CustomerProfile) value);
    }
}
