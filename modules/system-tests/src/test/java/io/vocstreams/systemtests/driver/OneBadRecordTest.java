package io.vocstreams.systemtests.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.internal.ScoreDeltaCodec;
import io.vocstreams.contracts.internal.ScoresMessage;
import io.vocstreams.contracts.internal.WatermarkCodec;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Journey;
import io.vocstreams.model.Operation;
import io.vocstreams.model.ResolvedInteraction;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.ScoreDelta;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.Slot;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.platform.ledger.LedgerEntry;
import io.vocstreams.platform.time.InputLag;
import io.vocstreams.platform.time.Watermark;
import io.vocstreams.testkit.Event;
import io.vocstreams.testkit.Input;
import io.vocstreams.testkit.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** Of the customers, or series, in one commit one fails: all others go on, and its records are not lost. */
class OneBadRecordTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final long TODAY = Instant.parse("2026-11-22T00:00:00Z").toEpochMilli();
    private static final Instant YESTERDAY = NOW.minus(Duration.ofDays(1));

    /** Nothing can be added to it, so no journey that holds it has an end. IDENTITY would have refused it. */
    private static final Instant END_OF_TIME = Instant.ofEpochMilli(Long.MAX_VALUE);

    private final EdgeSerdes serdes =
            EdgeSerdes.registering("mock://one-bad-record", Map.of("rule.service.loader.enable", false));
    private final Logs logs = new Logs(Layout.of(1).partitions());
    private final Outcome outcome = new Outcome(logs, serdes);
    private final WallClock clock = new WallClock(NOW);
    private final RealStages stages = new RealStages(
            Policies.patient(World.of(null)), serdes, Layout.of(1).partitions(), new CompositeMeterRegistry());
    private final StageTask journey = task(stages.journey(InputLag.NONE));
    private final StageTask scores = task(stages.scores(InputLag.NONE));

    @Test
    void shouldSendATouchpointThatNothingFollowsFromToTheDeadLetters() {
        arrive("anna", touched("poison", END_OF_TIME));
        arrive("bob", touched("t", YESTERDAY));
        commit(journey);

        assertThat(deadLetters()).containsExactly(Topics.INTERACTIONS + "@0");
        assertThat(customersOfJourneys()).containsExactly("bob");
        assertThat(entry("journey", Topics.INTERACTIONS))
                .returns(2L, LedgerEntry::consumed)
                .returns(1L, LedgerEntry::accepted)
                .returns(1L, LedgerEntry::deadLettered);
    }

    @Test
    void shouldNotBlameTheNextRecordsOfTheCustomer() {
        arrive("anna", touched("poison", END_OF_TIME));
        arrive("anna", answered("f", YESTERDAY, 9));
        arrive("anna", touched("t", YESTERDAY));
        commit(journey);
        journey.restart();
        arrive("anna", touched("t2", YESTERDAY.plusSeconds(60)));
        commit(journey);

        assertThat(deadLetters()).containsExactly(Topics.INTERACTIONS + "@0");
        assertThat(outcome.tables().attributions()).hasSize(1);
        assertThat(journeys()).last().returns(2L, journey -> journey.path().stepCount());
    }

    @Test
    void shouldNeitherLoseWhatOthersHaveWaitingNorHideTheCauseWhenARecordFails() {
        arrive("bob", touched("t", YESTERDAY));
        arrive("anna", touched("poison", END_OF_TIME));
        append(Topics.INTERACTIONS, new byte[] {1, 2, 3});
        commit(journey);

        assertThat(deadLetters()).containsExactlyInAnyOrder(Topics.INTERACTIONS + "@1", Topics.INTERACTIONS + "@2");
        assertThat(logs.of(Topics.DEAD_LETTERS))
                .extracting(letter -> header(letter, "exception"))
                .containsExactlyInAnyOrder(
                        "java.lang.ArithmeticException", "io.vocstreams.contracts.UndecodableException");
        assertThat(customersOfJourneys()).containsExactly("bob");
    }

    @Test
    void shouldGoOnWithOthersWhereTheStateOfOneCustomerCannotBeRead() {
        arrive("anna", touched("t", YESTERDAY));
        arrive("bob", touched("t", YESTERDAY));
        commit(journey);
        journey.damage("entries-by-customer", "anna");
        journey.restart();
        arrive("anna", touched("t2", YESTERDAY.plusSeconds(60)));
        arrive("bob", touched("t2", YESTERDAY.plusSeconds(60)));
        commit(journey);

        assertThat(deadLetters()).containsExactly(Topics.INTERACTIONS + "@2");
        assertThat(journeys()).last().returns("bob", Journey::customerId).returns(2L, journey -> journey.path()
                .stepCount());
    }

    @Test
    void shouldCloseTheJourneysOfOthersWhereTheStateOfOneCustomerCannotBeRead() {
        arrive("anna", touched("t", YESTERDAY));
        arrive("bob", touched("t", YESTERDAY));
        commit(journey);
        journey.damage("entries-by-customer", "anna");
        journey.restart();
        Watermark later =
                new Watermark(0, false, 0, NOW.plus(Duration.ofDays(30)).toEpochMilli());
        append(Topics.IDENTITY_WATERMARKS, WatermarkCodec.toBytes(later));
        commit(journey);
        for (int ticks = 0; ticks < 3; ticks++) {
            clock.advance(Duration.ofSeconds(1));
            journey.tick();
            journey.commit();
        }

        assertThat(journeys())
                .last()
                .returns("bob", Journey::customerId)
                .returns(Journey.Status.CLOSED, Journey::status);
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void shouldCountTheOtherSeriesOfARecordAndTheOtherRecordsOfASeries() {
        String segment = "segment=gold";
        append(Topics.SCORES_DELTAS, changes(day(segment, Long.MAX_VALUE), day(Series.TOTAL, TODAY)));
        append(Topics.SCORES_DELTAS, changes(day(segment, TODAY)));
        commit(scores);
        scores.restart();
        append(Topics.SCORES_DELTAS, changes(day(segment, Long.MAX_VALUE)));
        append(Topics.SCORES_DELTAS, changes(day(Series.TOTAL, TODAY), day(segment, TODAY)));
        clock.advance(Duration.ofSeconds(2));
        commit(scores);

        assertThat(deadLetters()).containsExactly(Topics.SCORES_DELTAS + "@0", Topics.SCORES_DELTAS + "@2");
        assertThat(outcome.tables().scores().values()).hasSize(2).allSatisfy(score -> assertThat(score.responses())
                .isEqualTo(2));
        assertThat(entry("scores", Topics.SCORES_DELTAS))
                .returns(4L, LedgerEntry::consumed)
                .returns(2L, LedgerEntry::accepted)
                .returns(2L, LedgerEntry::deadLettered);
    }

    @Test
    void shouldCloseOtherWindowsWhereTheStateOfOneSeriesCannotBeRead() {
        append(Topics.SCORES_DELTAS, changes(day("segment=gold", TODAY), day(Series.TOTAL, TODAY)));
        commit(scores);
        scores.damage("publications-by-score", "segment=gold");
        scores.restart();
        Watermark later =
                new Watermark(0, false, 0, NOW.plus(Duration.ofDays(30)).toEpochMilli());
        append(Topics.SCORES_DELTAS, ScoreDeltaCodec.toBytes(new ScoresMessage.WatermarkReport(later)));
        commit(scores);
        for (int ticks = 0; ticks < 3; ticks++) {
            clock.advance(Duration.ofSeconds(1));
            scores.tick();
            scores.commit();
        }

        assertThat(outcome.all(Topics.SCORES, serdes.scores()))
                .last()
                .returns(Series.TOTAL, score -> score.key().series().breakdown())
                .returns(Finality.FINAL, Score::finality);
    }

    @Test
    void shouldNotWaitForATaskThatDoesNotExist() {
        append(
                Topics.SCORES_DELTAS,
                ScoreDeltaCodec.toBytes(new ScoresMessage.WatermarkReport(new Watermark(7, false, 0, 1))));
        commit(scores);

        assertThat(deadLetters()).containsExactly(Topics.SCORES_DELTAS + "@0");
    }

    @Test
    void shouldRefuseChangesOfAMetricWithoutAFormula() {
        append(Topics.SCORES_DELTAS, changes(day(Series.TOTAL, TODAY), day(Metric.UNKNOWN, Series.TOTAL, TODAY)));
        commit(scores);

        assertThat(deadLetters()).containsExactly(Topics.SCORES_DELTAS + "@0");
        assertThat(outcome.all(Topics.SCORES, serdes.scores())).singleElement().returns(1L, Score::responses);
        assertThat(entry("scores", Topics.SCORES_DELTAS))
                .returns(1L, LedgerEntry::consumed)
                .returns(0L, LedgerEntry::accepted)
                .returns(1L, LedgerEntry::deadLettered);
    }

    private void commit(StageTask task) {
        Random any = new Random(1);
        while (task.hasUnread()) {
            task.processOne(any);
        }
        task.commit();
    }

    private void arrive(String customer, Interaction interaction) {
        Identifier id = new Identifier(IdentifierType.CUSTOMER_ID, customer);
        ResolvedInteraction resolved =
                new ResolvedInteraction(Operation.UPSERT, customer, true, List.of(id), interaction);
        append(Topics.INTERACTIONS, serdes.interactions().serializer().serialize(Topics.INTERACTIONS, resolved));
    }

    private void append(String topic, byte[] value) {
        logs.append(new ProducerRecord<>(topic, 0, clock.milliseconds(), new byte[] {'k'}, value));
    }

    private static Interaction touched(String eventId, Instant at) {
        return ((Input.Happened) Event.of(eventId, at, "cookie-id:c").web("page_viewed")).interaction();
    }

    private static Interaction answered(String eventId, Instant at, int value) {
        return ((Input.Happened) Event.of(eventId, at, "cookie-id:c").nps(value)).interaction();
    }

    private static byte[] changes(ScoreDelta... deltas) {
        return ScoreDeltaCodec.toBytes(new ScoresMessage.Changes(List.of(deltas)));
    }

    private static ScoreDelta day(String breakdown, long from) {
        return day(Metric.NPS, breakdown, from);
    }

    private static ScoreDelta day(Metric metric, String breakdown, long from) {
        Series series = new Series(new Scale(metric, 0, 10, Polarity.HIGHER_IS_BETTER), breakdown);
        long[] histogram = new long[11];
        histogram[9] = 1;
        return new ScoreDelta(
                new Slot(series, WindowSize.DAY, from, 0), new Counts(histogram, 1, 0, 0), Reason.NEW_RESPONSE);
    }

    private List<Journey> journeys() {
        return outcome.all(Topics.JOURNEYS, serdes.journeys());
    }

    private List<String> customersOfJourneys() {
        return journeys().stream().map(Journey::customerId).distinct().toList();
    }

    /** Where they came from. */
    private List<String> deadLetters() {
        return logs.of(Topics.DEAD_LETTERS).stream()
                .map(letter -> header(letter, "topic") + "@" + header(letter, "offset"))
                .toList();
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(
                letter.headers().lastHeader("__streams.errors." + name).value(), StandardCharsets.UTF_8);
    }

    private LedgerEntry entry(String stage, String topic) {
        return outcome.ledger().stream()
                .filter(entry ->
                        entry.stage().equals(stage) && entry.sourceTopic().equals(topic))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private StageTask task(StageTopology topology) {
        List<TopicPartition> inputs =
                StageTask.inputsOf(0, new TreeSet<>(topology.build().sourceTopics()), logs);
        return new StageTask(topology, 0, inputs, logs, clock);
    }
}
