package io.vocstreams.journey.stream;

import static io.vocstreams.journey.stream.Interactions.belongs;
import static io.vocstreams.journey.stream.Interactions.comment;
import static io.vocstreams.journey.stream.Interactions.leaves;
import static io.vocstreams.journey.stream.Interactions.message;
import static io.vocstreams.journey.stream.Interactions.nps;
import static io.vocstreams.journey.stream.Interactions.retractedNps;
import static io.vocstreams.journey.stream.Interactions.web;
import static io.vocstreams.journey.stream.JourneyDriver.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vocstreams.journey.stream.CustomerEntries.Part;
import io.vocstreams.model.Channel;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.ScoreDelta;
import io.vocstreams.model.score.Slot;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.model.voice.Reading;
import io.vocstreams.model.voice.Sentiment;
import io.vocstreams.model.voice.ThemeFinding;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of texts: one row for each, and an answer of metric TEXT. */
class ReadingsTopologyTest {

    private static final Instant START = NOW.minus(Duration.ofDays(20));
    private static final String BLAME = "店員の態度が最悪でした。";
    private static final String PRAISE = "Great food!";

    private JourneyDriver driver = new JourneyDriver();

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldPublishWhatACommentSays() {
        driver.interaction(belongs("anna", web("t", START)));
        driver.interaction(belongs("anna", comment("f", START.plusSeconds(60), BLAME)));

        Reading reading = only();
        assertThat(reading.revision()).isEqualTo(1);
        assertThat(reading.content())
                .returns("f", Reading.Content::eventId)
                .returns("anna", Reading.Content::customerId)
                .returns(START.plusSeconds(60), Reading.Content::occurredAt)
                .returns(Channel.WEB, Reading.Content::channel);
        assertThat(reading.content().voice().language()).isEqualTo("ja");
        assertThat(reading.content().voice().polarity()).isEqualTo(Sentiment.NEGATIVE);
        assertThat(reading.content().voice().themes())
                .extracting(ThemeFinding::id, ThemeFinding::function, ThemeFinding::polarity)
                .containsExactly(tuple("staff-attitude", "service", Sentiment.NEGATIVE));
    }

    @Test
    void shouldCountWhatACommentSays() {
        driver.interaction(belongs("anna", comment("f", START, BLAME)));

        assertThat(daily())
                .containsEntry("TEXT|-1-1|HIGHER_IS_BETTER|*", List.of(1L, 0L, 0L))
                .containsEntry("TEXT|-1-1|HIGHER_IS_BETTER|theme=staff-attitude", List.of(1L, 0L, 0L))
                .containsEntry("TEXT|-1-1|HIGHER_IS_BETTER|function=service", List.of(1L, 0L, 0L))
                .containsEntry("TEXT|-1-1|HIGHER_IS_BETTER|channel=WEB", List.of(1L, 0L, 0L))
                .containsKeys("NPS|0-10|HIGHER_IS_BETTER|theme=staff-attitude", "NPS|0-10|HIGHER_IS_BETTER|*")
                .doesNotContainKey("TEXT|-1-1|HIGHER_IS_BETTER|channel=STORE");
    }

    @Test
    void shouldMoveAReadingWithItsCustomer() {
        driver.interaction(belongs("anna", comment("f", START, BLAME)));
        driver.interaction(leaves("anna", comment("f", START, BLAME)));
        driver.interaction(belongs("bert", comment("f", START, BLAME)));

        assertThat(driver.readings())
                .extracting(row -> owner(row.value()))
                .containsExactly(Optional.of("anna"), Optional.empty(), Optional.of("bert"));
        assertThat(daily()).containsEntry("TEXT|-1-1|HIGHER_IS_BETTER|*", List.of(1L, 0L, 0L));
    }

    @Test
    void shouldCorrectAndTakeBackAReading() {
        driver.interaction(belongs("anna", comment("f", START, 9, 0, BLAME)));
        driver.interaction(belongs("anna", comment("f", START, 9, 1, PRAISE)));
        assertThat(driver.readings())
                .extracting(TestRecord::value)
                .extracting(Reading::revision, row -> row.content().voice().polarity())
                .containsExactly(tuple(1L, Sentiment.NEGATIVE), tuple(2L, Sentiment.POSITIVE));

        driver.interaction(leaves("anna", retractedNps("f", START)));

        assertThat(driver.readings()).extracting(TestRecord::value).containsExactly((Reading) null);
        assertThat(daily()).isEmpty();
    }

    @Test
    void shouldPublishNothingWhenOnlyTheValueIsCorrected() {
        driver.interaction(belongs("anna", comment("f", START, 9, 0, BLAME)));
        driver.readings();

        driver.interaction(belongs("anna", comment("f", START, 3, 1, BLAME)));

        assertThat(driver.readings()).isEmpty();
    }

    @Test
    void shouldReadTheMessagesOfADayAsOneText() {
        driver.interaction(belongs("anna", message("m2", START.plusSeconds(9), 0, "遅すぎる")));
        driver.interaction(belongs("anna", message("m1", START, 0, "注文した荷物の配送が")));

        List<TestRecord<String, Reading>> rows = driver.readings();
        assertThat(rows).extracting(TestRecord::key).containsExactlyInAnyOrder("m2", "m2", "m1");
        assertThat(rows)
                .filteredOn(row -> row.value() == null)
                .extracting(TestRecord::key)
                .containsExactly("m2");
        assertThat(rows).filteredOn(row -> row.key().equals("m1")).allSatisfy(row -> assertThat(
                        row.value().content().voice().themes())
                .extracting(ThemeFinding::id)
                .contains("delivery"));
    }

