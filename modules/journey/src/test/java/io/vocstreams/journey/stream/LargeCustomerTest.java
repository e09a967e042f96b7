package io.vocstreams.journey.stream;

import static io.vocstreams.journey.stream.Interactions.belongs;
import static io.vocstreams.journey.stream.Interactions.leaves;
import static io.vocstreams.journey.stream.Interactions.nps;
import static io.vocstreams.journey.stream.Interactions.web;
import static io.vocstreams.journey.stream.JourneyDriver.NOW;
import static io.vocstreams.journey.stream.JourneyDriver.RETENTION;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.model.Journey;
import io.vocstreams.model.Journey.Status;
import io.vocstreams.model.score.RateCounts;
import io.vocstreams.model.score.RateDelta;
import io.vocstreams.model.score.RateSlot;
import io.vocstreams.model.score.WindowSize;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A till or a bot among others: what it publishes is bounded, and what it ends in is right. */
@Tag("once")
class LargeCustomerTest {

    private static final Instant START = NOW.minus(Duration.ofDays(80));
    private static final Duration INTERVAL = JourneyDriver.INTERVAL;
    private static final int LISTED = Journey.LISTED_STEPS;

    private JourneyDriver driver = new JourneyDriver();

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldPublishALongJourneyOnceAnInterval() {
        touch(range(0, LISTED + 1));
        driver.pass(INTERVAL);
        driver.discard();

        touch(range(LISTED + 1, LISTED + 100));
        assertThat(driver.journeys()).isEmpty();

        driver.pass(INTERVAL);
        assertThat(driver.journeys()).singleElement().returns(LISTED + 100L, journey -> journey.path()
                .stepCount());
        driver.pass(INTERVAL);
        assertThat(driver.journeys()).isEmpty();
    }

    @Test
    void shouldPublishAShortJourneyAtOnce() {
        touch(range(0, LISTED));

        assertThat(driver.journeys()).hasSize(LISTED);
    }

    @Test
    void shouldPublishAfterARestartWhatIsOwed() {
        touch(range(0, LISTED + 7));
        driver = driver.restarted();

        driver.pass(INTERVAL);

        assertThat(driver.journeys())
                .singleElement()
                .returns(LISTED + 7L, journey -> journey.path().stepCount())
                .returns(LISTED + 1L, Journey::revision);
    }

    @Test
    void shouldCloseALongJourneyOfWhichAPublicationIsOwed() {
        touch(range(0, LISTED + 1));
        driver.discard();

        driver.watermark(at(LISTED).plus(Duration.ofDays(8)));
        driver.pass(INTERVAL);

        assertThat(driver.journeys())
                .last()
                .returns(Status.CLOSED, Journey::status)
                .returns(LISTED + 1L, journey -> journey.path().stepCount());
        assertThat(driver.size(Closings.NAME)).isZero();
    }

    @Test
    void shouldSupersedeAtOnceALongJourneyOfWhichAPublicationIsOwed() {
        touch(range(1, LISTED + 2));
        driver.discard();

        touch(List.of(0));
        List<Journey> changes = driver.journeys();
        driver.pass(INTERVAL);

        Journey successor = driver.journeys().get(0);
        assertThat(changes)
                .singleElement()
                .returns(Status.SUPERSEDED, Journey::status)
                .returns(successor.journeyId(), Journey::supersededBy)
                .returns(List.of(), journey -> journey.path().steps());
        assertThat(successor).returns(Status.OPEN, Journey::status).returns(LISTED + 2L, journey -> journey.path()
                .stepCount());
    }

    @Test
    void shouldPublishShortJourneysAgainAtOnceWhenALongOneBecomesShort() {
        touch(range(0, LISTED + 1));
        driver.discard();

        driver.interaction(leaves("till", web("t3", at(3))));
        List<Journey> changes = driver.journeys();
        driver.pass(INTERVAL);

        assertThat(changes).singleElement().returns((long) LISTED, journey -> journey.path()
                .stepCount());
        assertThat(driver.journeys()).isEmpty();
    }

