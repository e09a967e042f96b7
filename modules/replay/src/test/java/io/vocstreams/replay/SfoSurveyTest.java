package io.vocstreams.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.contracts.Topics;
import io.vocstreams.model.Feedback;
import io.vocstreams.model.score.Metric;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The mapping of the airport surveys against figures that were computed without it. */
@NeedsData("sfo-survey")
class SfoSurveyTest {

    private static final List<Feedback> FEEDBACK = new ArrayList<>();
    private static Figures truth = new Figures(Map.of());
    private static ReplaySummary summary = Desk.NOTHING;

    @BeforeAll
    static void replay() {
        truth = RealData.truth("sfo-survey");
        ReplayPlan plan = ReplayPlan.load(RealData.mapping("sfo-survey.yaml"), RealData.folder("sfo-survey"));
        summary = plan.run(record -> FEEDBACK.add((Feedback) record.value()), ProgressListener.SILENT, Desk.CONTEXT);
    }

    @Test
    void shouldReadEveryRespondentAndRefuseNone() {
        assertThat(summary.rows()).isEqualTo(11_694);
        assertThat(summary.refused()).isEmpty();
        assertThat(summary.predicted()).isEmpty();
        assertThat(summary.records()).containsOnly(Map.entry(Topics.FEEDBACK, (long) FEEDBACK.size()));
    }

    @ParameterizedTest
    @CsvSource({
        "2014, overall, csat_Q7ALL", "2014, ease-find, ease_Q14FIND", "2014, ease-security, ease_Q14PASSTHRU",
        "2015, overall, csat_Q7ALL", "2015, ease-find, ease_Q14FIND", "2015, ease-security, ease_Q14PASSTHRU",
        "2016, overall, csat_Q7ALL", "2016, ease-find, ease_Q14FIND", "2016, ease-security, ease_Q14PASSTHRU",
        "2017, overall, csat_Q7ALL", "2017, ease-find, ease_Q14FIND", "2017, ease-security, ease_Q14PASSTHRU",
        "2017, recommend, nps"
    })
    void shouldGiveTheTrueHistogramOfEachQuestionAndYear(String year, String question, String figure) {
        Figures expected = truth.at(year, figure);

        List<Feedback> answers = of(year, question);

        assertThat(answers).hasSize((int) expected.at("n").number());
        assertThat(histogram(answers)).isEqualTo(withoutZeros(expected.at("hist")));
    }

    @ParameterizedTest
    @CsvSource({"overall, csat_by_date", "ease-find, ease_Q14FIND_by_date", "ease-security, ease_Q14PASSTHRU_by_date"})
    void shouldGiveTheTrueHistogramOfEachDay(String question, String table) {
        for (String year : List.of("2014", "2015", "2016", "2017")) {
            truth.at(year, table).entries().forEach((day, expected) -> assertThat(histogram(answers(
                            of(year, question), feedback -> day(feedback).equals(day))))
                    .as("%s on %s", question, day)
                    .isEqualTo(withoutZeros(expected.at("hist"))));
        }
    }

    @Test
    void shouldGiveTheTrueNpsOfEachDay() {
        truth.at("2017", "nps_by_date").entries().forEach((day, expected) -> assertThat(histogram(answers(
                        of("2017", "recommend"), feedback -> day(feedback).equals(day))))
                .as(day)
                .isEqualTo(withoutZeros(expected.at("hist"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"method", "language"})
    void shouldTellNpsByMethodAndLanguageThroughExperiments(String experiment) {
        truth.at("2017", "nps_by_" + experiment).entries().forEach((variant, expected) -> assertThat(histogram(answers(
                        of("2017", "recommend"),
                        feedback ->
                                variant.equals(feedback.header().experiments().get(experiment)))))
                .as("%s %s", experiment, variant)
                .isEqualTo(withoutZeros(expected.at("hist"))));
    }

    @Test
    void shouldTellNpsByBoardingAreaThroughTheStore() {
        truth.at("2017", "nps_by_boarding_area").entries().forEach((area, expected) -> assertThat(
                        histogram(answers(of("2017", "recommend"), feedback -> area.equals(feedback.storeId()))))
                .as(area)
                .isEqualTo(withoutZeros(expected.at("hist"))));
    }

    @Test
    void shouldSkipAnswersThatAreNoneAndSayWhy() {
        long blank = truth.at("2017", "nps", "excluded").table().values().stream()
                .mapToLong(Long::longValue)
                .sum();

        assertThat(summary.skipped().get("no answer to NETPRO"))
                .satisfies(tally -> assertThat(tally.count()).isEqualTo(blank));
    }

    @Test
    void shouldGiveEveryRespondentOfAYearAnIdentifierOfTheirOwn() {
        assertThat(FEEDBACK.stream().map(feedback -> feedback.header().eventId()))
                .doesNotHaveDuplicates();
        assertThat(FEEDBACK.stream()
                        .map(feedback -> feedback.header().identifiers().get(0).value())
                        .distinct())
                .hasSizeLessThanOrEqualTo(11_694)
                .hasSizeGreaterThan(11_000);
    }

    @Test
    void shouldAskTheRecommendationOnlyIn2017() {
        assertThat(FEEDBACK.stream().filter(feedback -> feedback.metric() == Metric.NPS))
                .allSatisfy(feedback -> assertThat(feedback.surveyId()).isEqualTo("sfo-2017-recommend"));
    }

    private static List<Feedback> of(String year, String question) {
        return answers(FEEDBACK, feedback -> feedback.surveyId().equals("sfo-" + year + "-" + question));
    }

    private static List<Feedback> answers(List<Feedback> feedback, Predicate<Feedback> wanted) {
        return feedback.stream().filter(wanted).toList();
    }

    private static Map<String, Long> histogram(List<Feedback> answers) {
        return answers.stream()
                .collect(Collectors.groupingBy(
                        (Function<Feedback, String>) feedback -> String.valueOf(feedback.value()),
                        TreeMap::new,
                        Collectors.counting()));
    }

    private static Map<String, Long> withoutZeros(Figures histogram) {
        Map<String, Long> counts = histogram.table();
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private static String day(Feedback feedback) {
        return feedback.header()
                .occurredAt()
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
    }
}
