package io.vocstreams.app.ledger;

import io.vocstreams.app.cluster.OffsetRange;
import io.vocstreams.app.cluster.Serdes;
import io.vocstreams.app.cluster.TopicReader;
import io.vocstreams.app.cluster.TopicTable;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.TopicCatalogue;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.settings.VocSettings;
import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.measures.KnownThemes;
import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.model.Journey;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Rate;
import io.vocstreams.model.score.Score;
import io.vocstreams.platform.config.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * Whether the results move any more without new records: windows become final, journeys are closed and days begin by
 * the clock, which is the wall clock once the inputs have been idle.
 */
public final class Stillness implements AutoCloseable {

    /** Longer than the commits of all stages take, which a result waits for besides its interval. */
    private static final Duration COMMITS = Duration.ofSeconds(4);

    private static final List<String> INPUTS = Stream.concat(
                    Topics.INTERACTION_INPUTS.stream(), Stream.of(Topics.IDENTITY_LINKS, Topics.CUSTOMERS))
            .toList();
    private static final List<String> RESULTS = TopicCatalogue.load().results();

    private final Policy policy;
    private final EdgeSerdes serdes;
    private final TopicReader reader;
    private final TopicTable<Score> scores;
    private final TopicTable<Rate> rates;
    private final TopicTable<Journey> journeys;
    private Map<TopicPartition, OffsetRange> published = Map.of();
    private Instant publishedAt = Instant.EPOCH;

    /** What decides when something is due; the stages must run with the same. */
    record Policy(
            Duration idleTimeout,
            Duration grace,
            Duration inactivityGap,
            List<Measure> measures,
            Duration longestInterval) {

        static Policy of(Settings settings) {
            Duration ofScores = settings.get(VocSettings.EMIT_INTERVAL);
            Duration ofRates = settings.get(VocSettings.RATES_EMIT_INTERVAL);
            return new Policy(
                    settings.get(VocSettings.IDLE_TIMEOUT),
                    settings.get(VocSettings.GRACE),
                    settings.get(VocSettings.INACTIVITY_GAP),
                    MeasureFile.from(settings.get(VocSettings.MEASURES), KnownThemes.ANY),
                    ofScores.compareTo(ofRates) > 0 ? ofScores : ofRates);
        }

        /** If nothing is published for so long, nothing waits to be. */
        Duration quiet() {
            return longestInterval.plus(COMMITS);
        }

        boolean isDue(Score score, Instant now) {
            return score.finality() == Finality.PROVISIONAL
                    && score.responses() + score.dismissed() + score.partial() > 0
                    && score.windowEnd().plus(grace).isBefore(now);
        }

        /** Of measures that are in force; of others nobody knows how long an outcome may take. */
        boolean isDue(Rate rate, Instant now) {
            return rate.finality() == Finality.PROVISIONAL
                    && !rate.counts().isNothing()
                    && measures.stream()
                            .filter(measure -> measure.id()
                                            .equals(rate.key().series().measure())
                                    && measure.version() == rate.key().series().version())
                            .anyMatch(measure -> rate.windowEnd()
                                    .plus(measure.open())
                                    .plus(grace)
                                    .isBefore(now));
        }

        boolean isDue(Journey journey, Instant now) {
            return journey.status() == Journey.Status.OPEN
                    && journey.path().lastAt().plus(inactivityGap).isBefore(now);
        }
    }

    public Stillness(Settings settings) {
        this.policy = Policy.of(settings);
        this.serdes = Serdes.of(settings);
        this.reader = new TopicReader(settings);
        this.scores = new TopicTable<>(settings, Topics.SCORES, serdes.scores().deserializer());
        this.rates = new TopicTable<>(settings, Topics.RATES, serdes.rates().deserializer());
        this.journeys =
                new TopicTable<>(settings, Topics.JOURNEYS, serdes.journeys().deserializer());
    }

    /** What is still to come, each as a sentence; nothing if all is still. To be asked again and again. */
    public List<String> outstanding(Instant now) {
        List<String> outstanding = new ArrayList<>();
        Instant idleAt = reader.newest(INPUTS).plus(policy.idleTimeout());
        if (now.isBefore(idleAt)) {
            outstanding.add("the inputs are idle only from " + idleAt + " on");
        }
        long dueScores = scores.readToEnd().values().stream()
                .filter(score -> policy.isDue(score, now))
                .count();
        if (dueScores > 0) {
            outstanding.add(dueScores + " scores are PROVISIONAL, though their windows are over");
        }
        long dueRates = rates.readToEnd().values().stream()
                .filter(rate -> policy.isDue(rate, now))
                .count();
        if (dueRates > 0) {
            outstanding.add(
                    dueRates + " rates are PROVISIONAL, though nothing can be decided in their windows any more");
        }
        long dueJourneys = journeys.readToEnd().values().stream()
                .filter(journey -> policy.isDue(journey, now))
                .count();
        if (dueJourneys > 0) {
            outstanding.add(dueJourneys + " journeys are OPEN, though nothing can join them");
        }
        Map<TopicPartition, OffsetRange> current = reader.ranges(RESULTS);
        if (!current.equals(published)) {
            published = current;
            publishedAt = now;
        }
        if (now.isBefore(publishedAt.plus(policy.quiet()))) {
            outstanding.add(
                    "results were published within the last " + policy.quiet().toSeconds() + " seconds");
        }
        return outstanding;
    }

    @Override
    public void close() {
        scores.close();
        rates.close();
        journeys.close();
        reader.close();
        serdes.close();
    }
}
