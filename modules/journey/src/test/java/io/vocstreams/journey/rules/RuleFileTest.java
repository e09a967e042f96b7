package io.vocstreams.journey.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.domain.triggers.Rule;
import io.vocstreams.journey.lexicon.LexiconReader;
import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.model.cases.Handling;
import io.vocstreams.model.cases.Severity;
import io.vocstreams.platform.yaml.InvalidYamlException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFileTest {

    private static final List<String> MEASURES =
            MeasureFile.shipped().stream().map(Measure::id).toList();

    private static final String GOOD = """
            rules:
              - id: repeat-contact
                version: 1
                signal: CONTACTS
                when: {repeated: {select: {kind: contact}, times: 2, within: P7D}}
                who: {segment: gold}
                episode: P1D
                then: {severity: HIGH, owner: care, contactWithin: PT4H, resolveWithin: PT24H}
            """;

    @Test
    void shouldShipTheRulesOfTheContract() {
        assertThat(RuleFile.shipped(MEASURES))
                .extracting(Rule::id)
                .containsExactly(
                        "detractor",
                        "low-answer-at-goal",
                        "repeat-contact",
                        "unresolved",
                        "checkout-abandoned",
                        "negative-voice",
                        "at-risk");
    }

    @Test
    void shouldReadWhatIsStatedAndKnowTheRest() {
        Rule rule = only(GOOD);

        assertThat(rule.signal()).isEqualTo("CONTACTS");
        assertThat(rule.when()).isInstanceOfSatisfying(Rule.Repeated.class, repeated -> {
            assertThat(repeated.times()).isEqualTo(2);
            assertThat(repeated.within()).isEqualTo(Duration.ofDays(7));
            assertThat(repeated.gap()).isNull();
            assertThat(repeated.same()).isNull();
        });
        assertThat(rule.who().segments()).containsExactly("gold");
        assertThat(rule.then())
                .isEqualTo(new Handling(Severity.HIGH, "care", Duration.ofHours(4), Duration.ofHours(24)));
        assertThat(only(GOOD.replace("    episode: P1D\n", "")).episode()).isEqualTo(Duration.ofDays(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "id: repeat-contact; id: Repeat; rules[0].id: 'Repeat' is no name in kebab-case",
                "version: 1; version: 0; rules[0].version: '0' is no whole number from 1",
                "signal: CONTACTS; signal: contacts; rules[0].signal: 'contacts' is no name such as LOW_ANSWER",
                "signal: CONTACTS; note: x; rules[0].note: unknown key",
                "times: 2; times: 1; rules[0].when.repeated.times: '1' is no whole number from 2",
                "within: P7D; within: P91D; rules[0].when.repeated.within: must be between",
                ", within: P7D; ''; rules[0].when.repeated: `within` is missing",
                "kind: contact; kind: shop; rules[0].when.repeated.select.kind: 'shop' is none of",
                "segment: gold; segments: gold; rules[0].who.segments: unknown key; did you mean `segment`?",
                "episode: P1D; episode: P2D; rules[0].episode: must be between PT0S and PT24H",
                "severity: HIGH; severity: high; rules[0].then.severity: 'high' is none of [LOW, MEDIUM, HIGH]",
                "'severity: HIGH, '; ''; rules[0].then: `severity` is missing",
                "contactWithin: PT4H; contactWithin: PT0S; rules[0].then.contactWithin: must be between",
                "contactWithin: PT4H; contactWithin: 4h; rules[0].then.contactWithin: '4h' is no ISO-8601 duration"
            })
    void shouldNameLineAndFieldOfWhatIsWrong(String stated, String instead, String message) {
        assertThat(GOOD).contains(stated);
        assertThatThrownBy(() -> RuleFile.parse("rules.yml", GOOD.replace(stated, instead), MEASURES))
                .isInstanceOf(InvalidYamlException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{measure: cart-completon, state: MET}; did you mean `cart-completion`?",
                "{measure: cart-completion}; rules[0].when: `state` is missing: MET or MISSED",
                "{measure: cart-completion, state: PENDING}; what is pending calls for nothing",
                "{journey: LOST}; rules[0].when.journey: 'LOST' is none of",
                "{atRisk: false}; rules[0].when.atRisk: can only be true",
                "{atRisk: true}; joins the signals of others and has none",
                "{polarity: BAD}; 'BAD' is none of POSITIVE, NEGATIVE, MIXED, NEUTRAL",
                "{}; rules[0].when: is empty"
            })
    void shouldRefuseWhatCannotTrigger(String when, String message) {
        String yaml = GOOD.replace("{repeated: {select: {kind: contact}, times: 2, within: P7D}}", when);

        assertThatThrownBy(() -> RuleFile.parse("rules.yml", yaml, MEASURES))
                .isInstanceOf(InvalidYamlException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldRefuseAThemeThatTheLexiconDoesNotHave() {
        String yaml = GOOD.replace("{kind: contact}", "{theme: wating-time}");

        assertThatThrownBy(() -> RuleFile.parse(
                        "rules.yml", yaml, MEASURES, LexiconReader.shipped().themes()))
                .isInstanceOf(InvalidYamlException.class)
                .hasMessageContaining("rules.yml:5: rules[0].when.repeated.select.theme: 'wating-time' is no theme")
                .hasMessageContaining("waiting-time");
    }

    @Test
    void shouldRefuseTwoRulesOfOneName() {
        assertThatThrownBy(() -> RuleFile.parse("rules.yml", GOOD + GOOD.replace("rules:\n", ""), MEASURES))
                .isInstanceOf(InvalidYamlException.class)
                .hasMessageContaining("rules.yml:9: rules[1].id: `repeat-contact` stands there twice");
    }

    private static Rule only(String yaml) {
        return RuleFile.parse("rules.yml", yaml, MEASURES).get(0);
    }
}
