package io.vocstreams.contracts.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vocstreams.model.policy.IdentityPolicy;
import io.vocstreams.model.policy.JourneyPolicy;
import io.vocstreams.model.policy.ScorePolicy;
import io.vocstreams.model.policy.ScorePolicy.Counting;
import io.vocstreams.model.policy.TimePolicy;
import io.vocstreams.model.score.Breakdown;
import io.vocstreams.platform.config.Setting;
import io.vocstreams.platform.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class VocSettingsTest {

    private static final Path PAGE = Path.of(System.getProperty("docs.directory"), "configuration.md");

    private static final Settings EXPLICIT = Settings.of(Map.ofEntries(
            Map.entry("voc.lateness.horizon", "P400D"),
            Map.entry("voc.idle-timeout", "PT5S"),
            Map.entry("voc.identity.link-validity", "P100D"),
            Map.entry("voc.identity.lookback", "P10D"),
            Map.entry("voc.identity.shared-threshold", "7"),
            Map.entry("voc.journey.inactivity-gap", "P3D"),
            Map.entry("voc.journey.max-duration", "P30D"),
            Map.entry("voc.attribution.reach", "P60D"),
            Map.entry("voc.attribution.lookback", "P7D"),
            Map.entry("voc.scores.grace", "PT2H"),
            Map.entry("voc.scores.emit-interval", "PT5S"),
            Map.entry("voc.scores.breakdowns", "none,store,channel+stage"),
            Map.entry("voc.scores.policy", "all"),
            Map.entry("voc.scores.policy.exit-survey", "latest_per_customer"),
            Map.entry("voc.time-zone", "Asia/Tokyo")));

    @Test
    void shouldHaveTheContractsDefaults() {
        Settings none = VocSettings.checked(Settings.of(Map.of()));

        assertThat(VocSettings.time(none)).isEqualTo(TimePolicy.DEFAULT);
        assertThat(VocSettings.identity(none)).isEqualTo(IdentityPolicy.DEFAULT);
        assertThat(VocSettings.journey(none)).isEqualTo(JourneyPolicy.DEFAULT);
        assertThat(VocSettings.score(none)).isEqualTo(ScorePolicy.DEFAULT);
    }

    @Test
    void shouldReadEverySettingThatIsGiven() {
        Settings settings = VocSettings.checked(EXPLICIT);

        assertThat(VocSettings.time(settings))
                .isEqualTo(new TimePolicy(Duration.ofDays(400), Duration.ofMinutes(5), Duration.ofSeconds(5)));
        assertThat(VocSettings.identity(settings))
                .isEqualTo(new IdentityPolicy(Duration.ofDays(100), Duration.ofDays(10), 7, Duration.ofMinutes(30)));
        assertThat(VocSettings.journey(settings))
                .isEqualTo(new JourneyPolicy(
                        Duration.ofDays(3),
                        Duration.ofDays(30),
                        Duration.ofMinutes(30),
                        Duration.ofDays(60),
                        Duration.ofDays(7)));
        assertThat(VocSettings.score(settings))
                .isEqualTo(new ScorePolicy(
                        ZoneId.of("Asia/Tokyo"),
                        List.of(Breakdown.NONE, Breakdown.parse("store"), Breakdown.parse("channel+stage")),
                        Counting.ALL,
                        Map.of("exit-survey", Counting.LATEST_PER_CUSTOMER),
                        Duration.ofHours(2),
                        Duration.ofSeconds(5)));
    }

    @Test
    void shouldNameTheSettingAndTheProblem() {
        assertThatThrownBy(() -> VocSettings.checked(Settings.of(Map.of("voc.scores.breakdowns", "chanel"))))
                .hasMessageStartingWith(
                        "voc.scores.breakdowns: `chanel` is not a comma-separated list of none, channel");
        assertThatThrownBy(() -> VocSettings.checked(Settings.of(Map.of("voc.scores.breakdowns", "channel+path"))))
                .hasMessageStartingWith("voc.scores.breakdowns: `channel+path` is not a comma-separated list");
        assertThatThrownBy(() -> VocSettings.checked(Settings.of(Map.of("voc.scores.policy.exit", "first"))))
                .hasMessage("voc.scores.policy.exit: `first` is neither LATEST_PER_CUSTOMER nor ALL");
        assertThatThrownBy(() -> VocSettings.checked(Settings.of(Map.of("voc.scores.policy", "first"))))
                .hasMessageStartingWith("voc.scores.policy: `first` is not LATEST_PER_CUSTOMER or ALL");
        assertThatThrownBy(() -> VocSettings.checked(Settings.of(Map.of("voc.time-zone", "Mars/Olympus"))))
                .hasMessageStartingWith("voc.time-zone: `Mars/Olympus` is not a time zone");
    }

    @Test
    @Tag("generated")
    void shouldBeDocumented() throws IOException {
        String page = page();
        if ("write".equals(System.getProperty("docs"))) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE)
                .as("docs/configuration.md is not what VocSettings says; CONTRIBUTING.md says how to rewrite it")
                .hasContent(page);
    }

    /** A name that is only nearly right is found by nobody who follows the page. */
    @Test
    void shouldBeCalledOnEveryPageByTheNamesTheyHave() throws IOException {
        Pattern name = Pattern.compile("`(voc\\.[a-z][a-z.-]*[a-z])[`=]");
        Set<String> known = VocSettings.ALL.stream().map(Setting::key).collect(Collectors.toSet());
        List<String> unknown = new ArrayList<>();
        try (Stream<Path> pages = Files.walk(PAGE.resolveSibling(""))) {
            for (Path page :
                    pages.filter(file -> file.toString().endsWith(".md")).toList()) {
                name.matcher(Files.readString(page))
                        .results()
                        .map(match -> match.group(1))
                        .filter(key -> !known.contains(key))
                        .forEach(key -> unknown.add(page + ": " + key));
            }
        }

        assertThat(unknown).isEmpty();
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # Configuration

                <!-- Written from VocSettings; do not edit. -->

                A setting is given in a file (`--config FILE`, `key=value`), by the environment, or on the command line (`--set key=value`); the later
                ones are stronger. An unknown key or a value that cannot be read is refused at the start with one line that names it.
                Durations are ISO-8601. Settings that begin with `kafka.` go to Kafka's clients as they are (`kafka.security.protocol=SSL`, or
                `VOC_KAFKA_SECURITY_PROTOCOL=SSL`); for TLS, passwords and secrets in files, see [security](security.md). One with the prefix of
                Kafka Streams for a kind of clients (`kafka.producer.`, `kafka.consumer.`, `kafka.main.consumer.`, `kafka.admin.`, `kafka.topic.`)
                wins over one without for these; both win over our own choices.

                All stages of one pipeline must be given the same values.

                | setting | environment | default | a value is | meaning |
                |---|---|---|---|---|
                """);
        for (Setting<?> setting : VocSettings.ALL) {
            page.append("| `%s` | `%s` | %s | %s | %s |%n"
                    .formatted(
                            setting.key(),
                            setting.environmentName(),
                            setting.defaultText().isEmpty() ? "–" : "`" + setting.defaultText() + "`",
                            setting.form(),
                            setting.meaning()));
        }
        return page.append("| `" + VocSettings.COUNTING_PREFIX
                        + "<surveyId>` | – | `" + VocSettings.COUNTING.key() + "` | " + VocSettings.COUNTING.form()
                        + " | The same, of one survey. |\n")
                .toString();
    }
}
