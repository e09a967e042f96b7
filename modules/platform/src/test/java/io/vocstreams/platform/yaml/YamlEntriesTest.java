package io.vocstreams.platform.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How keys are taken, and what is said of those that are wrong. */
class YamlEntriesTest {

    private final YamlProblems problems = new YamlProblems();

    private YamlEntries entries(String yaml) {
        return YamlEntries.of(YamlFile.parse("x.yml", yaml), "", problems);
    }

    @Test
    void shouldTakeEachKeyAsWhatItIs() {
        YamlEntries entries = entries("text: a\nflag: true\nnumber: 7\nduration: PT2H\nchoice: DAYS\nnothing: ~\n");

        assertThat(entries.takeText("text")).contains("a");
        assertThat(entries.takeFlag("flag")).contains(true);
        assertThat(entries.takeNumber("number", 1)).contains(7);
        assertThat(entries.takeDuration("duration")).contains(Duration.ofHours(2));
        assertThat(entries.takeChoice("choice", TimeUnit.class)).contains(TimeUnit.DAYS);
        assertThat(entries.takeText("nothing")).isEmpty();
        assertThat(entries.takeText("absent")).isEmpty();
        entries.refuseUnknown();
        problems.refuseAny("x.yml");
    }

    @Test
    void shouldNameEveryMistakeWithItsLine() {
        YamlEntries entries = entries("""
                text: [a]
                flag: maybe
                number: 0
                duration: 2h
                choice: WEEKS
                flag: true
                noname: 1
                """);
        entries.takeText("text");
        entries.takeFlag("flag");
        entries.takeNumber("number", 1);
        entries.takeDuration("duration");
        entries.takeChoice("choice", TimeUnit.class);
        entries.needText("name");
        entries.refuseUnknown();

        assertThatThrownBy(() -> problems.refuseAny("x.yml"))
                .isInstanceOf(InvalidYamlException.class)
                .hasMessage("""
                        x.yml:1: text: must be text
                        x.yml:1: `name` is missing
                        x.yml:2: flag: must be true or false
                        x.yml:3: number: '0' is no whole number from 1
                        x.yml:4: duration: '2h' is no ISO-8601 duration such as PT2H or -PT2H
                        x.yml:5: choice: 'WEEKS' is none of [NANOSECONDS, MICROSECONDS, MILLISECONDS, SECONDS, MINUTES, HOURS, DAYS]
                        x.yml:6: flag: stands twice
                        x.yml:7: noname: unknown key; did you mean `name`?""");
    }

    @Test
    void shouldGiveKeysOfTheWritersChoiceWithTheirPaths() {
        Map<String, String> all = entries("a: 1\nb: 2\n").all((value, path) -> Optional.of(path + value.line()));

        assertThat(all).containsExactly(Map.entry("a", "a1"), Map.entry("b", "b2"));
    }
}
