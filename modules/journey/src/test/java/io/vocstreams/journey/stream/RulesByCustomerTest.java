package io.vocstreams.journey.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vocstreams.journey.domain.history.CustomerEvents;
import io.vocstreams.journey.stream.RuleTexts.Rules;
import io.vocstreams.platform.binary.OtherBuildException;
import io.vocstreams.platform.config.InvalidSettingException;
import io.vocstreams.platform.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesByCustomerTest {

    private final KeyValueStore<Bytes, byte[]> store = Stores.keyValueStoreBuilder(
                    Stores.inMemoryKeyValueStore(RulesByCustomer.NAME), Serdes.Bytes(), Serdes.ByteArray())
            .withLoggingDisabled()
            .build();

    private final Map<String, Rules> known = new HashMap<>();
    private String inForce = "";

    @BeforeEach
    void init() {
        store.init(new MockProcessorContext<Void, Void>().getStateStoreContext(), store);
    }

    @Test
    void shouldDeriveAgainOnceUnderRulesOfWhichNothingIsKnown() {
        RulesByCustomer rules = start("first");

        assertThat(rules.othersOf("anna")).isSameAs(known.get("first"));

        rules.turnOf(null, 7);

        assertThat(rules.isAllInForce()).isTrue();
        assertThat(rules.othersOf("anna")).isNull();
        assertThat(start("first").isAllInForce()).isTrue();
        assertThat(start("first").done()).isEqualTo(7);
    }

    @Test
    void shouldKnowOfEachCustomerWhichRulesHoldThroughSeveralChanges() {
        start("first").turnOf(null, 0);
        start("second").turnOf("dora", 1);
        RulesByCustomer third = start("third");
        third.derived("emil");
        third.turnOf("bert", 1);

        third = start("third");

        assertThat(third.first()).isEqualTo("bert");
        assertThat(byRules(third, "anna")).isEqualTo("third");
        assertThat(byRules(third, "bert")).isEqualTo("second");
        assertThat(byRules(third, "dora")).isEqualTo("first");
        assertThat(byRules(third, "emil")).isEqualTo("third");

        RulesByCustomer fourth = start("fourth");

        assertThat(fourth.first()).isEmpty();
        assertThat(byRules(fourth, "anna")).isEqualTo("third");
        assertThat(byRules(fourth, "carl")).isEqualTo("second");
        assertThat(byRules(fourth, "dora")).isEqualTo("first");
        assertThat(byRules(fourth, "emil")).isEqualTo("third");
    }

    @Test
    void shouldKeepTheRulesOfWhoeverCouldNotBeDerivedAgain() {
        start("first").turnOf(null, 0);
        RulesByCustomer second = start("second");
        second.hasTurn("anna");
        second.hadTurn("anna", false);
        second.turnOf(null, 1);

        second = start("second");

        assertThat(second.isAllInForce()).isTrue();
        assertThat(byRules(second, "anna")).isEqualTo("first");
        assertThat(byRules(second, "bert")).isEqualTo("second");

        second.derived("anna");

        assertThat(byRules(second, "anna")).isEqualTo("second");
    }

    @Test
    void shouldRefuseOtherDays() {
        start(Map.of("voc.time-zone", "UTC"));

        assertThatThrownBy(() -> start(Map.of("voc.time-zone", "Asia/Tokyo")))
                .isInstanceOf(OtherBuildException.class)
                .hasMessage("voc.time-zone was UTC when this state was written and is Asia/Tokyo now."
                        + " Set it back, or process everything again: docs/upgrades.md");
    }

    @Test
    void shouldGoNoFurtherWhereNobodyCanReadTheRulesOfBefore() {
        start("first").turnOf(null, 0);
        RulesByCustomer rules = new RulesByCustomer(store, new RuleTexts(Map.of("name", "second"), read -> {
            throw new InvalidSettingException("voc.scores.policy: `LAST` is not known");
        }));
        rules.open();

        assertThatThrownBy(() -> rules.othersOf("anna"))
                .isInstanceOf(OtherBuildException.class)
                .hasMessageContaining("voc.scores.policy: `LAST` is not known. Run the build before");
    }

    @Test
    void shouldNoticeWhatDecidesWhatFollowsAndNothingElse() {
        Map<String, String> texts = texts(Map.of());

        assertThat(texts(Map.of("voc.scores.grace", "P2D", "voc.threads", "3"))).isEqualTo(texts);
        assertThat(texts(Map.of("voc.journey.inactivity-gap", "P7D"))).isEqualTo(texts);
        assertThat(texts(Map.of("voc.journey.inactivity-gap", "P8D"))).isNotEqualTo(texts);
        assertThat(texts(Map.of("voc.scores.policy.s", "ALL"))).isNotEqualTo(texts);
        assertThat(texts).containsEntry("voc.journey.inactivity-gap", "P7D");
        assertThat(texts.get("voc.journey.actions")).contains("order_placed!");
        assertThat(texts.get("voc.journey.measures")).contains("checkout-completion");
    }

    @Test
    void shouldReadAgainWhatItKeeps() {
        RuleTexts texts = RuleTexts.from(Settings.of(Map.of("voc.scores.breakdowns", "none", "voc.time-zone", "UTC")));

        Rules rules = texts.reader().apply(texts.inForce());

        assertThat(rules.measuring().rules().measures()).isNotEmpty();
        assertThat(rules.measuring().rules().measures())
                .isEqualTo(JourneySettings.from(Settings.of(Map.of()))
                        .measuring()
                        .rules()
                        .measures());
    }

    @Test
    void shouldRefuseTextsThatAreTooLargeToBeKept(@TempDir Path folder) throws IOException {
        Path measures = folder.resolve("measures.yml");
        Files.writeString(measures, "measures: []\n" + "# so much to say\n".repeat(60_000));

        assertThatThrownBy(() -> texts(Map.of("voc.journey.measures", measures.toString())))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("voc.journey.measures: is 1020013 bytes, and with all other rules ")
                .hasMessageEndingWith("; at most 1000000 are kept");
    }

    private static Map<String, String> texts(Map<String, String> settings) {
        return RuleTexts.from(Settings.of(settings)).inForce();
    }

    private RulesByCustomer start(String name) {
        inForce = name;
        known.computeIfAbsent(name, any -> new Rules(CustomerEvents.RULES, Measuring.nothing()));
        return start(Map.of("name", name));
    }

    private RulesByCustomer start(Map<String, String> texts) {
        RulesByCustomer rules = new RulesByCustomer(
                store, new RuleTexts(texts, read -> Objects.requireNonNull(known.get(read.get("name")))));
        rules.open();
        return rules;
    }

    /** The name of the rules by which a customer stands. */
    private String byRules(RulesByCustomer rules, String customerId) {
        @Nullable Rules others = rules.othersOf(customerId);
        return known.entrySet().stream()
                .filter(entry -> entry.getValue().equals(others))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(inForce);
    }
}