    /** Against all measures. Every fortieth touchpoint looks at a product, so each of them is an episode of its own. */
    @Test
    @Timeout(300)
    void shouldCostTheSameHoweverMuchIsHeld() {
        driver.close();
        driver =
                new JourneyDriver(1, Measuring.of(MeasureFile.shipped(), ActionCatalogues.shipped(), ZoneId.of("UTC")));
        look(range(0, 2_000));
        long few = allocatedBy(() -> look(range(2_000, 2_500)));
        look(range(2_500, 100_000));

        long many = allocatedBy(() -> look(range(100_000, 100_500)));

        assertThat(many).isLessThan(2 * few);
        driver.discard();
        driver.interaction(belongs("till", web("order", at(100_500), "order_placed")));
        driver.watermark(at(100_500));
        IntStream.range(0, 5).forEach(tick -> driver.tick());
        RateCounts ordered = RateCounts.NONE;
        for (RateDelta delta : driver.rateDeltas()) {
            RateSlot slot = delta.slot();
            if (slot.series().text().equals("browse-to-order|1|*") && slot.size() == WindowSize.DAY) {
                ordered = ordered.plus(delta.change());
            }
        }
        // What was looked at in the thirty days before: more than are sent at once.
        assertThat(ordered.successes()).isEqualTo(30 * 24 * 60 / 40);
        driver.pass(INTERVAL);
        assertThat(live(driver.journeys()).get("till")).isEqualTo(List.of(100_501L));
    }

    @Test
    void shouldCostAndEndInTheSameInAnyOrder() {
        List<Integer> shuffled = new ArrayList<>(range(0, 20_000));
        Collections.shuffle(shuffled, new Random(20));
        touch(shuffled.subList(0, 2_000));
        long few = allocatedBy(shuffled.subList(2_000, 2_500));
        touch(shuffled.subList(2_500, 19_500));

        long many = allocatedBy(shuffled.subList(19_500, 20_000));

        assertThat(many).isLessThan(2 * few);
        driver.pass(INTERVAL);
        assertThat(live(driver.journeys()).get("till")).isEqualTo(List.of(20_000L));
    }

    @Test
    void shouldPublishLittleOfWhatComesInReverse() {
        List<Integer> reversed = new ArrayList<>(range(0, 1_500));
        Collections.reverse(reversed);
        touch(reversed.subList(0, 600));
        driver.discard();

        touch(reversed.subList(600, 1_500));
        driver.pass(INTERVAL);

        List<Journey> published = driver.journeys().stream()
                .filter(journey -> journey.customerId().equals("till"))
                .toList();
        assertThat(published.stream()
                        .mapToInt(journey -> journey.path().steps().size())
                        .sum())
                .isEqualTo(LISTED);
        assertThat(live(published).get("till")).isEqualTo(List.of(1_500L));
    }

    @Test
    void shouldCostTheSameHoweverManyAnsweredOnADevice() {
        answer(range(0, 2_000));
        long few = allocatedBy(() -> answer(range(2_000, 2_200)));
        answer(range(2_200, 4_000));

        long many = allocatedBy(() -> answer(range(4_000, 4_200)));

        assertThat(many).isLessThan(2 * few);
    }

    @Test
    void shouldForgetAllOfALargeCustomer() {
        touch(range(0, 3_000));
        answer(range(0, 50));

        driver.watermark(NOW.plus(RETENTION.history()).plus(Duration.ofDays(1)));
        IntStream.range(0, 20).forEach(tick -> driver.tick());

        assertThat(List.of(CustomerEntries.NAME, Claims.OF_FEEDBACK, Closings.NAME))
                .allMatch(store -> driver.size(store) == 0);
    }

    private void touch(List<Integer> numbers) {
        for (int number : numbers) {
            driver.interaction(belongs("till", web("t" + number, at(number))));
            if (number % 1_000 == 999) {
                driver.interaction(belongs("anna" + number % 7, web("a" + number, at(number))));
            }
        }
    }

    private void look(List<Integer> numbers) {
        for (int number : numbers) {
            String action = number % 40 == 0 ? "product_viewed" : "page_viewed";
            driver.interaction(belongs("till", web("t" + number, at(number), action)));
        }
    }

    private void answer(List<Integer> numbers) {
        for (int number : numbers) {
            driver.interaction(Interactions.onDevice("terminal", nps("f" + number, at(number), number % 11)));
        }
    }

    private long allocatedBy(List<Integer> numbers) {
        return allocatedBy(() -> touch(numbers));
    }

    /** What work leaves behind is the same on any machine; time is not. */
    private long allocatedBy(Runnable work) {
        driver.discard();
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        work.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static Map<String, List<Long>> live(List<Journey> published) {
        Map<String, Journey> latest = new HashMap<>();
        published.forEach(journey -> latest.put(journey.journeyId(), journey));
        Map<String, List<Long>> live = new HashMap<>();
        latest.values().stream()
                .filter(journey -> journey.status() != Status.SUPERSEDED)
                .forEach(journey -> live.computeIfAbsent(journey.customerId(), id -> new ArrayList<>())
                        .add(journey.path().stepCount()));
        return live;
    }

    private static List<Integer> range(int from, int past) {
        return IntStream.range(from, past).boxed().toList();
    }

    /** One a minute, so all of them are one journey. */
    private static Instant at(int number) {
        return START.plus(Duration.ofMinutes(number));
    }
}
