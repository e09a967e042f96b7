package io.vocstreams.replay.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vocstreams.contracts.InputRecord;
import io.vocstreams.model.Channel;
import io.vocstreams.model.Consent;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.IdentityLink;
import io.vocstreams.model.Interaction;
import io.vocstreams.model.Operation;
import io.vocstreams.model.StoreTouchpoint;
import io.vocstreams.model.Touchpoint;
import io.vocstreams.model.WebTouchpoint;
import io.vocstreams.model.improvement.ImprovementAction;
import io.vocstreams.model.intake.RejectReason;
import io.vocstreams.model.score.Metric;
import io.vocstreams.replay.generate.Truth.Fate;
import io.vocstreams.replay.generate.Truth.TrueRate;
import io.vocstreams.replay.generate.Truth.TrueScore;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratorTest {

    private static final Instant END = Instant.parse("2026-11-22T15:30:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void shouldGiveTheSameSampleForTheSameSeed() {
        assertThat(Generator.generate(GeneratorOptions.of(7, 40, END)))
                .isEqualTo(Generator.generate(GeneratorOptions.of(7, 40, END)));
    }

    @Test
    void shouldGiveAnotherSampleForAnotherSeed() {
        assertThat(Generator.generate(GeneratorOptions.of(8, 40, END)).truth())
                .isNotEqualTo(
                        Generator.generate(GeneratorOptions.of(7, 40, END)).truth());
    }

    /** Records have no more, so a sample with more would not be what is read of it. */
    @Test
    void shouldHaveTimesInWholeMilliseconds() {
        assertThat(interactions(Generator.generate(GeneratorOptions.of(3, 150, END))))
                .isNotEmpty()
                .allSatisfy(interaction -> assertThat(interaction.header().occurredAt())
                        .isEqualTo(interaction.header().occurredAt().truncatedTo(ChronoUnit.MILLIS)));
    }

    @Test
    void shouldTellOfImprovementsWhereThereIsTime() {
        Instant done = Instant.parse("2026-10-16T00:00:00Z");
        GeneratorOptions usual = GeneratorOptions.of(1, 1_000, END);
        Sample sample = Generator.generate(new GeneratorOptions(
                1, 1_000, END, Duration.ofDays(66), usual.disorder(), 0.02, 0.03, 0.05, 0.03, 0.03, 2));

        assertThat(sample.improvements())
                .extracting(ImprovementAction::improvementId)
                .containsOnly("queues-store-2", "app-reminders");
        assertThat(sample.improvements())
                .filteredOn(action -> action.kind() == ImprovementAction.Kind.DONE)
                .extracting(ImprovementAction::at)
                .containsOnly(done);
        assertThat(recommendation(sample, "store-2", at -> !at.isBefore(done)))
                .isGreaterThan(recommendation(sample, "store-2", at -> at.isBefore(done)) + 2);
        assertThat(recommendation(sample, "store-4", at -> true))
                .isGreaterThan(recommendation(sample, "store-3", at -> true) + 2);
        assertThat(Generator.generate(usual).improvements()).isEmpty();
    }

    /** The mean of what buyers at a store answer. */
    private static double recommendation(Sample sample, String storeId, Predicate<Instant> when) {
        Set<String> receipts = interactions(sample)
                .filter(StoreTouchpoint.class::isInstance)
                .map(StoreTouchpoint.class::cast)
                .filter(visit -> storeId.equals(visit.storeId()))
                .map(visit -> visit.header().correlations().getOrDefault("receiptId", ""))
                .filter(receipt -> !receipt.isEmpty())
                .collect(Collectors.toSet());
        return interactions(sample)
                .filter(Feedback.class::isInstance)
                .map(Feedback.class::cast)
                .filter(answer ->
                        receipts.contains(answer.header().correlations().getOrDefault("receiptId", ""))
                                && answer.value() != null
                                && when.test(answer.header().occurredAt()))
                .mapToInt(answer -> Objects.requireNonNull(answer.value()))
                .average()
                .orElseThrow();
    }

    private static Stream<Interaction> interactions(Sample sample) {
        return sample.records().stream()
                .map(InputRecord::value)
                .filter(Interaction.class::isInstance)
                .map(Interaction.class::cast);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldKnowTheScoresThatARecountOfTheRecordsFinds(long seed) {
        Sample sample = Generator.generate(wild(seed));

        Map<String, TrueScore> ofAnswers = new TreeMap<>(sample.truth().scores());
        ofAnswers.keySet().removeIf(key -> key.startsWith("TEXT"));
        assertThat(ofAnswers).isEqualTo(recounted(new Recount(sample.records(), END)));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldKnowTheJourneysThatARecountOfTheRecordsFinds(long seed) {
        Sample sample = Generator.generate(wild(seed));

        assertThat(sample.truth().journeys()).isEqualTo(new Recount(sample.records(), END).journeys());
    }

    @ParameterizedTest
    @ValueSource(strings = {"browse-to-order", "checkout-completion", "first-contact-resolution"})
    void shouldKnowRatesWhoseChannelsAddUpToTheTotal(String measure) {
        Map<String, TrueRate> rates = Generator.generate(wild(1)).truth().rates();

        TrueRate total = sum(rates, measure + "|1|*|P1D|");
        assertThat(total.met()).isPositive().isLessThanOrEqualTo(total.opportunities());
        assertThat(sum(rates, measure + "|1|channel=")).isEqualTo(total);
    }

    private static TrueRate sum(Map<String, TrueRate> rates, String prefix) {
        return rates.entrySet().stream()
                .filter(rate ->
                        rate.getKey().startsWith(prefix) && rate.getKey().contains("|P1D|"))
                .map(Map.Entry::getValue)
                .reduce(
                        new TrueRate(0, 0),
                        (one, other) ->
                                new TrueRate(one.opportunities() + other.opportunities(), one.met() + other.met()));
    }

    @Test
    void shouldKnowHowManyRecordsAreRefusedAndWhy() {
        Sample sample = Generator.generate(wild(6));

        assertThat(sample.truth().refused())
                .containsOnlyKeys(
                        RejectReason.MISSING_FIELD,
                        RejectReason.NO_USABLE_IDENTIFIER,
                        RejectReason.LINK_INVALID,
                        RejectReason.SCALE_INVALID,
                        RejectReason.VALUE_OUT_OF_RANGE,
                        RejectReason.TIME_IN_FUTURE)
                .isEqualTo(new Recount(sample.records(), END).refused());
    }

    @Test
    void shouldUseEveryTopicAndEveryChannel() {
        Sample sample = Generator.generate(GeneratorOptions.of(1, 60, END));

        assertThat(sample.records().stream().map(InputRecord::topic).collect(Collectors.toSet()))
                .hasSize(9);
        assertThat(values(sample, Touchpoint.class).map(Touchpoint::channel).collect(Collectors.toSet()))
                .contains(
                        Channel.WEB,
                        Channel.APP,
                        Channel.CALL_CENTER,
                        Channel.STORE,
                        Channel.EMAIL,
                        Channel.CHAT,
                        Channel.SOCIAL);
    }

    @Test
    void shouldAskEveryMetricAndGetEveryKindOfAnswer() {
        Sample sample = Generator.generate(GeneratorOptions.of(1, 60, END));

        assertThat(values(sample, Feedback.class).map(Feedback::metric).collect(Collectors.toSet()))
                .contains(Metric.NPS, Metric.CSAT, Metric.CES, Metric.RATING, Metric.TEXT);
        assertThat(values(sample, Feedback.class).map(Feedback::status).collect(Collectors.toSet()))
                .contains(Feedback.Status.ANSWERED, Feedback.Status.DISMISSED, Feedback.Status.PARTIAL);
        assertThat(sample.truth().scores().keySet())
                .anyMatch(key -> key.startsWith("CES|1-7|HIGHER_IS_BETTER|*|P1D"))
                .anyMatch(key -> key.startsWith("CES|1-5|LOWER_IS_BETTER|channel=WEB|rolling-P28D"));
    }

    @Test
    void shouldCorrectThreeToNineAndTakeBackBeforeItIsSaid() {
        List<Feedback> feedback =
                values(Generator.generate(wild(9)), Feedback.class).toList();
        Set<String> said = new HashSet<>();
        List<String> takenBackFirst = new ArrayList<>();
        Map<String, Set<Integer>> values = new HashMap<>();
        for (Feedback one : feedback) {
            String id = one.header().eventId();
            if (one.header().operation() == Operation.RETRACT && !said.contains(id)) {
                takenBackFirst.add(id);
            }
            said.add(id);
            Integer value = one.value();
            if (value != null) {
                values.computeIfAbsent(id, key -> new HashSet<>()).add(value);
            }
        }

        assertThat(takenBackFirst).isNotEmpty();
        assertThat(values.values()).contains(Set.of(3, 9));
    }

    @Test
    void shouldKnowWhatIsMeantByEverythingThatIsWritten() {
        Sample sample = Generator.generate(GeneratorOptions.of(1, 60, END));

        assertThat(sample.truth().readings()).hasSizeGreaterThan(20);
        assertThat(values(sample, Feedback.class)
                        .filter(feedback -> feedback.comment() != null)
                        .map(feedback -> feedback.header().eventId()))
                .containsAll(sample.truth().readings().keySet().stream()
                        .filter(id -> id.startsWith("f"))
                        .toList());
        assertThat(sample.truth().scores().keySet())
                .anyMatch(key -> key.startsWith("TEXT|-1-1|HIGHER_IS_BETTER|*|P1M"));
    }

    /** From the records alone: of each who looked at the product, what he last said of offers. */
    @Test
    void shouldOfferToThoseWhoConsentedLast() {
        Sample sample = Generator.generate(wild(2));
        Map<String, Consent> last = new HashMap<>();
        values(sample, Consent.class)
                .filter(consent -> consent.purpose().equals("offers"))
                .forEach(consent -> last.merge(
                        customerOf(consent),
                        consent,
                        (one, other) ->
                                one.header().occurredAt().isAfter(other.header().occurredAt()) ? one : other));
        Map<String, Boolean> wanted = new TreeMap<>();
        values(sample, WebTouchpoint.class)
                .filter(look -> "P-2".equals(look.productId()))
                .forEach(look -> {
                    Consent said = last.get(customerOf(look));
                    wanted.put(customerOf(look), said != null && said.status() == Consent.Status.GRANTED);
                });
        Map<String, Boolean> known = new TreeMap<>();
        sample.truth().guidance().values().stream()
                .filter(one -> wanted.containsKey(one.customerId()) && one.fate() != Fate.TOLD)
                .forEach(one -> known.merge(one.customerId(), one.fate() == Fate.TO_BE_TOLD, Boolean::logicalOr));

        assertThat(known).isEqualTo(wanted).containsValue(true).containsValue(false);
        assertThat(last.values()).extracting(Consent::status).contains(Consent.Status.WITHDRAWN);
        assertThat(values(sample, Consent.class)).extracting(Consent::purpose).contains("news");
        assertThat(sample.notices())
                .filteredOn(notice -> notice.kind().equals("BACK_IN_STOCK"))
                .singleElement()
                .satisfies(notice -> assertThat(notice.validUntil()).isAfter(END));
    }

    /** Those who are in no merge, by the number that all their names end with. */
    private static String customerOf(Interaction interaction) {
        String name = interaction.header().identifiers().get(0).value();
        return "C" + name.substring(name.length() - 6);
    }

    @Test
    void shouldMergeSomeCustomersAndPartOthers() {
        List<IdentityLink> merges = values(Generator.generate(wild(3)), IdentityLink.class)
                .filter(link -> link.from().type() == link.to().type())
                .toList();

        assertThat(merges).anyMatch(link -> link.operation() == Operation.RETRACT);
        assertThat(merges.stream().map(IdentityLink::linkId).distinct().count())
                .isGreaterThan(merges.stream()
                        .filter(link -> link.operation() == Operation.RETRACT)
                        .map(IdentityLink::linkId)
                        .distinct()
                        .count());
    }

    @Test
    void shouldArriveOutOfOrderAndTwice() {
        List<InputRecord> records = Generator.generate(wild(4)).records();

        assertThat(records.stream().map(InputRecord::time).toList())
                .isNotEqualTo(records.stream().map(InputRecord::time).sorted().toList());
        assertThat(records).hasSizeGreaterThan((int) records.stream().distinct().count());
    }

    @Test
    void shouldKeepAllButTheRefusedWithinTheSpan() {
        GeneratorOptions options = wild(5);

        assertThat(values(Generator.generate(options), Interaction.class)
                        .map(interaction -> interaction.header())
                        .filter(header -> !header.eventId().startsWith("refused"))
                        .map(header -> header.occurredAt()))
                .allMatch(at -> !at.isBefore(options.start()) && at.isBefore(END));
    }

    @Test
    void shouldRefuseAKnobThatIsTurnedTooFar() {
        assertThatThrownBy(() -> GeneratorOptions.of(1, 11, END)).hasMessage("customers: 11 is less than 12");
        assertThatThrownBy(() -> new GeneratorOptions(1, 50, END, Duration.ofDays(80), DAY, 0, 0, 0, 0, 0, 0))
                .hasMessage("span: PT1920H is not between PT48H and PT1680H");
        assertThatThrownBy(() -> new GeneratorOptions(1, 50, END, Duration.ofDays(9), DAY, 2, 0, 0, 0, 0, 0))
                .hasMessage("late: 2.0 is not between 0 and 1");
    }

    private static GeneratorOptions wild(long seed) {
        return new GeneratorOptions(
                seed, 80, END, Duration.ofDays(20), Duration.ofHours(5), 0.2, 0.2, 0.2, 0.2, 0.1, 3);
    }

    private static <T> Stream<T> values(Sample sample, Class<T> type) {
        return sample.records().stream()
                .map(InputRecord::value)
                .filter(type::isInstance)
                .map(type::cast);
    }

    /** Window by window over all answers, rather than answer by answer over its windows. */
    private static Map<String, TrueScore> recounted(Recount recount) {
        List<Feedback> answers = recount.feedback().stream()
                .filter(feedback -> feedback.metric() != Metric.TEXT)
                .toList();
        Instant midnight = Instant.parse("2026-11-23T00:00:00Z");
        Map<String, TrueScore> scores = new TreeMap<>();
        for (int days = 0; days <= 30; days++) {
            Instant boundary = midnight.minus(DAY.multipliedBy(days));
            add(scores, recount, answers, "P1D", boundary.minus(DAY), boundary);
            add(scores, recount, answers, "rolling-P7D", boundary.minus(DAY.multipliedBy(7)), boundary);
            add(scores, recount, answers, "rolling-P28D", boundary.minus(DAY.multipliedBy(28)), boundary);
            for (int hour = 1; hour <= 24; hour++) {
                Instant start = boundary.minus(Duration.ofHours(hour));
                add(scores, recount, answers, "PT1H", start, start.plus(Duration.ofHours(1)));
            }
        }
        for (int month : new int[] {9, 10, 11}) {
            YearMonth its = YearMonth.of(2026, month);
            add(
                    scores,
                    recount,
                    answers,
                    "P1M",
                    its.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                    its.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        }
        return scores;
    }

    private static void add(
            Map<String, TrueScore> scores,
            Recount recount,
            List<Feedback> answers,
            String size,
            Instant start,
            Instant end) {
        Map<String, List<Feedback>> series = new HashMap<>();
        Set<String> counted = new HashSet<>();
        List<Feedback> latestFirst = new ArrayList<>(answers);
        Collections.reverse(latestFirst);
        for (Feedback feedback : latestFirst) {
            Instant at = feedback.header().occurredAt();
            String customer = recount.customerOf(feedback.header());
            boolean counts = feedback.status() != Feedback.Status.ANSWERED
                    || customer.startsWith("device-id:")
                    || (!at.isBefore(start) && at.isBefore(end) && counted.add(customer + feedback.surveyId()));
            if (!at.isBefore(start) && at.isBefore(end) && counts) {
                String scale = feedback.metric() + "|" + feedback.scaleMin() + "-" + feedback.scaleMax() + "|"
                        + feedback.polarity() + "|";
                for (String breakdown : List.of("*", "channel=" + recount.channelOf(feedback))) {
                    series.computeIfAbsent(scale + breakdown + "|" + size + "|" + start, key -> new ArrayList<>())
                            .add(feedback);
                }
            }
        }
        series.forEach((key, part) -> scores.put(key, score(part)));
    }

    private static TrueScore score(List<Feedback> part) {
        Feedback any = part.get(0);
        List<Integer> values = new ArrayList<>();
        for (Feedback feedback : part) {
            Integer value = feedback.value();
            if (value != null) {
                values.add(value);
            }
        }
        List<Long> histogram = new ArrayList<>();
        for (int value = any.scaleMin(); value <= any.scaleMax(); value++) {
            int wanted = value;
            histogram.add(values.stream().filter(one -> one == wanted).count());
        }
        double sum = values.stream()
                .mapToDouble(value -> switch (any.metric()) {
                    case NPS -> value >= 9 ? 100 : value <= 6 ? -100 : 0;
                    case CSAT -> value >= (any.scaleMax() == 3 ? 3 : 4) ? 100 : 0;
                    default -> value;
                })
                .sum();
        return new TrueScore(
                values.size(),
                histogram,
                part.stream()
                        .filter(one -> one.status() == Feedback.Status.DISMISSED)
                        .count(),
                part.stream()
                        .filter(one -> one.status() == Feedback.Status.PARTIAL)
                        .count(),
                values.isEmpty() ? null : sum / values.size());
    }
}
