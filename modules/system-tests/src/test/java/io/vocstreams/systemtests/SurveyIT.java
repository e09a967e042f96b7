package io.vocstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.model.score.Score;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Four years of an airport's passenger survey: every figure of its truth, as published. */
@Timeout(600)
class SurveyIT {

    /** By year, the start of a rolling window of 28 days that holds every day of its survey. */
    private static final Map<String, String> YEARS = Map.of(
            "2014", "2014-09-01",
            "2015", "2015-05-04",
            "2016", "2016-05-01",
            "2017", "2017-05-04");

    private static final String NPS = "NPS|0-10|HIGHER_IS_BETTER|";
    private static final String CSAT = "CSAT|1-5|HIGHER_IS_BETTER|";
    private static final String CES = "CES|1-5|HIGHER_IS_BETTER|";
    private static final String MAY_2017 = "|rolling-P28D|2017-05-04T00:00:00Z";

    private final List<Cell> cells = new ArrayList<>();

    /** One figure of the truth: a key, its histogram, and the name and value of its score. */
    private record Cell(String key, List<Long> histogram, double score, int places) {}

    @TempDir
    private Path work = Path.of("");

    @Test
    void shouldPublishEveryFigureOfTheSurvey() throws IOException {
        Path folder = RealData.require("sfo-survey");
        collect(RealData.truth(folder));
        try (RunningPipeline pipeline =
                RunningPipeline.start(work, List.of("identity", "journey", "scores"), Map.of())) {
            RealData.replay("sfo-survey.yaml", folder, pipeline.settings());

            pipeline.readUntil(() -> cells.stream().allMatch(cell -> histogramIs(cell, pipeline.scores())));

            SoftAssertions softly = new SoftAssertions();
            cells.forEach(cell -> compare(cell, pipeline.scores(), softly));
            softly.assertAll();
            assertThat(cells).hasSizeGreaterThan(250);
            try (ServedRows served = ServedRows.of(pipeline.settings(), work)) {
                served.assertAnswers("/v1/scores", () -> {
                    pipeline.readToRest();
                    return pipeline.scores().values().stream().map(Views::of);
                });
            }
        }
    }

    private void collect(JsonNode truth) {
        YEARS.forEach((year, start) -> {
            JsonNode figures = truth.get(year);
            String window = "|rolling-P28D|" + start + "T00:00:00Z";
            add(CSAT + "survey=sfo-" + year + "-overall" + window, figures.get("csat_Q7ALL"), "top2_pct", 4);
            add(CES + "survey=sfo-" + year + "-ease-find" + window, figures.get("ease_Q14FIND"), "mean", 6);
            add(CES + "survey=sfo-" + year + "-ease-security" + window, figures.get("ease_Q14PASSTHRU"), "mean", 6);
            byDay(CSAT, year, "overall", figures.get("csat_by_date"), "top2_pct", 4);
            byDay(CES, year, "ease-find", figures.get("ease_Q14FIND_by_date"), "mean", 6);
            byDay(CES, year, "ease-security", figures.get("ease_Q14PASSTHRU_by_date"), "mean", 6);
        });
        JsonNode nps = truth.get("2017");
        add(NPS + "*" + MAY_2017, nps.get("nps"), "nps", 4);
        each(nps.get("nps_by_date"), day -> NPS + "*|P1D|" + day + "T00:00:00Z", "nps");
        each(nps.get("nps_by_method"), method -> NPS + "experiment=method/" + method + MAY_2017, "nps");
        each(nps.get("nps_by_language"), language -> NPS + "experiment=language/" + language + MAY_2017, "nps");
        each(nps.get("nps_by_boarding_area"), area -> NPS + "store=" + area + MAY_2017, "nps");
    }

    private interface Key {
        String of(String name);
    }

    private void byDay(String series, String year, String question, JsonNode days, String score, int places) {
        for (Entry<String, JsonNode> day : days.properties()) {
            String survey = "survey=sfo-" + year + "-" + question;
            add(series + survey + "|P1D|" + day.getKey() + "T00:00:00Z", day.getValue(), score, places);
        }
    }

    private void each(JsonNode figures, Key key, String score) {
        figures.properties().forEach(entry -> add(key.of(entry.getKey()), entry.getValue(), score, 4));
    }

    /** A group in which nobody answered has no score. */
    private void add(String key, JsonNode figure, String score, int places) {
        if (figure.get("n").asLong() > 0) {
            List<Long> histogram = new ArrayList<>();
            figure.get("hist").forEach(count -> histogram.add(count.asLong()));
            cells.add(new Cell(key, histogram, figure.get(score).asDouble(), places));
        }
    }

    private static boolean histogramIs(Cell cell, Map<String, Score> published) {
        @Nullable Score score = published.get(cell.key());
        return score != null && score.histogram().equals(cell.histogram());
    }

    private static void compare(Cell cell, Map<String, Score> published, SoftAssertions softly) {
        @Nullable Score score = published.get(cell.key());
        softly.assertThat(score).as(cell.key()).isNotNull();
        if (score != null) {
            softly.assertThat(score.histogram()).as(cell.key()).isEqualTo(cell.histogram());
            softly.assertThat(Objects.requireNonNull(score.score()))
                    .as(cell.key())
                    .isCloseTo(cell.score(), within(0.51 * Math.pow(10, -cell.places())));
        }
    }
}
