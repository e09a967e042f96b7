package io.vocstreams.systemtests;

import io.vocstreams.app.cluster.KafkaPublisher;
import io.vocstreams.app.cluster.Serdes;
import io.vocstreams.app.cluster.TopicTable;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.InputRecord;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.journey.rules.DepartmentFile;
import io.vocstreams.model.Header;
import io.vocstreams.model.Touchpoint;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.replay.ProgressListener;
import io.vocstreams.replay.RecordSink;
import io.vocstreams.replay.ReplayContext;
import io.vocstreams.replay.ReplayPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What followed, in real data that went through a running stack. */
@Tag("long")
@Timeout(900)
class RealRatesIT {

    private static final Duration HORIZON = Duration.ofDays(800);

    @TempDir
    private Path work = Path.of("");

    @Test
    void shouldPublishTheRedemptionsOfEachMailing() throws IOException {
        Path folder = RealData.require("completejourney");

        play(folder, RealOutcomes.MAILINGS, Map.of(), RealOutcomes::assertRedemptions);
    }

    @Test
    void shouldPublishHowFastIncidentsAreResolved() throws IOException {
        Path folder = RealData.require("servicenow-incidents");
        Map<String, Header> firsts = new HashMap<>();
        replay(folder, RealOutcomes.INCIDENTS, record -> {
            Header header = ((Touchpoint) record.value()).header();
            firsts.merge(
                    record.key(), header, (one, other) -> other.occurredAt().isBefore(one.occurredAt()) ? other : one);
        });

        play(folder, RealOutcomes.INCIDENTS, firsts, RealOutcomes::assertResolutions);
    }

    /** @param opened of each incident its first row */
    private void play(Path folder, String mapping, Map<String, Header> opened, Consumer<Map<String, RateCounts>> check)
            throws IOException {
        Path measures = Files.writeString(work.resolve("measures.yml"), RealOutcomes.MEASURES);
        Path rules = Files.writeString(work.resolve("rules.yml"), "rules: []\n");
        // The shipped lines of cases name rules that there are not here.
        String shipped = DepartmentFile.text("");
        Path departments = Files.writeString(
                work.resolve("departments.yml"), shipped.substring(0, shipped.indexOf("\ncases:")) + "\n");
        Map<String, String> settings = Map.of(
                "voc.journey.rules",
                rules.toString(),
                "voc.actions.departments",
                departments.toString(),
                "voc.lateness.horizon",
                HORIZON.toString(),
                "voc.idle-timeout",
                "PT5S",
                "voc.rates.emit-interval",
                "PT1S",
                "voc.journey.measures",
                measures.toString());
        List<String> stages = List.of("identity", "journey", "scores", "actions");
        try (RunningPipeline pipeline = RunningPipeline.start(work, stages, settings);
                EdgeSerdes serdes = Serdes.of(pipeline.settings());
                TopicTable<Rate> rates = new TopicTable<>(
                        pipeline.settings(), Topics.RATES, serdes.rates().deserializer())) {
            try (KafkaPublisher publisher = new KafkaPublisher(pipeline.settings())) {
                replay(folder, mapping, publisher);
                opened.values().forEach(first -> publisher.accept(InputRecord.of(RealOutcomes.opened(first))));
            }
            VocJson.settled(pipeline.settings(), work, settings);

            Map<String, RateCounts> counts = new HashMap<>();
            rates.readToEnd().values().forEach(rate -> counts.merge(text(rate), rate.counts(), RateCounts::plus));
            check.accept(counts);
            try (ServedRows served = ServedRows.of(pipeline.settings(), work)) {
                served.assertAnswers(
                        "/v1/rates", () -> rates.readToEnd().values().stream().map(Views::of));
            }
        }
    }

    private void replay(Path folder, String mapping, RecordSink sink) throws IOException {
        Path file = Files.writeString(work.resolve("mapping.yaml"), mapping);
        ReplayContext context = new ReplayContext(Instant.now(), HORIZON, Instant.MIN, false);
        ReplayPlan.load(file, folder).run(sink, ProgressListener.SILENT, context);
    }

    private static String text(Rate rate) {
        return rate.key().series().measure() + " " + rate.key().series().breakdown();
    }
}
