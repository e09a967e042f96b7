package io.vocstreams.journey.domain.customer;

import static io.vocstreams.journey.domain.history.CustomerEvents.CUSTOMER;
import static io.vocstreams.journey.domain.history.CustomerEvents.NPS;
import static io.vocstreams.journey.domain.history.CustomerEvents.ORIGIN;
import static io.vocstreams.journey.domain.history.CustomerEvents.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.journey.catalogue.ActionCatalogues;
import io.vocstreams.journey.domain.history.Answer;
import io.vocstreams.journey.domain.history.CustomerEvents;
import io.vocstreams.journey.domain.history.CustomerHistory;
import io.vocstreams.journey.domain.history.EventKey;
import io.vocstreams.journey.domain.history.Touch;
import io.vocstreams.journey.lexicon.LexiconReader;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Feedback.Status;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.policy.ScorePolicy.Counting;
import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.Slot;
import io.vocstreams.model.score.WindowSize;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

class CustomerRulesPropertyTest {

    private static final Instant START = at("01 00:00");
    private static final ScorePolicy POLICY = new ScorePolicy(
            ZoneId.of("Europe/Berlin"),
            List.of(Breakdown.NONE, Breakdown.parse("channel"), Breakdown.parse("survey")),
            Counting.LATEST_PER_CUSTOMER,
            Map.of("every", Counting.ALL),
            Duration.ZERO,
            Duration.ZERO);
    private static final CustomerRules RULES =
            new CustomerRules(JourneyPolicy.DEFAULT, POLICY, ActionCatalogues.shipped(), LexiconReader.shipped());

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void shouldNotDependOnTheOrderOfArrival(
            @ForAll("touches") List<Touch> touches, @ForAll("answers") List<Answer> answers, @ForAll Random random) {
        Derivation one = RULES.derive(CustomerHistory.of(CUSTOMER, true, touches, answers, List.of()), null);
        List<Touch> shuffledTouches = new ArrayList<>(touches);
        List<Answer> shuffledAnswers = new ArrayList<>(answers);
        Collections.shuffle(shuffledTouches, random);
        Collections.shuffle(shuffledAnswers, random);

        Derivation other =
                RULES.derive(CustomerHistory.of(CUSTOMER, true, shuffledTouches, shuffledAnswers, List.of()), null);

        assertThat(other).isEqualTo(one);
    }

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void shouldHoldEachTouchpointInOneJourneyAndLeaveNoGapInside(@ForAll("touches") List<Touch> touches) {
        Derivation derived = RULES.derive(CustomerHistory.of(CUSTOMER, true, touches, List.of(), List.of()), null);

        assertThat(derived.journeys().stream().flatMap(journey -> journey.touches().stream()))
                .containsExactlyElementsOf(derived.history().touches());
        assertThat(derived.journeys()).allSatisfy(journey -> assertThat(Duration.between(
                        journey.content().path().startedAt(),
                        journey.content().path().lastAt()))
                .isLessThan(JourneyPolicy.DEFAULT.maxDuration()));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void shouldCountInEachWindowWhatANaiveCountFinds(
            @ForAll("answers") List<Answer> answers, @ForAll("customers") String customer) {
        Derivation derived = derive(customer, answers);

        Map<Slot, Counts> slots = derived.counts();

        assertThat(windows(slots)).isEqualTo(naive(derived));
        assertThat(slots.keySet())
                .filteredOn(slot -> slot.size().isRolling())
                .allMatch(slot -> slot.until() - slot.from() <= slot.size().days());
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void shouldSendTheDifferenceOfBothSides(
            @ForAll("answers") List<Answer> before,
            @ForAll("answers") List<Answer> after,
            @ForAll("customers") String customer) {
        Derivation one = derive(customer, before);
        Derivation other = derive(customer, after);
        CustomerState state = RULES.stand(one.history());

        Map<Slot, Counts> sum = new HashMap<>(one.counts());
        before.forEach(answer -> state.replace(answer, null));
        after.forEach(answer -> state.replace((Answer) null, answer));
        RULES.derive(state).counts().forEach((slot, counts) -> sum.merge(slot, counts, Counts::plus));
        sum.values().removeIf(Counts::isNothing);

        assertThat(sum).isEqualTo(other.counts());
    }

    private static Derivation derive(String customer, List<Answer> answers) {
        return RULES.derive(CustomerHistory.of(customer, !customer.contains(":"), List.of(), answers, List.of()), null);
    }

    private record Window(String series, WindowSize size, long at) {}

    /** Each slot spread over the windows it stands for. */
    private static Map<Window, Counts> windows(Map<Slot, Counts> slots) {
        Map<Window, Counts> windows = new HashMap<>();
        slots.forEach((slot, counts) -> {
            long until = slot.size().isRolling() ? slot.until() : slot.from() + 1;
            for (long at = slot.from(); at < until; at++) {
                windows.merge(new Window(slot.series().breakdown(), slot.size(), at), counts, Counts::plus);
            }
        });
        windows.values().removeIf(Counts::isNothing);
        return windows;
    }

    /**
     * Looks at every window by itself: which answers lie inside, which of them count, how often the customer is there.
     */
    private static Map<Window, Counts> naive(Derivation derived) {
        Days days = new Days(POLICY.zone());
        Map<WindowSize, Set<Long>> starts = new HashMap<>();
        for (Answer answer : derived.history().answers()) {
            long day = days.dayOf(answer.occurredAt());
            starts.computeIfAbsent(WindowSize.HOUR, size -> new HashSet<>())
                    .add(days.startOfHour(answer.occurredAt()).toEpochMilli());
            starts.computeIfAbsent(WindowSize.DAY, size -> new HashSet<>())
                    .add(days.startOf(day).toEpochMilli());
            starts.computeIfAbsent(WindowSize.MONTH, size -> new HashSet<>())
                    .add(days.startOf(
                                    LocalDate.ofEpochDay(day).withDayOfMonth(1).toEpochDay())
                            .toEpochMilli());
            for (WindowSize size : List.of(WindowSize.ROLLING_7_DAYS, WindowSize.ROLLING_28_DAYS)) {
                for (long boundary = day + 1; boundary <= day + size.days(); boundary++) {
                    starts.computeIfAbsent(size, any -> new HashSet<>()).add(boundary);
                }
            }
        }
        Map<Window, Counts> windows = new HashMap<>();
        starts.forEach((size, all) -> all.forEach(at -> {
            Instant from = days.startOf(size, at);
            Instant until = days.endOf(size, at);
            List<Answer> inside = derived.history().answers().stream()
                    .filter(answer -> !answer.occurredAt().isBefore(from)
                            && answer.occurredAt().isBefore(until))
                    .toList();
            count(derived.history(), inside)
                    .forEach((series, counts) -> windows.put(new Window(series, size, at), counts));
        }));
        return windows;
    }

    private static Map<String, Counts> count(CustomerHistory history, List<Answer> inside) {
        Map<String, Answer> latest = new TreeMap<>();
        for (Answer answer : inside) {
            boolean each = history.isDevice()
                    || answer.status() != Status.ANSWERED
                    || POLICY.countingOf(answer.surveyId()) == Counting.ALL;
            latest.put(each ? answer.key().eventId() : "latest of " + answer.surveyId(), answer);
        }
        Map<String, Counts> counts = new HashMap<>();
        for (Answer answer : latest.values()) {
            for (String series : List.of("*", "channel=" + answer.channel(), "survey=" + answer.surveyId())) {
                counts.merge(series, one(answer, counts.get(series)), Counts::plus);
            }
        }
        return counts;
    }

    private static Counts one(Answer answer, @Nullable Counts already) {
        long[] histogram = new long[NPS.points()];
        if (answer.status() == Status.ANSWERED && answer.value() != null) {
            histogram[answer.value()]++;
            return new Counts(histogram, already == null || already.customers() == 0 ? 1 : 0, 0, 0);
        }
        return new Counts(
                histogram, 0, answer.status() == Status.DISMISSED ? 1 : 0, answer.status() == Status.PARTIAL ? 1 : 0);
    }

    @Provide
    Arbitrary<String> customers() {
        return Arbitraries.of(CUSTOMER, "device-id:terminal");
    }

    @Provide
    Arbitrary<List<Touch>> touches() {
        return Combinators.combine(
                        hours(),
                        Arbitraries.of(Channel.WEB, Channel.APP),
                        Arbitraries.integers().between(0, 9))
                .as((at, channel, id) -> CustomerEvents.touch("t" + id, at, channel, "page_viewed"))
                .list()
                .uniqueElements(touch -> touch.key())
                .ofMaxSize(9);
    }

    @Provide
    Arbitrary<List<Answer>> answers() {
        return Combinators.combine(
                        hours(),
                        Arbitraries.integers().between(0, 10),
                        Arbitraries.of("one", "two", "every"),
                        Arbitraries.of(Channel.WEB, Channel.APP),
                        Arbitraries.frequencyOf(
                                Tuple.of(5, Arbitraries.just(Status.ANSWERED)),
                                Tuple.of(1, Arbitraries.of(Status.DISMISSED, Status.PARTIAL))),
                        Arbitraries.integers().between(0, 99))
                .as((at, value, survey, channel, status, id) -> new Answer(
                        new EventKey(ORIGIN, "f" + id),
                        at,
                        survey,
                        "question",
                        NPS,
                        status,
                        value,
                        channel,
                        null,
                        null,
                        null,
                        Map.of(),
                        Map.of()))
                .list()
                .uniqueElements(answer -> answer.key())
                .ofMaxSize(12);
    }

    /** Crowded in hours and days, or weeks apart, and across both clock changes of a year. */
    private static Arbitrary<Instant> hours() {
        return Arbitraries.oneOf(
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(0, 24 * 60),
                        Arbitraries.integers().between(-24 * 60, 24 * 200))
                .map(halfHours -> START.minus(Duration.ofDays(8)).plus(Duration.ofMinutes(30L * halfHours)));
    }
}
