package io.vocstreams.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vocstreams.model.WebTouchpoint;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The times a mapping can read. */
class TimesTest {

    private static final String MAPPING = """
            version: 1
            zone: America/Los_Angeles
            files:
              - file: a.csv
                separator: "|"
                records:
                  - record: web
                    eventId: "{id}"
                    occurredAt: {column: at%s}
                    identifiers: {CUSTOMER_ID: "c{id}"}
                    action: page_viewed
            """;

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2017-01-28T19:06:53Z;;2017-01-28T19:06:53Z",
                "2017-01-28 19:06:53;, zone: UTC;2017-01-28T19:06:53Z",
                "2017-01-28T19:06:53.5+02:00;;2017-01-28T17:06:53.500Z",
                "2017-01-28T19:06:53+0200;;2017-01-28T17:06:53Z",
                "2017-01-28 19:06+02;;2017-01-28T17:06:00Z",
                "2017-05-13;;2017-05-13T19:00:00Z",
                "2017-05-13;, zone: UTC;2017-05-13T12:00:00Z",
                "2017-05-13;, zone: UTC, at: '00:00';2017-05-13T00:00:00Z",
                "29/2/2016 01:23;, zone: UTC, pattern: d/M/yyyy H:mm;2016-02-29T01:23:00Z",
                "12/31/1999 09:30:00 am;, zone: UTC, pattern: MM/dd/yyyy hh:mm:ss a;1999-12-31T09:30:00Z",
                "1.3.24;, zone: UTC, pattern: [yyyy-MM-dd, d.M.yy];2024-03-01T12:00:00Z",
                "5. März 2024;, zone: Europe/Berlin, locale: de, pattern: d. MMMM yyyy;2024-03-05T11:00:00Z",
                "1700000000;, pattern: epoch-seconds;2023-11-14T22:13:20Z",
                "1700000000.25;, pattern: epoch-seconds;2023-11-14T22:13:20.250Z",
                "1700000000123;, pattern: epoch-millis;2023-11-14T22:13:20.123Z",
                "2024-07-01 10:00 Europe/Berlin;, pattern: yyyy-MM-dd HH:mm VV;2024-07-01T08:00:00Z"
            })
    void shouldReadTimesInAnyFormAndZone(String text, String keys, String expected) {
        Desk desk = new Desk(folder).file("a.csv", "id|at\n1|" + text + "\n");

        desk.replay(MAPPING.formatted(keys == null ? "" : keys));

        assertThat(desk.only(WebTouchpoint.class).header().occurredAt()).isEqualTo(expected);
    }

    @Test
    void shouldRefuseADayThatDoesNotExistRatherThanBendIt() {
        Desk desk = new Desk(folder).file("a.csv", "id|at\n1|2017-02-28\n2|2017-02-30\n");

        ReplaySummary summary = desk.replay(MAPPING.formatted(", pattern: yyyy-MM-dd"));

        assertThat(summary.recordCount()).isEqualTo(1);
        assertThat(summary.refused())
                .containsOnlyKeys("`occurredAt` does not fit the pattern 'yyyy-MM-dd'")
                .allSatisfy((reason, tally) -> assertThat(tally.examples()).containsExactly("a.csv:3"));
    }
}
