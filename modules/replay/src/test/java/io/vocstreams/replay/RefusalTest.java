package io.vocstreams.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vocstreams.platform.yaml.InvalidYamlException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a mapping must not say: each is refused with the line and the reason before anything is sent. */
class RefusalTest {

    private static final String GOOD = """
            version: 1
            maps:
              five: {1: 1, 2: 2}
            lookups:
              shops: {file: shops.csv, key: shop}
            files:
              - file: a.csv
                records:
                  - record: feedback
                    eventId: "{id}"
                    occurredAt: {column: day, pattern: d/M/yyyy}
                    identifiers: {CUSTOMER_ID: "{who}"}
                    surveyId: s
                    questionId: q
                    metric: CSAT
                    scaleMax: 5
                    value: {column: score, map: five}
                    storeId: {column: shop, lookup: shops.name}
            """;

    @TempDir
    private Path folder = Path.of("");

    private Desk desk = new Desk(folder);

    @BeforeEach
    void setUp() {
        desk = new Desk(folder)
                .file("a.csv", "id,who,day,score,shop,twice,twice\n1,ann,13/5/2017,2,x,,\n")
                .file("shops.csv", "shop,name\nx,X\n");
    }

    @Test
    void shouldTakeTheMappingThatTheOthersAreMadeFrom() {
        assertThat(desk.replay(GOOD).recordCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource
    void shouldRefuse(String instead, String of, String message) {
        String mapping = GOOD.replace(of, instead);
        assertThat(mapping).isNotEqualTo(GOOD);

        assertThatThrownBy(() -> desk.replay(mapping))
                .isInstanceOf(InvalidYamlException.class)
                .hasMessage(message);
        assertThat(desk.records()).isEmpty();
    }

    static Stream<Arguments> shouldRefuse() {
        return Stream.of(top(), files(), records(), values(), times(), scales(), againstTheFiles())
                .flatMap(cases -> cases);
    }

    private static Arguments instead(String instead, String of, String message) {
        return Arguments.of(instead, of, message);
    }

    private static Stream<Arguments> top() {
        return Stream.of(
                instead("version: 2", "version: 1", "m.yaml:1: version: '2' is unknown; known is 1"),
                instead("verzion: 1", "version: 1", """
                        m.yaml:1: `version` is missing
                        m.yaml:1: verzion: unknown key; did you mean `version`?"""),
                instead("order: size\nversion: 1", "version: 1", "m.yaml:1: order: 'size' must be file or time"),
                instead(
                        "zone: Mars\nversion: 1",
                        "version: 1",
                        "m.yaml:1: zone: 'Mars' is no zone such as UTC, Europe/Berlin or +02:00"),
                instead(
                        "version: 1\nsource: x\nzone: Mars",
                        "version: 1",
                        "m.yaml:3: zone: 'Mars' is no zone such as UTC, Europe/Berlin or +02:00"),
                instead("version: 1\nversion: 1", "version: 1", "m.yaml:2: version: stands twice"),
                instead("  five: {}", "  five: {1: 1, 2: 2}", """
                        m.yaml:3: maps.five: a map needs at least one code
                        m.yaml:17: files[1].records[1].value.map: no map 'five'; none is defined"""),
                instead(
                        "    records: [",
                        "    records:",
                        "m.yaml:9: is no YAML: expected the node content, but found '-'"),
                instead(
                        "  - {file: a.csv}\n  - file: a.csv",
                        "  - file: a.csv",
                        "m.yaml:7: files[1]: `records` is missing"));
    }

    private static Stream<Arguments> files() {
        return Stream.of(
                instead(
                        "  - file: a.csv\n    separator: ;;",
                        "  - file: a.csv",
                        "m.yaml:8: files[1].separator: must be one character or `tab`"),
                instead(
                        "  - file: a.csv\n    encoding: utf8x",
                        "  - file: a.csv",
                        "m.yaml:8: files[1].encoding: 'utf8x' is no encoding such as UTF-8, UTF-16, ISO-8859-1 or"
                                + " windows-1252"),
                instead(
                        "  - file: a.csv\n    columns: {x: 0}",
                        "  - file: a.csv",
                        "m.yaml:8: files[1].columns.x: '0' is no whole number from 1"),
                instead("  - file: a.csv\n    header: false", "  - file: a.csv", """
                        m.yaml:8: files[1].header: a file without a header needs `columns` (name: position)"""),
                instead(
                        "  - file: a.csv\n    skip: {when: {id: 1}}",
                        "  - file: a.csv",
                        "m.yaml:8: files[1].skip[1]: `reason` is missing"),
                instead(
                        "  - file: a.csv\n    define: {a: '{b}', b: x}",
                        "  - file: a.csv",
                        "m.yaml:8: files[1].define.a: uses 'b', which is not defined above it"),
                instead(
                        "  - file: a.csv\n    common: {action: x}",
                        "  - file: a.csv",
                        "m.yaml:8: files[1].common.action: no record of this file has such a field"));
    }

    private static Stream<Arguments> records() {
        return Stream.of(
                instead(
                        "record: feedbak",
                        "record: feedback",
                        "m.yaml:9: files[1].records[1].record: no kind of record 'feedbak'; known are web, app,"
                                + " call-center, store, messaging, feedback, link, profile"),
                instead("surveyID: s", "surveyId: s", """
                        m.yaml:9: files[1].records[1]: `surveyId` is missing
                        m.yaml:13: files[1].records[1].surveyID: unknown key; did you mean `surveyId`?"""),
                instead(
                        "eventId: one",
                        "eventId: \"{id}\"",
                        "m.yaml:10: files[1].records[1].eventId: is the same for every row; put a column that tells"
                                + " them apart into it"),
                instead(
                        "identifiers: {CUSTOMER: \"{who}\"}",
                        "identifiers: {CUSTOMER_ID: \"{who}\"}",
                        "m.yaml:12: files[1].records[1].identifiers: 'CUSTOMER' is no type of identifier; known are"
                                + " [CUSTOMER_ID, LOGIN_ID, LOYALTY_ID, EMAIL, PHONE, DEVICE_ID, COOKIE_ID]"),
                instead(
                        "identifiers: {}",
                        "identifiers: {CUSTOMER_ID: \"{who}\"}",
                        "m.yaml:12: files[1].records[1].identifiers: needs at least one identifier, as in"
                                + " `CUSTOMER_ID: \"{customer}\"`"),
                instead(
                        "metric: STARS",
                        "metric: CSAT",
                        "m.yaml:15: files[1].records[1].metric: 'STARS' is none of [NPS, CSAT, CES, RATING, TEXT]"),
                instead(
                        "revision: first\n        metric: CSAT",
                        "metric: CSAT",
                        "m.yaml:15: files[1].records[1].revision: 'first' is no number"),
                instead(
                        "when: {}\n        metric: CSAT",
                        "metric: CSAT",
                        "m.yaml:15: files[1].records[1].when: needs at least one column with what it must be"),
                instead(
                        "when: {id: {matches: '('}}\n        metric: CSAT",
                        "metric: CSAT",
                        "m.yaml:15: files[1].records[1].when.id.matches: is no regular expression of RE2"
                                + " (without look-around and"
                                + " back-references): missing closing )"));
    }

    private static Stream<Arguments> values() {
        return Stream.of(
                instead("eventId: {id}", "eventId: \"{id}\"", """
                        m.yaml:10: files[1].records[1].eventId: needs either `column` (one name) or `text` (a template \
                        such as "2017-{ID}"); a template that begins with { needs quotes
                        m.yaml:10: files[1].records[1].eventId.id: unknown key; known are [column, text, blanks, \
                        extract, case, lookup, map, since, hash, missing]"""),
                instead(
                        "eventId: \"{id\"",
                        "eventId: \"{id}\"",
                        "m.yaml:10: files[1].records[1].eventId: `{` without a name and `}`; write `{{` for the sign"
                                + " itself"),
                instead(
                        "eventId: \"{id}}\"",
                        "eventId: \"{id}\"",
                        "m.yaml:10: files[1].records[1].eventId: `}` without `{`; write `}}` for the sign itself"),
                instead(
                        "map: fife",
                        "map: five",
                        "m.yaml:17: files[1].records[1].value.map: no map 'fife'; did you mean 'five'?"),
                instead("map: {1: good}", "map: five", "m.yaml:17: files[1].records[1].value: 'good' is no number"),
                instead(
                        "map: five, pattern: d",
                        "map: five",
                        "m.yaml:17: files[1].records[1].value.pattern: unknown key; known are [column, text, blanks,"
                                + " extract, case, lookup, map, since, hash, missing, times, decimal, grouping, sum]"),
                instead("times: x", "map: five", "m.yaml:17: files[1].records[1].value.times: 'x' is no number"),
                instead(
                        "sum: true",
                        "map: five",
                        "m.yaml:17: files[1].records[1].value.sum: only a file with `group` has several rows"
                                + " to add up"),
                instead(
                        "extract: '\\d'",
                        "map: five",
                        "m.yaml:17: files[1].records[1].value.extract: needs exactly one group in ( )"),
                instead(
                        "case: Upper",
                        "map: five",
                        "m.yaml:17: files[1].records[1].value.case: must be lower or upper"),
                instead(
                        "hash: md5",
                        "map: five",
                        "m.yaml:17: files[1].records[1].value.hash: 'md5' is unknown; known is sha256"),
                instead(
                        "missing: {skip: a, refuse: b}",
                        "map: five",
                        "m.yaml:17: files[1].records[1].value.missing: must be a text, `{skip: reason}` or"
                                + " `{refuse: reason}`"),
                instead(
                        "lookup: shops",
                        "lookup: shops.name",
                        "m.yaml:18: files[1].records[1].storeId.lookup: must be `name.column`, as in"
                                + " `campaigns.start_date`"),
                instead(
                        "lookup: shop.name",
                        "lookup: shops.name",
                        "m.yaml:18: files[1].records[1].storeId.lookup: no lookup 'shop'; did you mean 'shops'?"));
    }

    private static Stream<Arguments> times() {
        return Stream.of(
                time("dd.QQQQQQQ.yyyy", "'dd.QQQQQQQ.yyyy' is no pattern: Too many pattern letters: Q"),
                time("d/m/yyyy", "'d/m/yyyy' gives no date: it needs year (yyyy), month (M) and day (d)"),
                time("H:mm", "'H:mm' gives no date: it needs year (yyyy), month (M) and day (d)"),
                time("YYYY-MM-dd", "'YYYY-MM-dd' gives no date: it needs year (yyyy), month (M) and day (d)"),
                time(
                        "yyyy-MM-dd h:mm",
                        "'yyyy-MM-dd h:mm' gives no time of day: H is the hour of 24; h needs AM or PM (a)"),
                time(
                        "yyyy-MM-DD",
                        "'yyyy-MM-DD' has the day of the year (D) beside the month; d is the day of the month"),
                instead(
                        "d/M/yyyy, zone: CET/Paris}",
                        "d/M/yyyy}",
                        "m.yaml:11: files[1].records[1].occurredAt.zone: 'CET/Paris' is no zone such as UTC,"
                                + " Europe/Berlin or +02:00"),
                instead(
                        "d/M/yyyy, at: noon}",
                        "d/M/yyyy}",
                        "m.yaml:11: files[1].records[1].occurredAt.at: 'noon' is no time of day such as 12:00"),
                instead(
                        "occurredAt: yesterday",
                        "occurredAt: {column: day, pattern: d/M/yyyy}",
                        "m.yaml:11: files[1].records[1].occurredAt: 'yesterday' does not fit the pattern 'iso'"));
    }

    private static Arguments time(String pattern, String message) {
        return instead(pattern + "}", "d/M/yyyy}", "m.yaml:11: files[1].records[1].occurredAt.pattern: " + message);
    }

    private static Stream<Arguments> scales() {
        return Stream.of(
                instead(
                        "scaleMax: 8",
                        "scaleMax: 5",
                        "m.yaml:15: files[1].records[1]: `scaleMin`..`scaleMax` 1..8 with `polarity`"
                                + " HIGHER_IS_BETTER is"
                                + " no scale of CSAT"),
                instead(
                        "metric: CES",
                        "metric: CSAT",
                        "m.yaml:9: files[1].records[1]: `polarity` is missing; a CES question needs it"),
                instead(
                        "scaleMin: 1",
                        "scaleMax: 5",
                        "m.yaml:9: files[1].records[1]: `scaleMax` is missing; a CSAT question needs it"),
                instead(
                        "comment: x",
                        "value: {column: score, map: five}",
                        "m.yaml:9: files[1].records[1]: `value` is missing; a CSAT question needs it"));
    }

    private static Stream<Arguments> againstTheFiles() {
        return Stream.of(
                instead(
                        "column: scores",
                        "column: score",
                        "m.yaml:17: files[1].records[1].value: no column 'scores' in a.csv"
                                .replace(" in a.csv", "; did you mean 'score'? in a.csv")),
                instead(
                        "when: {twice: 1}\n        metric: CSAT",
                        "metric: CSAT",
                        "m.yaml:15: files[1].records[1].when: column 'twice' stands 2 times in the header (columns"
                                + " [6, 7]); name the one you mean under `columns` in a.csv"),
                instead(
                        "shops.nam",
                        "shops.name",
                        "m.yaml:18: files[1].records[1].storeId.lookup: no column 'nam'; did you mean 'name'? in"
                                + " shops.csv"),
                instead(
                        "  - file: a.csv\n    define: {who: x}",
                        "  - file: a.csv",
                        "m.yaml:7: files[1].define.who: hides the column of that name; choose another"),
                instead(
                        "  - file: a.csv\n    columns: {x: 9}",
                        "  - file: a.csv",
                        "m.yaml:7: files[1].file: a.csv: `columns` names column 9, but there are only 7"),
                instead(
                        "  - file: a.csv\n    member: x",
                        "  - file: a.csv",
                        "m.yaml:7: files[1].file: a.csv: `member` is for zip files, and this is none"),
                instead(
                        "yyyy-MM-dd}",
                        "d/M/yyyy}",
                        "m.yaml:11: files[1].records[1].occurredAt: fits none of the first 1 rows:"
                                + " `occurredAt` does not"
                                + " fit the pattern 'yyyy-MM-dd', first in a.csv:2"),
                instead(
                        "map: {1: 1}",
                        "map: five",
                        "m.yaml:17: files[1].records[1].value: fits none of the first 1 rows: `value` has a code that"
                                + " its `map` does not know, first in a.csv:2"));
    }

    @Test
    void shouldNameTheFileThatIsNotThere() {
        assertThatThrownBy(() -> desk.replay(GOOD.replace("file: a.csv", "file: b.csv")))
                .hasMessage("m.yaml:7: files[1].file: b.csv: no such file (" + folder.resolve("b.csv") + ")");
    }

    @Test
    void shouldRefuseALookupWhoseKeyIsNoKey() {
        desk.file("shops.csv", "shop,name\nx,X\ny,Y\nx,Z\n");

        assertThatThrownBy(() -> desk.replay(GOOD))
                .hasMessage("m.yaml:5: lookups.shops.key: 'shop' does not tell the rows apart: lines 2 and 4 of"
                        + " shops.csv have the same");
    }

    @Test
    void shouldTellAllProblemsAtOnce() {
        assertThatThrownBy(() -> desk.replay(
                        GOOD.replace("metric: CSAT", "metric: STARS").replace("map: five", "map: fife")))
                .hasMessageContaining("m.yaml:15: ")
                .hasMessageContaining("m.yaml:17: ");
    }

    @Test
    void shouldRefuseAnEmptyMappingAndAnEmptyFile() {
        assertThatThrownBy(() -> desk.replay("")).hasMessage("m.yaml:1: is empty");
        desk.file("a.csv", "");
        assertThatThrownBy(() -> desk.replay(GOOD)).hasMessage("m.yaml:7: files[1].file: a.csv: is empty");
    }
}
