package io.vocstreams.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.app.improvements.Verified;
import io.vocstreams.journey.domain.triggers.Departments.Department;
import io.vocstreams.model.Channel;
import io.vocstreams.model.improvement.Change;
import io.vocstreams.model.improvement.Improvement;
import io.vocstreams.model.improvement.Verification;
import io.vocstreams.model.score.Days;
import io.vocstreams.model.score.Finality;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Score;
import io.vocstreams.model.score.ScoreKey;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.model.voice.Expressions;
import io.vocstreams.model.voice.Reading;
import io.vocstreams.model.voice.Sentiment;
import io.vocstreams.model.voice.ThemeFinding;
import io.vocstreams.model.voice.Voice;
import io.vocstreams.text.Theme;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

class MonthlyReportTest {

    private static final Days TOKYO = new Days(ZoneId.of("Asia/Tokyo"));
    private static final ReportedMonth NOVEMBER = new ReportedMonth(YearMonth.of(2026, 11), TOKYO);
    private static final Instant START = Instant.parse("2026-10-31T15:00:00Z");
    private static final Instant BEFORE = Instant.parse("2026-09-30T15:00:00Z");
    private static final Scale NPS = new Scale(Metric.NPS, 0, 10, Polarity.HIGHER_IS_BETTER);
    private static final List<Theme> THEMES = List.of(
            new Theme("price", "価格", "Price", "marketing", "marketing", null),
            new Theme("waiting-time", "待ち時間", "Waiting time", "operations", "operations", null));

    private final List<Score> scores = new ArrayList<>(List.of(
            nps("*", START, 400, 350, 250, Finality.FINAL),
            nps("*", BEFORE, 300, 400, 300, Finality.FINAL),
            nps("channel=WEB", START, 300, 200, 100, Finality.FINAL),
            nps("channel=WEB,stage=SUPPORT", START, 10, 10, 10, Finality.FINAL),
            nps("theme=price", START, 10, 20, 70, Finality.FINAL),
            nps("store=S1", START, 30, 20, 10, Finality.FINAL),
            nps("store=S2", START, 28, 22, 10, Finality.FINAL),
            nps("store=S3", START, 12, 18, 30, Finality.FINAL),
            said("theme=price", START, 60, 25, 15),
            said("theme=price", BEFORE, 20, 20, 10),
            said("theme=waiting-time", START, 80, 10, 30)));

    private MonthlyReport report() {
        return new MonthlyReport(NOVEMBER, Wording.of("en", THEMES, List.of()), scores);
    }

    @Test
    void shouldCompareScoresWithTheMonthBefore() {
        assertThat(report().scores().rows())
                .containsExactly(
                        List.of(Metric.NPS, "0-10", "all", 1000L, 15.0, 10.0, 20.0, 0.0, 15.0, Finality.FINAL),
                        cells(
                                Metric.NPS,
                                "0-10",
                                "channel=WEB",
                                600L,
                                100 * 200 / 600.0,
                                100 * 200 / 600.0 - 5,
                                100 * 200 / 600.0 + 5,
                                null,
                                null,
                                Finality.FINAL));
    }

    @Test
    void shouldSayHowThemesAreSpokenOfTheMostFrequentFirst() {
        ReportTable voices = report().voices(any -> true);

        assertThat(voices.rows())
                .extracting(row -> row.subList(0, 6))
                .containsExactly(
                        List.of("Waiting time", 80L, 10L, 30L, 120L, 0L), List.of("Price", 60L, 25L, 15L, 100L, 50L));
        assertThat(voices.rows().get(1)).endsWith(-20.0, -25.0, Finality.FINAL);
        assertThat(report().voices("price"::equals).rows()).hasSize(1);
    }

    @Test
    void shouldSayWhatAThemeAddsToAScore() {
        assertThat(report().impacts(any -> true).rows())
                .singleElement()
                .satisfies(row -> assertThat(row.get(3)).isEqualTo("Price"))
                .satisfies(row -> assertThat(row.get(6)).isEqualTo(15.0 - 100 * 210 / 900.0));
    }

    @Test
    void shouldSayWhetherStoresDiffer() {
        assertThat(report().stores().rows()).singleElement().satisfies(row -> assertThat(row)
                .startsWith(Metric.NPS, "0-10", 3)
                .endsWith("DIFFER"));
    }

    @Test
    void shouldCountTextsByLanguageAndExpressionsByFunction() {
        List<Reading> readings = List.of(
                reading("e1", Instant.parse("2026-11-01T00:00:00Z"), Sentiment.NEGATIVE),
                reading("e2", Instant.parse("2026-11-30T14:59:59Z"), Sentiment.MIXED),
                reading("e3", Instant.parse("2026-11-30T15:00:00Z"), Sentiment.MIXED));
        List<Reading> ofNovember = readings.stream().filter(NOVEMBER::holds).toList();

        assertThat(MonthlyReport.languages(ofNovember).rows()).containsExactly(List.of("ja", 2L, 1L, 0L, 1L, 0L, 0L));
        assertThat(MonthlyReport.functions(ofNovember).rows())
                .containsExactly(List.of("marketing", 2L, 4L, 2L, 6L, 0L));
    }

