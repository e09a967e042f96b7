package io.vocstreams.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vocstreams.contracts.Topics;
import io.vocstreams.http.HashedKeys;
import io.vocstreams.model.Journey;
import io.vocstreams.model.cases.Case;
import io.vocstreams.model.cases.CaseAction;
import io.vocstreams.model.guidance.Decision;
import io.vocstreams.model.guidance.GuidanceReason;
import io.vocstreams.model.improvement.Improvement;
import io.vocstreams.model.score.RateKey;
import io.vocstreams.model.score.RateSeries;
import io.vocstreams.model.score.ScoreKey;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.model.voice.Sentiment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntries;
import org.openqa.selenium.logging.LogType;

/** The console in a real browser. Skipped where there is no Chromium. */
@Tag("once")
class ConsoleTest {

    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path SHOTS = Path.of("target", "screenshots");
    private static final String HOSTILE = "<img src=x onerror=\"document.title='hacked'\">";

    private static final List<String> PAGES = List.of(
            "scores",
            "rates?by=path",
            "rates",
            "friction",
            "voices",
            "cases",
            "cases/k-1",
            "guidance",
            "journeys",
            "customer",
            "customer/c-1",
            "improvements",
            "improvements/shorter-queues",
            "experiments",
            "pipeline");

    private static final String AXE = axe();
    private static ChromeDriver browser;

    @TempDir
    Path directory;

    private final TopicLog log = new TopicLog("console");

