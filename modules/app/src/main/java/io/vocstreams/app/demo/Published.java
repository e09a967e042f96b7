package io.vocstreams.app.demo;

import io.vocstreams.app.cluster.Serdes;
import io.vocstreams.app.cluster.TopicTable;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.RejectedRecord;
import io.vocstreams.contracts.Topics;
import io.vocstreams.model.Journey;
import io.vocstreams.model.cases.Case;
import io.vocstreams.model.guidance.GuidanceRow;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.voice.Reading;
import io.vocstreams.platform.config.Settings;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** The output topics as tables, as a consumer would keep them. */
final class Published implements AutoCloseable {

    private static final Duration SHORT = Duration.ofMillis(50);

    private final EdgeSerdes serdes;
    private final TopicTable<Score> scores;
    private final TopicTable<Rate> rates;
    private final TopicTable<Reading> readings;
    private final TopicTable<Case> cases;
    private final TopicTable<GuidanceRow> guidance;
    private final TopicTable<Journey> journeys;
    private final TopicTable<RejectedRecord> rejected;
    private final Map<RejectReason, Long> refused = new EnumMap<>(RejectReason.class);
    private long scoreRecords;
    private long journeyRecords;

    Published(Settings settings) {
        this.serdes = Serdes.of(settings);
        this.scores = new TopicTable<>(settings, Topics.SCORES, serdes.scores().deserializer())
                .listening(score -> scoreRecords++);
        this.rates = new TopicTable<>(settings, Topics.RATES, serdes.rates().deserializer());
        this.readings =
                new TopicTable<>(settings, Topics.READINGS, serdes.readings().deserializer());
        this.cases = new TopicTable<>(settings, Topics.CASES, serdes.cases().deserializer());
        this.guidance =
                new TopicTable<>(settings, Topics.GUIDANCE, serdes.guidance().deserializer());
        this.journeys = new TopicTable<>(
                        settings, Topics.JOURNEYS, serdes.journeys().deserializer())
                .listening(journey -> journeyRecords++);
        this.rejected = new TopicTable<>(
                        settings, Topics.REJECTED, serdes.rejected().deserializer())
                .listening(record -> refused.merge(record.rejection().reason(), 1L, Long::sum));
    }

    /** False if nothing new was published. */
    boolean poll() {
        boolean anyScores = scores.poll(SHORT);
        boolean anyRates = rates.poll(SHORT);
        boolean anyReadings = readings.poll(SHORT);
        boolean anyCases = cases.poll(SHORT);
        boolean anyGuidance = guidance.poll(SHORT);
        boolean anyJourneys = journeys.poll(SHORT);
        return rejected.poll(SHORT) || anyScores || anyRates || anyReadings || anyCases || anyGuidance || anyJourneys;
    }

    Map<String, Score> scores() {
        return scores.rows();
    }

    Map<String, Rate> rates() {
        return rates.rows();
    }

    Map<String, Reading> readings() {
        return readings.rows();
    }

    Map<String, GuidanceRow> guidance() {
        return guidance.rows();
    }

    Map<String, Case> cases() {
        return cases.rows();
    }

    Map<String, Journey> journeys() {
        return journeys.rows();
    }

    Map<RejectReason, Long> refused() {
        return refused;
    }

    long scoreRecords() {
        return scoreRecords;
    }

    long journeyRecords() {
        return journeyRecords;
    }

    @Override
    public void close() {
        scores.close();
        rates.close();
        readings.close();
        cases.close();
        guidance.close();
        journeys.close();
        rejected.close();
        serdes.close();
    }
}