    @Test
    void shouldBeProvisionalWhileAnyScoreOfTheMonthIs() {
        assertThat(report().isProvisional()).isFalse();

        scores.add(nps("channel=APP", START, 1, 1, 1, Finality.PROVISIONAL));

        assertThat(report().isProvisional()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void shouldWriteAPageInWhichTextIsNoMarkup(String language) throws Exception {
        Wording wording = Wording.of(language, THEMES, List.of(new Department("stores", "店舗", "Stores")));
        MonthlyReport report = new MonthlyReport(NOVEMBER, wording, scores);
        List<ReportTable> tables = List.of(
                report.scores(),
                report.voices(any -> true),
                report.impacts(any -> true),
                report.improvements(List.of(improved())),
                report.stores(),
                MonthlyReport.languages(List.of()),
                MonthlyReport.functions(List.of(reading("e1", START, Sentiment.NEGATIVE))));
        List<Comment> comments = List.of(new Comment(START, "WEB", "NEGATIVE", "<script>alert(1)</script> & 'so'"));

        String page = new ReportPage(NOVEMBER, wording)
                .of(tables, comments, "A & B", new ReportPage.Notes(START, false, BEFORE));

        Document read = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
        assertThat(read.getDocumentElement().getAttribute("lang")).isEqualTo(language);
        assertThat(read.getElementsByTagName("script").getLength()).isZero();
        assertThat(read.getElementsByTagName("svg").getLength()).isEqualTo(4);
        assertThat(read.getElementsByTagName("blockquote").item(0).getTextContent())
                .contains("<script>alert(1)</script> & 'so'");
        assertThat(page)
                .contains(language.equals("ja") ? "待ち時間" : "Waiting time")
                .contains(language.equals("ja") ? "確定" : "final")
                .contains(language.equals("ja") ? "<td>マーケティング</td>" : "<td>Marketing</td>")
                .contains(language.equals("ja") ? "<td>ウェブ</td>" : "<td>Web</td>")
                .contains(language.equals("ja") ? "<td>店舗 S1</td>" : "<td>store S1</td>")
                .doesNotContain("channel=", "store=", "theme=");
    }

    @Test
    void shouldMakeAWordOfAChannelThatHasNoneInTheTexts() {
        Wording wording = Wording.of("en", THEMES, List.of());

        assertThat(wording.spoken("channel=EMAIL,store=S_1")).isEqualTo("E-mail, store S_1");
        assertThat(wording.spoken("channel=FRONT_DESK")).isEqualTo("Front desk");
    }

    /** What the console calls a channel, a dimension or a function's department, the report calls so, too. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "ja"})
    void shouldNameThingsAsTheConsoleDoes(String language) throws Exception {
        ResourceBundle words = ResourceBundle.getBundle(
                "io.vocstreams.app.report.report",
                Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        String texts = Files.readString(Path.of("../serve/src/main/resources/io/vocstreams/serve/console/i18n.js"));
        String ofLanguage = language.equals("ja")
                ? texts.substring(texts.indexOf("\n  ja: {"))
                : texts.substring(0, texts.indexOf("\n  ja: {"));

        Matcher named = Pattern.compile("'((?:channel|dimension|owner)\\.[^']+)': '([^']*)'")
                .matcher(ofLanguage);
        int found = 0;
        while (named.find()) {
            String key = named.group(1).replace("owner.", "function.");
            if (words.containsKey(key)) {
                assertThat(words.getString(key)).as(key).isEqualTo(named.group(2));
                found++;
            }
        }
        assertThat(found).isGreaterThan(30);
    }

    private static Verified improved() {
        return new Verified(
                new Improvement(
                        "i1",
                        Improvement.Status.DONE,
                        "Faster <queues>",
                        "operations",
                        "NPS|0-10|HIGHER_IS_BETTER",
                        "store=S1",
                        null,
                        BEFORE,
                        START,
                        1,
                        START),
                new Verification(Verification.Verdict.IMPROVED, new Change(30.5, 11.3, 8.4, 52.6)));
    }

    private static Reading reading(String eventId, Instant at, Sentiment polarity) {
        return new Reading(
                new Reading.Content(
                        eventId,
                        "c1",
                        at,
                        Channel.WEB,
                        new Voice(
                                "ja",
                                polarity,
                                List.of(new ThemeFinding("price", "marketing", polarity, List.of())),
                                new Expressions(1, 2, 3, 0),
                                false,
                                "reader",
                                "1")),
                1,
                at);
    }

    private static Score nps(
            String breakdown, Instant start, long promoters, long passives, long detractors, Finality finality) {
        List<Long> histogram = new ArrayList<>(Collections.nCopies(11, 0L));
        histogram.set(0, detractors);
        histogram.set(7, passives);
        histogram.set(10, promoters);
        return score(NPS, breakdown, start, histogram, 100.0 * (promoters - detractors), finality);
    }

    private static Score said(String breakdown, Instant start, long negative, long neutral, long positive) {
        return score(
                Sentiment.SCALE,
                breakdown,
                start,
                List.of(negative, neutral, positive),
                100.0 * (positive - negative),
                Finality.FINAL);
    }

    private static Score score(
            Scale scale, String breakdown, Instant start, List<Long> histogram, double sum, Finality finality) {
        long n = histogram.stream().mapToLong(Long::longValue).sum();
        return new Score(
                new ScoreKey(new Series(scale, breakdown), WindowSize.MONTH, start),
                TOKYO.endOf(WindowSize.MONTH, start.toEpochMilli()),
                n,
                n,
                0,
                0,
                histogram,
                null,
                null,
                null,
                sum / n,
                sum / n - 5,
                sum / n + 5,
                null,
                finality,
                1,
                Set.of(),
                start,
                "x");
    }

    private static List<@Nullable Object> cells(@Nullable Object... cells) {
        List<@Nullable Object> row = new ArrayList<>();
        Collections.addAll(row, cells);
        return row;
    }
}