    @Test
    void shouldReadMessagesOfAnotherDayApart() {
        driver.interaction(belongs("anna", message("m1", START, 0, BLAME)));
        driver.interaction(belongs("anna", message("m2", START.plus(Duration.ofDays(1)), 0, PRAISE)));

        assertThat(driver.readings()).extracting(TestRecord::key).containsExactly("m1", "m2");
    }

    @Test
    void shouldNotCountAMessageThatNeitherPraisesNorBlames() {
        driver.interaction(belongs("anna", message("m", START, 0, "Bought it on Monday.")));

        assertThat(only().content().voice().polarity()).isEqualTo(Sentiment.NEUTRAL);
        assertThat(daily()).isEmpty();
    }

    @Test
    void shouldNotCountWhatItCannotRead() {
        driver.interaction(belongs("anna", comment("f", START, "очень плохо")));

        assertThat(only().content().voice())
                .returns("other", voice -> voice.language())
                .returns(null, voice -> voice.polarity());
        assertThat(daily().keySet()).noneMatch(series -> series.startsWith("TEXT"));
    }

    @Test
    void shouldNotReadABlankComment() {
        driver.interaction(belongs("anna", comment("f", START, " ")));

        assertThat(driver.readings()).isEmpty();
        assertThat(driver.size(Part.VOICE)).isZero();
    }

    @Test
    void shouldKnowAfterARestartWhatWasRead() {
        driver.interaction(belongs("anna", comment("f", START, BLAME)));
        driver.interaction(belongs("anna", message("m", START.plusSeconds(30), 0, PRAISE)));

        driver = driver.restarted();
        driver.interaction(belongs("anna", nps("g", START.plusSeconds(60), 3)));
        assertThat(driver.readings()).isEmpty();
        driver.deltas();
        driver.interaction(leaves("anna", message("m", START.plusSeconds(30), 0, PRAISE)));
        driver.interaction(leaves("anna", comment("f", START, BLAME)));

        assertThat(driver.readings()).extracting(TestRecord::key).containsExactly("m", "f");
        assertThat(daily())
                .containsEntry("TEXT|-1-1|HIGHER_IS_BETTER|*", List.of(-1L, 0L, -1L))
                .containsEntry("TEXT|-1-1|HIGHER_IS_BETTER|theme=taste", List.of(0L, 0L, -1L));
    }

    @Test
    void shouldForgetWhatCanChangeNoMoreAndLeaveItsRow() {
        driver.interaction(belongs("anna", comment("f", START, BLAME)));
        driver.interaction(belongs("anna", message("m", START.plusSeconds(30), 0, PRAISE)));
        driver.readings();

        driver.watermark(START.plus(Duration.ofDays(1_000)));
        driver.pass(Duration.ofMinutes(5));

        assertThat(driver.size(Part.VOICE)).isZero();
        assertThat(driver.size(Claims.OF_READINGS)).isZero();
        assertThat(driver.readings()).isEmpty();
    }

    @Test
    void shouldSayWhyWhatMessagesSayHasChanged() {
        driver.interaction(belongs("anna", nps("f", START.plusSeconds(60), 9)));
        driver.deltas();

        driver.interaction(belongs("anna", message("m", START, 0, BLAME)));
        assertThat(reasons()).containsExactlyInAnyOrder("TEXT NEW_RESPONSE", "NPS REASSIGNED");
        driver.interaction(belongs("anna", message("m", START, 1, PRAISE)));
        assertThat(reasons()).containsExactly("TEXT CORRECTED_RESPONSE");
        driver.interaction(leaves("anna", message("m", START, 1, PRAISE)));
        assertThat(reasons()).containsExactlyInAnyOrder("TEXT REASSIGNED", "NPS REASSIGNED");
    }

    private Set<String> reasons() {
        return driver.deltas().stream()
                .map(delta -> delta.slot().series().scale().metric() + " " + delta.reason())
                .collect(Collectors.toSet());
    }

    private Reading only() {
        List<TestRecord<String, Reading>> rows = driver.readings();
        assertThat(rows).hasSize(1);
        return rows.get(0).value();
    }

    private static Optional<String> owner(Reading reading) {
        return Optional.ofNullable(reading).map(row -> row.content().customerId());
    }

    /** Histograms of the day's windows. */
    private Map<String, List<Long>> daily() {
        List<ScoreDelta> deltas = driver.deltas();
        return JourneyDriver.sum(deltas).entrySet().stream()
                .filter(entry -> entry.getKey().size() == WindowSize.DAY)
                .filter(entry ->
                        entry.getValue().responses() != 0 || entry.getValue().customers() != 0)
                .collect(Collectors.toMap(
                        entry -> series(entry.getKey()),
                        entry -> histogram(entry.getValue()),
                        ReadingsTopologyTest::added));
    }

    private static String series(Slot slot) {
        return slot.series().text();
    }

    private static List<Long> histogram(Counts counts) {
        return Arrays.stream(counts.histogram()).boxed().toList();
    }

    private static List<Long> added(List<Long> one, List<Long> other) {
        return IntStream.range(0, one.size())
                .mapToObj(i -> one.get(i) + other.get(i))
                .toList();
    }
}