    @BeforeAll
    static void open() throws IOException {
        assumeTrue(Files.exists(BROWSER) && Files.exists(DRIVER), "no Chromium here");
        Files.createDirectories(SHOTS);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(BROWSER.toFile());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--lang=en");
        options.setCapability("goog:loggingPrefs", Map.of(LogType.BROWSER, "ALL"));
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .build(),
                options);
    }

    @AfterAll
    static void quit() {
        if (browser != null) {
            browser.quit();
        }
    }

    @BeforeEach
    void publish() {
        browser.manage().window().setSize(new Dimension(1280, 900));
        for (int day = 0; day < 20; day++) {
            for (String breakdown : List.of(Series.TOTAL, "channel=WEB", "channel=APP")) {
                ScoreKey key = new ScoreKey(
                        new Series(Rows.NPS, breakdown), WindowSize.DAY, Rows.DAY.minus(Duration.ofDays(20 - day)));
                log.publish(Rows.score(key, 40 + day, 30, 1));
            }
        }
        log.publish(Rows.said("c-1", "f-j-1", Rows.DAY, HOSTILE));
        log.publish(Rows.journey("j-1", "c-1", Rows.DAY, Journey.Outcome.UNRESOLVED));
        log.publish(Rows.attribution("f-j-1", "c-1", "j-1"));
        publishRatesAndVoices();
        // Whenever this is played: one promise is near, one is long broken.
        log.publish(Rows.aCase("k-1", "c-1", Case.Status.OPEN, Instant.now().minus(Duration.ofHours(5))));
        log.publish(Rows.aCase("k-2", "c-2", Case.Status.OPEN));
        log.publish(Rows.aCase("k-3", "c-3", Case.Status.RESOLVED));
        log.publish(Rows.action("k-1", "a-1", CaseAction.Kind.NOTE, 0));
        log.publish(Rows.risk("c-1"));
        publishExperiment();
        publishGuidance();
        log.publish(Rows.improvement("shorter-queues", Improvement.Status.DONE, Rows.DAY.minus(Duration.ofDays(40))));
    }

    private void publishExperiment() {
        log.publish(Rows.experiment("button"));
        log.publish(Rows.exposed("button", "blue", 240));
        log.publish(Rows.exposed("button", "green", 231));
        log.publish(Rows.ofArm("button", "blue", 60, 80));
        log.publish(Rows.ofArm("button", "green", 100, 40));
    }

    private void publishGuidance() {
        log.publish(Rows.guidance("g-1", "c-1", "o-77", Decision.SENT, null, 60));
        log.publish(Rows.guidance("g-2", "c-2", "o-77", Decision.HOLD, GuidanceReason.NO_RECEIPT, 600));
        log.publish(Rows.guidance("g-3", "c-1", "o-78", Decision.HOLD, GuidanceReason.QUIET_HOURS, 700));
        log.publish(Rows.guidance("g-4", "c-3", "o-78", Decision.SEND, null, 700));
        log.publish(Rows.guidance("g-5", "c-4", HOSTILE, Decision.SUPPRESSED, GuidanceReason.STALE, 10));
    }

    private void publishRatesAndVoices() {
        for (int day = 0; day < 20; day++) {
            Instant start = Rows.DAY.minus(Duration.ofDays(20L - day));
            for (String breakdown :
                    List.of(Series.TOTAL, "channel=WEB", "channel=APP", "path=WEB>STORE", "path=WEB>-")) {
                log.publish(Rows.rate(breakdown, start, day % 5, 40 + day, 30));
            }
        }
        Instant start = Rows.DAY.minus(Duration.ofDays(28));
        for (int window = 0; window < 30; window++) {
            for (String breakdown : List.of(Series.TOTAL, "theme=waiting-time", "theme=price", "channel=WEB")) {
                int answers = breakdown.equals(Series.TOTAL) ? 90 : 20;
                log.publish(Rows.score(
                        new ScoreKey(
                                new Series(Rows.NPS, breakdown),
                                WindowSize.ROLLING_28_DAYS,
                                start.minus(Duration.ofDays(window))),
                        answers,
                        30,
                        1));
                if (!breakdown.startsWith("channel")) {
                    log.publish(Rows.texts(breakdown, start.minus(Duration.ofDays(window)), 12, 30));
                }
            }
        }
        log.publish(Rows.reading("f-j-1", "c-1", "waiting-time", Sentiment.NEGATIVE));
        for (String exit : List.of("channel=WEB,action=page_viewed", "channel=APP,action=error_shown")) {
            log.publish(Rows.rate(overFourWeeks("continuation", exit), 40, 60 + exit.length()));
        }
        for (String path : List.of("path=WEB>STORE", "path=WEB>WEB", "path=WEB>-", "path=STORE>STORE")) {
            log.publish(Rows.rate(overFourWeeks("browse-to-order", path), 10 + path.length(), 4));
        }
    }

    private static RateKey overFourWeeks(String measure, String breakdown) {
        return new RateKey(
                new RateSeries(measure, 1, breakdown), WindowSize.ROLLING_28_DAYS, Rows.DAY.minus(Duration.ofDays(28)));
    }

    @Test
    void shouldHandleACaseWithoutLeavingThePage() {
        try (OpenWindow window = OpenWindow.open(log, directory, Map.of())) {
            english(window);
            show(window, "cases");
            // The next promise comes first; what is long broken is the next.
            assertThat(text("[data-test=cases] tbody tr:first-child th")).isEqualTo("Detractor");
            press(Keys.ARROW_DOWN);
            press(Keys.ARROW_DOWN);
            assertThat(text("[data-test=history] li")).contains("Note").contains("ito");
            assertThat(browser.getCurrentUrl()).contains("cases/k-1");
            assertThat(text(".said p")).isEqualTo(HOSTILE);

            press("n");
            press("Res", Keys.TAB);
            await("[name=rootCause]").sendKeys("PRICE", Keys.TAB, "refunded", Keys.TAB, Keys.ENTER);
            Awaitility.await().until(() -> log.of(Topics.CASE_ACTIONS).size() == 2);
            Awaitility.await()
                    .until(() -> browser.findElements(By.cssSelector("[data-test=history] li"))
                                    .size()
                            == 2);
            assertThat(text("[data-test=history]"))
                    .contains("Resolve")
                    .contains("PRICE")
                    .contains("refunded");

            // The stage has heard of it, and the page of the stage.
            log.publish(Rows.aCase("k-1", "c-1", Case.Status.RESOLVED));
            Awaitility.await().until(() -> text("[data-test=case-status]").equals("resolved"));
            Awaitility.await()
                    .until(() -> browser.findElements(By.cssSelector("[data-test=cases] tbody tr"))
                                    .size()
                            == 1);
        }
    }

    @Test
    void shouldPutOffUntilATimeOfTheZoneThatIsShown() {
        try (OpenWindow window = OpenWindow.open(log, directory, Map.of("voc.time-zone", "Asia/Tokyo"))) {
            english(window);
            show(window, "cases/k-1");
            await("[name=kind]").sendKeys("Put off");
            await("[name=until]");
            browser.executeScript("document.querySelector('[name=until]').value = '2030-01-02T09:30'");
            await(".act button.main").click();

            Awaitility.await().until(() -> log.of(Topics.CASE_ACTIONS).size() == 2);
            CaseAction written = log.serdes
                    .caseActions()
                    .deserializer()
                    .deserialize(
                            Topics.CASE_ACTIONS,
                            log.of(Topics.CASE_ACTIONS).get(1).value());
            assertThat(written.until()).isEqualTo(Instant.parse("2030-01-02T00:30:00Z"));
            Awaitility.await().until(() -> text("[data-test=history]").contains("09:30"));
        }
    }

    @Test
    void shouldMarkWhatAReadingIsOfAndTakeNoTextForMarkup() {
        try (OpenWindow window = OpenWindow.open(log, directory, Map.of())) {
            english(window);
            show(window, "voices?theme=waiting-time");

            assertThat(text(".voice mark")).isEqualTo(HOSTILE.substring(0, 3));
            assertThat(text(".voice p")).isEqualTo(HOSTILE);
            assertThat(browser.getTitle()).isEqualTo("Voices · VOC Streams");
        }
    }

    @Test
    void shouldShowWhoIsToldAndWhyOthersAreNot() {
        try (OpenWindow window = OpenWindow.open(log, directory, Map.of())) {
            english(window);
            show(window, "guidance");
            assertThat(text("[data-test=operations]")).contains("told 1").contains("no receipt 1");
            browser.findElement(By.partialLinkText("no receipt")).click();
            Awaitility.await()
                    .until(() -> browser.findElements(By.cssSelector("[data-test=told] tbody tr"))
                                    .size()
                            == 1);
            assertThat(text("[data-test=told] tbody tr")).contains("c-2").contains("waits: no receipt");

            // The receipt comes: the page counts it without being asked again by hand.
            log.publish(Rows.guidance("g-2", "c-2", "o-77", Decision.SENT, null, 800));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> text("[data-test=operations]")
                    .contains("told 2"));

            show(window, "customer/c-1");
            assertThat(text("[data-test=told]")).contains("waits: quiet hours").doesNotContain("c-2");
            assertThat(browser.getTitle()).isEqualTo("Customer · VOC Streams");
        }
    }

    @Test
    void shouldShowEveryPage() {
        assertShowsEveryPage(List.of(new Look("en", "light", 1280), new Look("ja", "dark", 390)));
    }

    @Test
    @Tag("long")
    void shouldShowEveryPageInBothLanguagesAndThemesOnDeskAndPhone() {
        List<Look> looks = new ArrayList<>();
        for (String language : List.of("en", "ja")) {
            for (String theme : List.of("light", "dark")) {
                looks.add(new Look(language, theme, 1280));
                looks.add(new Look(language, theme, 390));
            }
        }
        assertShowsEveryPage(looks);
    }

    @Test
    void shouldShowAChangeAsItHappensAndGoOnAfterTheServerWasAway() {
        String url;
        int port;
        try (OpenWindow window = OpenWindow.open(log, directory, Map.of())) {
            english(window);
            show(window, "scores");
            assertThat(text("[data-test=score]")).isEqualTo(score(59, 30));
            browser.executeScript("window.notReloaded = true");
            log.publish(Rows.score(newest(), 20, 80, 2));
            Awaitility.await().until(() -> text("[data-test=score]").equals("−60.0"));
            url = window.serve.url();
            port = URI.create(url).getPort();
        }
        log.publish(Rows.score(newest(), 90, 10, 3));
        try (OpenWindow again = OpenWindow.open(log, directory, Map.of("voc.serve.port", Integer.toString(port)))) {
            assertThat(again.serve.url()).isEqualTo(url);
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> text("[data-test=score]")
                    .equals("80.0"));
            assertThat(browser.executeScript("return window.notReloaded")).isEqualTo(true);
        }
    }

    @Test
    void shouldShowMorePagesAtOnceThanABrowserOpensConnections() {
        try (OpenWindow window = OpenWindow.open(log, directory, Map.of())) {
            english(window);
            String first = browser.getWindowHandle();
            List<String> tabs = new ArrayList<>();
            // Two streams each, and six connections for all of them.
            for (int tab = 0; tab < 4; tab++) {
                browser.switchTo().newWindow(WindowType.TAB);
                tabs.add(browser.getWindowHandle());
                show(window, "scores");
                assertThat(text("[data-test=score]")).isEqualTo(score(59, 30));
            }
            log.publish(Rows.score(newest(), 20, 80, 2));
            browser.switchTo().window(tabs.get(0));
            Awaitility.await().until(() -> text("[data-test=score]").equals("−60.0"));

            tabs.forEach(tab -> browser.switchTo().window(tab).close());
            browser.switchTo().window(first);
        }
    }

    @Test
    void shouldBeReadWithTheKeyboardAlone() {
        try (OpenWindow window = OpenWindow.open(log, directory, Map.of())) {
            english(window);
            show(window, "scores");
            String newest = text("[data-test=window]");
            press(Keys.ARROW_LEFT);
            Awaitility.await().until(() -> !text("[data-test=window]").equals(newest));
            assertThat(browser.getCurrentUrl()).contains("window=2026-11-18");

            press("g", "j");
            assertThat(text("[data-test=journeys] tbody th")).isEqualTo("c-1");
            press("/");
            Awaitility.await().until(() -> "find"
                    .equals(browser.switchTo().activeElement().getDomAttribute("id")));
            press("c-1", Keys.ENTER);
            assertThat(text("[data-test=customer]")).isEqualTo("c-1");
        }
    }

    @Test
    void shouldListWhoMayLeave() {
        try (OpenWindow window = OpenWindow.open(log, directory, Map.of())) {
            english(window);
            show(window, "customer");
            assertThat(text("[data-test=leaving] tbody"))
                    .contains("c-1 Detractor")
                    .contains("Repeated contact")
                    .doesNotContain("c-2");
            browser.findElement(By.cssSelector("[data-test=leaving] a")).click();
            Awaitility.await()
                    .ignoreExceptionsInstanceOf(WebDriverException.class)
                    .until(() -> text("[data-test=customer]").equals("c-1"));
        }
    }

    @Test
    void shouldTakeNoTextOfACustomerForMarkup() {
        try (OpenWindow window = OpenWindow.open(log, directory, Map.of())) {
            english(window);
            show(window, "customer/c-1");

            assertThat(text(".said p")).isEqualTo(HOSTILE);
            assertThat(browser.getTitle()).isEqualTo("Customer · VOC Streams");
        }
    }

    @Test
    void shouldTakeNoTextForMarkupOnAnyPage() {
        HostileRows.publish(log, HOSTILE);
        String customer = OpenWindow.encoded(HOSTILE);
        try (OpenWindow window = OpenWindow.open(log, directory, Map.of())) {
            english(window);
            for (String page : List.of(
                    "scores?size=P1D&by=store",
                    "rates?measure=cart-completion&size=P1D&by=store",
                    "rates?measure=" + customer,
                    "friction?by=theme",
                    "voices",
                    "cases",
                    "cases/" + HostileRows.CASE,
                    "guidance",
                    "journeys",
                    "customer",
                    "customer/" + customer,
                    "improvements",
                    "improvements/i-hostile",
                    "experiments")) {
                show(window, page);
                Awaitility.await()
                        .ignoreExceptionsInstanceOf(WebDriverException.class)
                        .untilAsserted(() -> assertThat(
                                        browser.findElement(By.id("content")).getText())
                                .as(page)
                                .containsIgnoringCase("<img"));
                assertThat(browser.findElements(By.cssSelector("img[src=x]")))
                        .as(page)
                        .isEmpty();
                assertThat(browser.getTitle()).as(page).endsWith("VOC Streams");
            }
        }
    }

    @Test
    void shouldAskForATokenAndShowViewersWhatTheyMaySee() throws IOException {
        Path file = directory.resolve("tokens.yml");
        Files.writeString(
                file,
                "tokens: [{name: v, role: VIEWER, sha256: " + HexFormat.of().formatHex(HashedKeys.hash("secret"))
                        + "}]");
        try (OpenWindow window =
                OpenWindow.open(log, directory.resolve("db"), Map.of("voc.serve.tokens", file.toString()))) {
            english(window);
            show(window, "scores");
            await("input[type=password]").sendKeys("wrong", Keys.ENTER);
            await(".signin .warn");
            WebElement field = await("input[type=password]");
            field.clear();
            field.sendKeys("secret", Keys.ENTER);

            assertThat(text("[data-test=score]")).isEqualTo(score(59, 30));
            assertThat(browser.findElements(By.cssSelector("nav li"))).hasSize(5);
            assertThat(browser.getPageSource()).doesNotContain("c-1");
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void shouldSayTheSameInBothLanguages() {
        try (OpenWindow window = OpenWindow.open(log, directory, Map.of())) {
            show(window, "scores");
            List<String> onlyInOne = (List<String>) browser.executeAsyncScript("const done = arguments[0];"
                    + "import('/console/i18n.js').then(({ texts: { en, ja } }) => done("
                    + "[...Object.keys(en).filter((key) => !(key in ja)),"
                    + " ...Object.keys(ja).filter((key) => !(key in en))]))");

            assertThat(onlyInOne).isEmpty();
        }
    }

    @Test
    void shouldMakeAWordOfAChannelThatHasNoneInTheTexts() {
        try (OpenWindow window = OpenWindow.open(log, directory, Map.of())) {
            english(window);
            show(window, "scores");

            assertThat(browser.executeAsyncScript("const done = arguments[0]; import('/console/i18n.js').then("
                            + "({ symbol }) => done([symbol('channel', 'EMAIL'), symbol('channel', 'FRONT_DESK'),"
                            + " symbol('store', 'S_1')]))"))
                    .isEqualTo(List.of("E-mail", "Front desk", "S_1"));
        }
    }

    /** How a reader has it. */
    private record Look(String language, String theme, int width) {}

    private void assertShowsEveryPage(List<Look> looks) {
        try (OpenWindow window = OpenWindow.open(log, directory, Map.of())) {
            LogEntries before = browser.manage().logs().get(LogType.BROWSER);
            assertThat(before).isNotNull();
            for (Look look : looks) {
                browser.manage().window().setSize(new Dimension(look.width(), 900));
                browser.get(window.serve.url() + "/health/live");
                browser.executeScript(
                        "localStorage.setItem('voc-language', arguments[0]);"
                                + " localStorage.setItem('voc-theme', arguments[1]); sessionStorage.clear()",
                        look.language(),
                        look.theme());
                Set<Long> heads = new TreeSet<>();
                for (String page : PAGES) {
                    String name = page.replaceAll("/.*", "-one").replaceAll("[?=]", "-") + "-" + look.language() + "-"
                            + look.theme() + "-" + look.width();
                    show(window, page);
                    await("main .card, main .headline");
                    Awaitility.await().until(() -> browser.findElements(By.cssSelector(".waiting"))
                            .isEmpty());
                    assertThat(browser.findElements(By.cssSelector("[role=alert]")))
                            .as(name)
                            .isEmpty();
                    assertThat(number("return document.documentElement.scrollWidth - innerWidth"))
                            .as("%s is no wider than the screen", name)
                            .isLessThanOrEqualTo(0);
                    heads.add(number("return document.querySelector('nav').offsetHeight"));
                    keep(name);
                    assertThat(barriers())
                            .as("%s can be used by everybody", name)
                            .isEmpty();
                }
                assertThat(heads).as("the menu keeps its place, %s", look).hasSize(1);
            }
            assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
                    // axe reads the plots again and again.
                    .filteredOn(entry -> !entry.getMessage().contains("favicon")
                            && !entry.getMessage().contains("willReadFrequently"))
                    .as("what the browser complains of")
                    .isEmpty();
        }
    }

    /** What axe finds that is serious or worse: rule and place. */
    @SuppressWarnings("unchecked")
    private static List<String> barriers() {
        browser.executeScript(AXE);
        return (List<String>) browser.executeAsyncScript("const done = arguments[0];"
                + "axe.run(document, { resultTypes: ['violations'] })"
                + ".then(({ violations }) => done(violations"
                + ".filter(({ impact }) => impact === 'serious' || impact === 'critical')"
                + ".flatMap(({ id, nodes }) => nodes"
                + ".map(({ html, failureSummary }) => id + ': ' + html + failureSummary))))");
    }

    private static String axe() {
        Properties about = new Properties();
        String at = "META-INF/maven/org.webjars.npm/axe-core/pom.properties";
        ClassLoader loader = ConsoleTest.class.getClassLoader();
        try (InputStream properties = Objects.requireNonNull(loader.getResourceAsStream(at), at)) {
            about.load(properties);
            String name = "META-INF/resources/webjars/axe-core/" + about.getProperty("version") + "/axe.min.js";
            try (InputStream script = Objects.requireNonNull(loader.getResourceAsStream(name), name)) {
                return new String(script.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ScoreKey newest() {
        return new ScoreKey(new Series(Rows.NPS, Series.TOTAL), WindowSize.DAY, Rows.DAY.minus(Duration.ofDays(1)));
    }

    private static String score(int promoters, int detractors) {
        return String.format(Locale.ROOT, "%.1f", 100.0 * (promoters - detractors) / (promoters + detractors));
    }

    private static void english(OpenWindow window) {
        browser.get(window.serve.url() + "/health/live");
        browser.executeScript("localStorage.setItem('voc-language', 'en'); sessionStorage.clear()");
    }

    private static void show(OpenWindow window, String page) {
        browser.get("about:blank");
        browser.get(window.serve.url() + "/#/" + page);
    }

    private static WebElement await(String selector) {
        return Awaitility.await()
                .ignoreExceptions()
                .until(() -> browser.findElement(By.cssSelector(selector)), WebElement::isDisplayed);
    }

    private static String text(String selector) {
        return Awaitility.await()
                .ignoreExceptions()
                .until(() -> browser.findElement(By.cssSelector(selector)).getText(), text -> !text.isEmpty());
    }

    private static long number(String script) {
        return ((Number) browser.executeScript(script)).longValue();
    }

    private static void press(CharSequence... keys) {
        new Actions(browser).sendKeys(keys).perform();
    }

    private static void keep(String name) {
        try {
            Files.write(SHOTS.resolve(name + ".png"), browser.getScreenshotAs(OutputType.BYTES));
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
