package io.vocstreams.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.vocstreams.app.cluster.Serdes;
import io.vocstreams.app.cluster.TopicReader;
import io.vocstreams.app.cluster.TopicTable;
import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.contracts.json.Views;
import io.vocstreams.model.cases.Case;
import io.vocstreams.model.score.Score;
import io.vocstreams.platform.config.Settings;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Of the generated sample `voc serve` answers what the topics hold, and held then; and how the console shows it. */
@Tag("long")
@Timeout(900)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleWindowIT {

    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final int LARGEST = 200_000;
    private static final Set<Case.Status> OVER =
            EnumSet.of(Case.Status.RESOLVED, Case.Status.WITHDRAWN, Case.Status.EXPIRED);
    private static final Map<String, String> CHOSEN =
            Map.of("voc.idle-timeout", "PT5S", "voc.rates.emit-interval", "PT1S");

    @TempDir
    private static Path work = Path.of("");

    private @Nullable RunningPipeline running;
    private @Nullable EdgeSerdes serdes;
    private @Nullable ServedRows answers;

    @BeforeAll
    void play() throws IOException {
        running = RunningPipeline.start(work, List.of("identity", "journey", "scores", "actions"), CHOSEN);
        VocJson.of(settings(), work, "generate", "--customers", "900", "--span", "P66D");
        VocJson.settled(settings(), work, CHOSEN);
        serdes = Serdes.of(settings());
        answers = ServedRows.of(settings(), work);
        answers.awaitReady();
    }

    @AfterAll
    void stop() {
        for (AutoCloseable each : new AutoCloseable[] {answers, serdes, running}) {
            if (each != null) {
                assertThatCode(each::close).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void shouldAnswerWithWhatTheTopicsHold() {
        assertAnswers("/v1/scores", Topics.SCORES, serdes().scores(), Views::of);
        assertAnswers("/v1/rates", Topics.RATES, serdes().rates(), Views::of);
        assertAnswers("/v1/journeys", Topics.JOURNEYS, serdes().journeys(), Views::of);
        for (boolean over : List.of(true, false)) {
            assertAnswers(
                    "/v1/cases?snoozed=true&over=" + over,
                    Topics.CASES,
                    serdes().cases(),
                    one -> OVER.contains(one.status()) == over ? Views.of(one) : null);
        }
    }

    @Test
    void shouldAnswerWithWhatWasPublishedThen() {
        List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
        try (TopicReader reader = new TopicReader(settings())) {
            reader.read(reader.ranges(List.of(Topics.SCORES)), all::add);
        }
        List<Long> times =
                all.stream().map(ConsumerRecord::timestamp).distinct().sorted().toList();
        for (int part = 1; part < 4; part++) {
            long then = times.get(times.size() * part / 4);
            Map<String, Score> latest = new HashMap<>();
            Deserializer<Score> values = serdes().scores().deserializer();
            for (ConsumerRecord<byte[], byte[]> record : all) {
                if (record.timestamp() <= then) {
                    Score score = values.deserialize(record.topic(), record.value());
                    latest.put(score.key().text(), score);
                }
            }
            served().assertAnswers("/v1/scores?asOf=" + Instant.ofEpochMilli(then), () -> latest.values().stream()
                    .map(Views::of));
        }
    }

    /** The pictures of the docs: with {@code -Ddocs=write} they are written there, else to the build. */
    @Test
    void shouldBeShownInTheConsole() throws IOException, InterruptedException {
        assumeTrue(Files.exists(BROWSER) && Files.exists(DRIVER), "no Chromium here");
        String aCase = "cases/" + handled(served()) + "?rule=detractor";
        String customer = "customer/" + travelled(served());
        ChromeDriver browser = browser();
        try {
            String scores = "scores?series=NPS%7C0-10%7CHIGHER_IS_BETTER&size=rolling-P7D&by=channel";
            keep(browser, "en", scores, "console-scores");
            keep(browser, "en", "friction", "console-friction");
            keep(browser, "en", "voices", "console-voices");
            keep(browser, "en", "rates", "console-rates");
            keep(browser, "en", aCase, "console-cases");
            keep(browser, "en", customer, "console-customer");
            keep(browser, "ja", "cases", "console-cases-ja");
        } finally {
            browser.quit();
        }
    }

    private <V> void assertAnswers(
            String path, String topic, Serde<V> serde, Function<V, @Nullable Map<String, Object>> view) {
        try (TopicTable<V> table = new TopicTable<>(settings(), topic, serde.deserializer())) {
            served().assertAnswers(
                            path,
                            () -> table.readToEnd().values().stream().map(view).filter(Objects::nonNull));
        }
    }

    private Settings settings() {
        return Objects.requireNonNull(running).settings();
    }

    private EdgeSerdes serdes() {
        return Objects.requireNonNull(serdes);
    }

    private ServedRows served() {
        return Objects.requireNonNull(answers);
    }

    /** An open case, the newest, of which somebody wrote something. */
    private static String handled(ServedRows served) throws IOException, InterruptedException {
        JsonNode one =
                served.get("/v1/cases?rule=detractor&order=OPENED&limit=1").at("/items/0");
        String id = one.path("caseId").asText();
        JsonNode written = served.post(
                "/v1/cases/" + id + "/actions",
                "{\"actionId\": \"call-1\", \"kind\": \"NOTE\","
                        + " \"outcome\": \"Called back, no answer; again tomorrow at ten.\"}");
        assertThat(written.hasNonNull("position")).as("%s", written).isTrue();
        assertThat(served.get("/v1/cases/" + id + "?wait-for="
                                + written.path("position").asText())
                        .path("actions"))
                .isNotEmpty();
        return id;
    }

    /** A customer who was unhappy after a way over many channels, and where that stands. */
    private static String travelled(ServedRows served) throws IOException, InterruptedException {
        JsonNode best = served.get("/v1/journeys?limit=1").at("/items/0");
        for (JsonNode journey : served.get("/v1/journeys?limit=1000").path("items")) {
            if (rank(journey) > rank(best)) {
                best = journey;
            }
        }
        return URLEncoder.encode(best.path("customerId").asText(), StandardCharsets.UTF_8) + "?journey="
                + best.path("journeyId").asText();
    }

    private static int rank(JsonNode journey) {
        int said = Math.min(2, journey.path("feedbackIds").size());
        int unhappy = journey.path("outcome").asText().equals("UNRESOLVED") ? 1 : 0;
        boolean fits = journey.path("stepCount").asInt() <= 12
                && journey.path("identified").asBoolean();
        return fits ? 4 * journey.path("channels").size() + 2 * said + unhappy : 0;
    }

    private static ChromeDriver browser() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER.toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=en");
        ChromeDriver browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options);
        browser.manage().window().setSize(new Dimension(1280, 900));
        return browser;
    }

    private void keep(ChromeDriver browser, String language, String page, String name) throws IOException {
        browser.get(served().url() + "/health/live");
        browser.executeScript(
                "localStorage.setItem('voc-language', arguments[0]); localStorage.setItem('voc-theme', 'light')",
                language);
        browser.get(served().url() + "/#/" + page);
        Awaitility.await()
                .during(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(30))
                .until(() -> isWhole(browser));
        assertThat(browser.findElements(By.cssSelector("[role=alert]")))
                .as(page)
                .isEmpty();
        byte[] picture = browser.getScreenshotAs(OutputType.BYTES);
        assertThat(picture.length).as(page).isLessThan(LARGEST);
        boolean writes = "write".equals(System.getProperty("docs"));
        Path folder = writes ? Path.of("..", "..", "docs", "images") : Path.of("target", "pictures");
        Files.createDirectories(folder);
        Files.write(folder.resolve(name + ".png"), picture);
    }

    /** Nothing is waited for any more, and what is drawn is drawn. */
    private static boolean isWhole(ChromeDriver browser) {
        return !browser.findElements(By.cssSelector("main .card, main .headline"))
                        .isEmpty()
                && browser.findElements(By.cssSelector(".waiting")).isEmpty()
                && browser.findElements(By.cssSelector(".is-loading")).isEmpty();
    }
}
