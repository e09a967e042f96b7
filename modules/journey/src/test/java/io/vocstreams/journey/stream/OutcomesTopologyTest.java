package io.vocstreams.journey.stream;

import static io.vocstreams.journey.stream.Interactions.belongs;
import static io.vocstreams.journey.stream.Interactions.leaves;
import static io.vocstreams.journey.stream.Interactions.naming;
import static io.vocstreams.journey.stream.Interactions.nps;
import static io.vocstreams.journey.stream.Interactions.profile;
import static io.vocstreams.journey.stream.Interactions.web;
import static io.vocstreams.journey.stream.JourneyDriver.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.vocstreams.contracts.internal.ScoresMessage;
import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.journey.stream.CustomerEntries.Part;
import io.vocstreams.model.policy.TimePolicy;
import io.vocstreams.model.score.Elapsed;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.model.score.RateDelta;
import io.vocstreams.model.score.RateSeries;
import io.vocstreams.model.score.RateSlot;
import io.vocstreams.model.score.Reason;
import io.vocstreams.model.score.WindowSize;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutcomesTopologyTest {

    private static final Instant START = NOW.minus(Duration.ofDays(300));
    private static final Measuring MEASURING =
            Measuring.of(MeasureFile.parse("m.yml", """
                measures:
                  - {id: browse, version: 3, opens: {action: product_viewed}, closes: {kind: goal}, within: P1D,
                     episode: PT30M, breakdowns: ["*", path, segment], sizes: [P1D]}
                  - {id: low, version: 1, opens: {answer: low}, closes: {kind: goal}, within: P1D,
                     episode: PT24H, breakdowns: [channel], sizes: [rolling-P28D]}
                  - {id: any, version: 1, opens: {action: faq_searched}, closes: {any: true}, within: P30D,
                     episode: PT30M, breakdowns: ["*"], sizes: [P1M]}
                """), ActionCatalogues.shipped(), ZoneId.of("UTC"));
    private static final RateCounts PENDING = new RateCounts(1, 0, 0, Elapsed.NONE);
    private static final RateCounts FAILURE = new RateCounts(0, 0, 1, Elapsed.NONE);

    private JourneyDriver driver = new JourneyDriver(1, MEASURING);

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldTellWhatOpensAndWhatBecomesOfIt() {
        driver.interaction(belongs("anna", web("a", START, "product_viewed")));
        List<RateDelta> opened = driver.rateDeltas();
        driver.interaction(belongs("anna", web("b", START.plus(Duration.ofHours(2)), "order_placed")));
        List<RateDelta> closed = driver.rateDeltas();

        assertThat(opened)
                .extracting(RateDelta::reason, RateDelta::open)
                .containsOnly(tuple(Reason.NEW_OPPORTUNITY, Duration.ofDays(2)));
        assertThat(sums(opened))
                .isEqualTo(Map.of(day("*"), PENDING, day("path=WEB>-"), PENDING, day("segment=UNKNOWN"), PENDING));
        assertThat(closed).extracting(RateDelta::reason).containsOnly(Reason.DECIDED);
        RateCounts met = new RateCounts(0, 1, 0, Elapsed.of(Duration.ofHours(2)));
        assertThat(sums(opened, closed))
                .isEqualTo(Map.of(day("*"), met, day("path=WEB>WEB"), met, day("segment=UNKNOWN"), met));
    }

    @Test
    void shouldMissByTheClockAloneAndSayItBeforeTheClock() {
        driver.interaction(belongs("anna", web("a", START, "product_viewed")));
        driver.watermark(START.plus(Duration.ofDays(1)));
        List<RateDelta> opened = driver.rateDeltas();

        driver.watermark(START.plus(Duration.ofDays(1)).plusMillis(1));
        List<ScoresMessage> messages = driver.messages();

        assertThat(messages).hasSize(2);
        List<RateDelta> missed = ((ScoresMessage.RateChanges) messages.get(0)).deltas();
        assertThat(messages.get(1)).isInstanceOf(ScoresMessage.WatermarkReport.class);
        assertThat(missed).extracting(RateDelta::reason).containsOnly(Reason.DECIDED);
        assertThat(sums(opened, missed))
                .isEqualTo(Map.of(day("*"), FAILURE, day("path=WEB>-"), FAILURE, day("segment=UNKNOWN"), FAILURE));
        assertThat(driver.size(Deadlines.NAME)).isZero();
    }

    @Test
    void shouldMissByTheWallClockWhenEverythingIsIdle() {
        driver.interaction(belongs("anna", web("a", START, "product_viewed")));
        driver.watermark(START, true, 0);
        driver.rateDeltas();

        driver.pass(TimePolicy.DEFAULT.idleTimeout());

        assertThat(driver.rateDeltas())
                .isNotEmpty()
                .extracting(RateDelta::reason)
                .containsOnly(Reason.DECIDED);
    }

    @Test
    void shouldMissAfterARestart() {
        driver.interaction(belongs("anna", web("a", START, "product_viewed")));
        driver.watermark(START);
        List<RateDelta> opened = driver.rateDeltas();

        driver = driver.restarted(MEASURING);
        driver.watermark(START.plus(Duration.ofDays(2)));

        assertThat(sums(opened, driver.rateDeltas())).containsEntry(day("*"), FAILURE);
    }

    @Test
    void shouldCorrectWhatWasMissedWhenAnOutcomeComesLate() {
        driver.interaction(belongs("anna", web("a", START, "product_viewed")));
        driver.watermark(START.plus(Duration.ofDays(5)));
        List<RateDelta> first = driver.rateDeltas();

        driver.interaction(belongs("anna", web("b", START.plus(Duration.ofHours(1)), "order_placed")));
        List<RateDelta> late = driver.rateDeltas();

        assertThat(late).extracting(RateDelta::reason).containsOnly(Reason.CORRECTED);
        assertThat(sums(first, late)).containsEntry(day("*"), new RateCounts(0, 1, 0, Elapsed.of(Duration.ofHours(1))));
    }

    @Test
    void shouldTakeBackWhatIsRetractedAndWhatMoves() {
        driver.interaction(belongs("anna", web("a", START, "product_viewed")));
        List<RateDelta> opened = driver.rateDeltas();
        driver.interaction(leaves("anna", web("a", START, "product_viewed")));
        List<RateDelta> retracted = driver.rateDeltas();
        driver.moved(belongs("anna", web("a", START, "product_viewed")));

        assertThat(retracted).extracting(RateDelta::reason).containsOnly(Reason.RETRACTED);
        assertThat(sums(opened, retracted)).isEmpty();
        assertThat(driver.rateDeltas())
                .isNotEmpty()
                .extracting(RateDelta::reason)
                .containsOnly(Reason.REASSIGNED);
    }

    @Test
    void shouldCountAnAnswerUnderTheTouchpointItIsAbout() {
        driver.interaction(belongs("anna", nps("f", START, 2)));
        List<RateDelta> alone = driver.rateDeltas();
        driver.interaction(belongs("anna", web("a", START.minusSeconds(60))));
        List<RateDelta> about = driver.rateDeltas();
        driver.interaction(belongs("anna", nps("f", START, 9, 1, null)));

        assertThat(alone).hasSize(1);
        // The same channel, so there is nothing to tell.
        assertThat(about).isEmpty();
        assertThat(sums(alone, driver.rateDeltas())).isEmpty();
    }

    @Test
    void shouldFollowAProfile() {
        driver.interaction(belongs("anna", web("a", START, "product_viewed")));
        List<RateDelta> opened = driver.rateDeltas();

        driver.profile("anna", profile("anna", START.minusSeconds(1), "gold"));
        driver.watermark(START);
        List<RateDelta> after = driver.rateDeltas();

        assertThat(after).extracting(RateDelta::reason).containsOnly(Reason.CORRECTED);
        assertThat(sums(opened, after))
                .containsEntry(day("segment=gold"), PENDING)
                .doesNotContainKey(day("segment=UNKNOWN"));
    }

    @Test
    void shouldWorkOffALargeChangeInSlicesBeforeTheClock() {
        int many = OutcomeWork.MOST_AT_ONCE + 200;
        for (int i = 0; i < many; i++) {
            driver.interaction(belongs("anna", web("a" + i, START.plus(Duration.ofDays(8L * i)), "product_viewed")));
        }
        driver.discard();
        driver.profile("anna", profile("anna", START.minusSeconds(1), "gold"));
        driver.watermark(START);

        List<ScoresMessage> messages = driver.messages();
        driver.tick();
        driver.tick();
        List<ScoresMessage> later = driver.messages();

        assertThat(messages).noneMatch(ScoresMessage.WatermarkReport.class::isInstance);
        assertThat(gold(messages)).isEqualTo(OutcomeWork.MOST_AT_ONCE);
        assertThat(gold(messages) + gold(later)).isEqualTo(many);
        assertThat(later.get(later.size() - 1)).isInstanceOf(ScoresMessage.WatermarkReport.class);
    }

    @Test
    void shouldCloseInSlicesWhatOneOrderCloses() {
        int many = OutcomeWork.MOST_AT_ONCE + 200;
        Measuring browsing =
                Measuring.of(MeasureFile.parse("m.yml", """
                measures:
                  - {id: browse, version: 3, opens: {action: product_viewed}, closes: {kind: goal}, within: P30D,
                     episode: PT30M, breakdowns: ["*"], sizes: [P1D]}
                """), ActionCatalogues.shipped(), ZoneId.of("UTC"));
        try (JourneyDriver other = new JourneyDriver(1, browsing)) {
            for (int i = 0; i < many; i++) {
                Instant at = START.plus(Duration.ofMinutes(31L * i));
                other.interaction(belongs("anna", web("a" + i, at, "product_viewed")));
            }
            other.discard();

            other.interaction(belongs("anna", web("order", START.plus(Duration.ofDays(29)), "order_placed")));
            other.watermark(START.plus(Duration.ofDays(29)));
            List<ScoresMessage> messages = other.messages();
            List<ScoresMessage> slices = messages.subList(0, messages.size() - 1);

            assertThat(successes(slices.subList(0, 1))).isEqualTo(OutcomeWork.MOST_AT_ONCE);
            assertThat(successes(slices)).isEqualTo(many);
            assertThat(slices).noneMatch(ScoresMessage.WatermarkReport.class::isInstance);
            assertThat(messages).last().isInstanceOf(ScoresMessage.WatermarkReport.class);
        }
    }

    @Test
    void shouldKeepWhatASlowOutcomeMayStillClose() {
        Measuring slow = Measuring.of(MeasureFile.parse("m.yml", """
                measures:
                  - {id: renewal, version: 1, opens: {action: subscribed}, closes: {action: renewed}, within: P365D,
                     same: contractId, breakdowns: ["*"], sizes: [P1M]}
                """), ActionCatalogues.shipped(), ZoneId.of("UTC"));
        Instant first = NOW.minus(Duration.ofDays(800));
        driver.close();
        driver = new JourneyDriver(1, slow);
        driver.interaction(belongs("anna", naming("a", first, "subscribed", Map.of("contractId", "7"))));
        List<RateDelta> opened = driver.rateDeltas();
        for (int days = 50; days <= 400; days += 50) {
            driver.watermark(first.plus(Duration.ofDays(days)));
            driver.tick();
        }

        driver.interaction(
                belongs("anna", naming("b", first.plus(Duration.ofDays(364)), "renewed", Map.of("contractId", "7"))));

        RateCounts met = new RateCounts(0, 1, 0, Elapsed.of(Duration.ofDays(364)));
        assertThat(sums(opened, driver.rateDeltas())).containsValue(met);
    }

    @Test
    void shouldForgetWhatCanChangeNoMore() {
        driver.interaction(belongs("anna", web("a", START, "product_viewed")));
        driver.watermark(START.plus(Duration.ofDays(10)));
        assertThat(driver.size(Part.OPPORTUNITY)).isEqualTo(1);

        driver.watermark(START.plus(Duration.ofDays(200)));
        driver.tick();
        driver.watermark(START.plus(Duration.ofDays(290)));
        driver.tick();

        assertThat(driver.size(Part.OPPORTUNITY)).isZero();
    }

    private static Stream<RateDelta> deltas(List<ScoresMessage> messages) {
        return messages.stream()
                .filter(ScoresMessage.RateChanges.class::isInstance)
                .flatMap(message -> ((ScoresMessage.RateChanges) message).deltas().stream());
    }

    private static long successes(List<ScoresMessage> messages) {
        return deltas(messages).mapToLong(delta -> delta.change().successes()).sum();
    }

    private static long gold(List<ScoresMessage> messages) {
        return deltas(messages)
                .filter(delta -> delta.slot().series().breakdown().equals("segment=gold"))
                .mapToLong(delta -> delta.change().opportunities())
                .sum();
    }

    private static RateSlot day(String breakdown) {
        return new RateSlot(
                new RateSeries("browse", 3, breakdown),
                WindowSize.DAY,
                START.truncatedTo(ChronoUnit.DAYS).toEpochMilli(),
                0);
    }

    @SafeVarargs
    private static Map<RateSlot, RateCounts> sums(List<RateDelta>... deltas) {
        Map<RateSlot, RateCounts> sums = new HashMap<>();
        for (List<RateDelta> some : deltas) {
            some.forEach(delta -> sums.merge(delta.slot(), delta.change(), RateCounts::plus));
        }
        sums.values().removeIf(RateCounts::isNothing);
        return sums;
    }
}
