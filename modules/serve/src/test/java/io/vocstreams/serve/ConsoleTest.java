package io.vocstreams.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vocstreams.http.HashedKeys;
import io.vocstreams.model.Journey;
import io.vocstreams.model.score.ScoreKey;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.WindowSize;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntries;
import org.openqa.selenium.logging.LogType;

/** The console in a real browser. Skipped where there is no Chromium. */
class ConsoleTest {

    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path SHOTS = Path.of("target", "screenshots");
    private static final String HOSTILE = "<img src=x onerror=\"document.title='hacked'\">";

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
    void shouldTakeNoTextOfACustomerForMarkup() {
        try (OpenWindow window = OpenWindow.open(log, directory, Map.of())) {
            english(window);
            show(window, "customer/c-1");

            assertThat(text(".said p")).isEqualTo(HOSTILE);
            assertThat(browser.getTitle()).isEqualTo("Customer · VOC Streams");
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
            assertThat(browser.findElements(By.cssSelector("nav li"))).hasSize(2);
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
                for (String page : List.of("scores", "journeys", "customer/c-1", "pipeline")) {
                    String name =
                            page.replace("/c-1", "") + "-" + look.language() + "-" + look.theme() + "-" + look.width();
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
                    keep(name);
                }
            }
            assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
                    .filteredOn(entry -> !entry.getMessage().contains("favicon"))
                    .as("what the browser complains of")
                    .isEmpty();
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
