package io.vocstreams.journey.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vocstreams.journey.domain.history.ActionCatalogue.Kind;
import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.domain.outcomes.Said;
import io.vocstreams.journey.domain.outcomes.Selector;
import io.vocstreams.journey.lexicon.LexiconReader;
import io.vocstreams.model.score.Breakdown;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.platform.yaml.InvalidYamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasureFileTest {

    private static final String GOOD = """
            measures:
              - id: cart-completion
                version: 2
                opens: {action: cart_updated}
                closes: {kind: goal}
                within: P7D
                episode: PT24H
            """;

    @Test
    void shouldShipTheMeasuresOfTheContract() {
        assertThat(MeasureFile.shipped().stream().map(Measure::id))
                .containsExactly(
                        "checkout-completion",
                        "cart-completion",
                        "browse-to-order",
                        "showroom-to-order",
                        "order-to-delivery",
                        "first-contact-resolution",
                        "first-response",
                        "error-to-contact",
                        "faq-deflection",
                        "faq-unanswered",
                        "survey-response",
                        "survey-fatigue",
                        "repurchase",
                        "after-low-answer",
                        "continuation",
                        "exposed");
    }

    @Test
    void shouldReadWhatIsStatedAndKnowTheRest() {
        Measure measure = only(GOOD);

        assertThat(measure.id()).isEqualTo("cart-completion");
        assertThat(measure.version()).isEqualTo(2);
        assertThat(measure.opens()).singleElement().satisfies(opens -> assertThat(opens.actions())
                .containsExactly("cart_updated"));
        assertThat(measure.closes()).isInstanceOfSatisfying(Measure.By.class, by -> assertThat(
                        by.selectors().get(0).kinds())
                .containsExactly(Kind.GOAL));
        assertThat(measure.within()).isEqualTo(Duration.ofDays(7));
        assertThat(measure.episode()).isEqualTo(Duration.ofHours(24));
        assertThat(measure.good()).isEqualTo(Measure.Success.PRESENT);
        assertThat(measure.same()).isNull();
        assertThat(measure.breakdowns())
                .containsExactly(Breakdown.NONE, Breakdown.parse("channel"), Breakdown.parse("arm"));
        assertThat(measure.sizes()).containsExactly(WindowSize.DAY, WindowSize.ROLLING_28_DAYS);
    }

    @Test
    void shouldReadListsAndEveryKeyOfASelector() {
        Measure measure = only("""
                measures:
                  - id: m
                    version: 1
                    opens:
                      - {answer: low, feedback: [NPS, CES], status: ANSWERED, channel: WEB, stage: SUPPORT}
                      - {direction: [INBOUND, OUTBOUND], resolved: false, not: {kind: [goal, contact]}}
                      - {any: true}
                      - {exposure: first}
                    closes: self
                    if: {results: none}
                    success: absent
                    breakdowns: ["*", channel+action, next]
                    sizes: [PT1H]
                """);

        assertThat(measure.opens().get(0).answers()).containsExactly(Said.Level.LOW);
        assertThat(measure.opens().get(1).directions())
                .containsExactlyInAnyOrder(Selector.Way.INBOUND, Selector.Way.OUTBOUND);
        assertThat(measure.opens().get(1).resolved()).isEqualTo(Set.of(false));
        assertThat(measure.opens().get(1).not())
                .satisfies(not -> assertThat(not.kinds()).containsExactlyInAnyOrder(Kind.GOAL, Kind.CONTACT));
        assertThat(measure.opens().get(2).any()).isTrue();
        assertThat(measure.opens().get(3).firstExposure()).isTrue();
        assertThat(measure.closes()).isInstanceOfSatisfying(Measure.Self.class, self -> assertThat(
                        self.condition().get(0).withoutResults())
                .isTrue());
        assertThat(measure.good()).isEqualTo(Measure.Success.ABSENT);
        assertThat(measure.breakdowns())
                .containsExactly(Breakdown.NONE, Breakdown.parse("channel+action"), Breakdown.parse("next"));
        assertThat(measure.sizes()).containsExactly(WindowSize.HOUR);
    }

    /** One thing changed in a file that is right, and what is said of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "id: cart-completion; id: Cart; m.yml:2: measures[0].id: 'Cart' is no name in kebab-case"
                        + " such as cart-completion",
                "id: cart-completion; name: x; m.yml:2: measures[0]: `id` is missing",
                "id: cart-completion; name: x; m.yml:2: measures[0].name: unknown key",
                "version: 2; version: 0; m.yml:3: measures[0].version: '0' is no whole number from 1",
                "version: 2; version: 2¶verion: 3; m.yml:4: measures[0].verion: unknown key; did you mean `version`?",
                "opens: {action: cart_updated}; opens: {}; m.yml:4: measures[0].opens: is empty",
                "opens: {action: cart_updated}; opens: []; m.yml:4: measures[0].opens: selects nothing",
                "opens: {action: cart_updated}; opens: {kind: gaol}; m.yml:4: measures[0].opens.kind: 'gaol'"
                        + " is none of intent, goal, contact",
                "opens: {action: cart_updated}; opens: {channel: PHONE}; m.yml:4: measures[0].opens.channel:"
                        + " 'PHONE' is none of WEB, APP",
                "opens: {action: cart_updated}; opens: {polarity: BAD}; m.yml:4: measures[0].opens.polarity:"
                        + " 'BAD' is none of POSITIVE, NEGATIVE, MIXED, NEUTRAL",
                "opens: {action: cart_updated}; opens: {results: some}; m.yml:4: measures[0].opens.results:"
                        + " 'some' is not `none`",
                "opens: {action: cart_updated}; opens: {any: true, answer: low}; m.yml:4:"
                        + " measures[0].opens.any: selects touchpoints",
                "opens: {action: cart_updated}; opens: {any: true, direction: OUTBOUND}; m.yml:4:"
                        + " measures[0].opens.any: selects what is inbound",
                "closes: {kind: goal}; closes: {kind: goal}¶if: {any: true}; m.yml:6: measures[0].if: is"
                        + " only looked at with `closes: self`",
                "closes: {kind: goal}; closes: self; m.yml:6: measures[0].within: `closes: self` decides at once",
                "within: P7D; within: 7 days; m.yml:6: measures[0].within: '7 days' is no ISO-8601 duration",
                "within: P7D; within: P401D; m.yml:6: measures[0].within: must be between PT0S and P400D",
                "within: P7D; same: orderId; m.yml:2: measures[0]: `within` is missing",
                "episode: PT24H; episode: PT25H; m.yml:7: measures[0].episode: must be between PT0S and PT24H",
                "episode: PT24H; success: absent; m.yml:5: measures[0].closes: one event could close any"
                        + " number of opportunities",
                "episode: PT24H; episode: PT6M; m.yml:5: measures[0].closes: one event could close any"
                        + " number of opportunities",
                "episode: PT24H; episode: PT24H¶success: bad; m.yml:8: measures[0].success: 'bad' is neither"
                        + " present nor absent",
                "episode: PT24H; episode: PT24H¶sizes: [P2D]; m.yml:8: measures[0].sizes: 'P2D' is none of PT1H, P1D",
                "episode: PT24H; episode: PT24H¶sizes: []; m.yml:8: measures[0].sizes: is empty",
                "episode: PT24H; episode: PT24H¶breakdowns: [channel, chanel]; m.yml:8:"
                        + " measures[0].breakdowns: 'chanel' is neither * nor made of channel, stage",
                "episode: PT24H; episode: PT24H¶breakdowns: [arm, arm]; m.yml:8: measures[0].breakdowns:"
                        + " 'arm' stands there twice"
            })
    void shouldRefuseWhatIsWrongWithLineAndReason(String right, String wrong, String problem) {
        String yaml = GOOD.replace(right, wrong.replace("¶", "\n    "));

        assertThatThrownBy(() -> MeasureFile.parse("m.yml", yaml))
                .isInstanceOf(InvalidYamlException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void shouldNameAllThatIsWrongAtOnce() {
        String yaml = GOOD.replace("version: 2", "version: no").replace("P7D", "P999D");

        assertThatThrownBy(() -> MeasureFile.parse("m.yml", yaml))
                .hasMessageContaining("m.yml:3: ")
                .hasMessageContaining("m.yml:6: ");
    }

    @Test
    void shouldRefuseTwoMeasuresOfOneName() {
        String twice = GOOD + GOOD.substring(GOOD.indexOf('\n') + 1);

        assertThatThrownBy(() -> MeasureFile.parse("m.yml", twice))
                .hasMessageContaining("m.yml:8: measures[1].id: `cart-completion` stands there twice");
    }

    @Test
    void shouldTakeLongTimesWhereWhatClosesIsBounded() {
        assertThat(only(GOOD.replace("episode: PT24H", "same: orderId")).same()).isEqualTo("orderId");
        assertThat(only(GOOD.replace("episode: PT24H", "")
                                .replace("{action: cart_updated}", "{kind: goal, channel: WEB}"))
                        .isBounded())
                .isTrue();
    }

    @Test
    void shouldReadAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.yml"), GOOD);

        assertThat(MeasureFile.read(file, KnownThemes.ANY)).isEqualTo(List.of(only(GOOD)));
    }

    @Test
    void shouldRefuseAThemeThatTheLexiconDoesNotHave() {
        KnownThemes themes = LexiconReader.shipped().themes();
        String wrong = GOOD.replace("{action: cart_updated}", "{not: {theme: [price, wating-time]}}");

        assertThatThrownBy(() -> MeasureFile.parse("m.yml", wrong, themes))
                .isInstanceOf(InvalidYamlException.class)
                .hasMessageContaining(
                        "m.yml:4: measures[0].opens.not.theme: 'wating-time' is no theme of the lexicon; known are ")
                .hasMessageContaining("waiting-time");
        assertThat(MeasureFile.parse("m.yml", wrong.replace("wating", "waiting"), themes))
                .hasSize(1);
    }

    private static Measure only(String yaml) {
        List<Measure> measures = MeasureFile.parse("m.yml", yaml);
        assertThat(measures).hasSize(1);
        return measures.get(0);
    }
}
