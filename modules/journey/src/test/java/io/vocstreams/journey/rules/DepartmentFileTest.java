package io.vocstreams.journey.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vocstreams.journey.domain.outcomes.Measure;
import io.vocstreams.journey.domain.triggers.Departments;
import io.vocstreams.journey.domain.triggers.Rule;
import io.vocstreams.journey.lexicon.LexiconReader;
import io.vocstreams.journey.measures.KnownThemes;
import io.vocstreams.journey.measures.MeasureFile;
import io.vocstreams.model.Channel;
import io.vocstreams.platform.yaml.InvalidYamlException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DepartmentFileTest {

    private static final KnownThemes THEMES = LexiconReader.shipped().themes();
    private static final List<Rule> RULES =
            RuleFile.shipped(MeasureFile.shipped().stream().map(Measure::id).toList());

    private static final String LINES = """
            cases:
              - {rule: detractor, theme: [price, refund], channel: WEB, store: S1, product: [p, q], owner: finance}
              - {theme: taste, owner: OF_THEME}
            """;

    @Test
    void shouldShipEveryDepartmentThatRulesAndThemesName() {
        Departments shipped = parse(DepartmentFile.text(""));

        assertThat(shipped.all()).extracting(Departments.Department::id).contains("customer-care", "operations");
        assertThat(shipped.lines()).singleElement().satisfies(line -> {
            assertThat(line.rules()).containsExactly("negative-voice");
            assertThat(line.owner()).isNull();
        });
    }

    @Test
    void shouldReadWhatLinesAskFor() {
        Departments departments = parse(changed("cases:\n", LINES));

        assertThat(departments.lines()).first().satisfies(line -> {
            assertThat(line.rules()).isEqualTo(Set.of("detractor"));
            assertThat(line.themes()).isEqualTo(Set.of("price", "refund"));
            assertThat(line.channels()).isEqualTo(Set.of(Channel.WEB));
            assertThat(line.stores()).isEqualTo(Set.of("S1"));
            assertThat(line.products()).isEqualTo(Set.of("p", "q"));
            assertThat(line.owner()).isEqualTo("finance");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "rule: detractor; rule: detracter; cases[0].rule: there is no rule `detracter`; did you mean `detractor`",
                "[price, refund]; [price, luck]; cases[0].theme: there is no theme `luck`; known are assortment",
                "channel: WEB; channel: FAX; cases[0].channel: there is no channel `FAX`; known are WEB",
                "owner: finance; owner: finances; cases[0].owner: there is no department `finances`; `finance`",
                "', owner: finance'; ''; cases[0]: `owner` is missing; cases[0]",
                "store: S1; shop: S1; cases[0].shop: unknown key; shop",
                "store: S1; store: []; cases[0].store: is empty; store"
            })
    void shouldNameTheFieldOfWhatIsWrong(String stated, String instead, String message, String more) {
        assertThat(LINES).contains(stated);
        assertThatThrownBy(() -> parse(changed("cases:\n", LINES.replace(stated, instead))))
                .isInstanceOf(InvalidYamlException.class)
                .hasMessageContaining(message)
                .hasMessageContaining(more.strip());
    }

    @Test
    void shouldRefuseOwnersThatAreNoDepartments() {
        String without = changed("  - {id: customer-care, ja: お客様相談室, en: Customer care}", "")
                .replace("  - {id: claims, ja: 保険金支払, en: Claims}", "");

        assertThatThrownBy(() -> parse(without))
                .isInstanceOf(InvalidYamlException.class)
                .hasMessageContaining("departments: `customer-care` is missing, the owner of rule `detractor`")
                .hasMessageContaining("departments: `claims` is missing, the owner of theme `claims`");
    }

    @Test
    void shouldRefuseADepartmentThatStandsTwice() {
        assertThatThrownBy(() -> parse(changed("id: claims", "id: stores")))
                .isInstanceOf(InvalidYamlException.class)
                .hasMessageContaining("departments[15].id: `stores` stands there twice");
    }

    private static String changed(String stated, String instead) {
        String shipped = DepartmentFile.text("");
        assertThat(shipped).contains(stated);
        return shipped.replace(stated, instead);
    }

    private static Departments parse(String yaml) {
        return DepartmentFile.parse("departments.yml", yaml, RULES, THEMES);
    }
}
