package io.vocstreams.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is known of a file before anything of it is sent. */
class ProfileTest {

    private static final String MAPPING = """
            version: 1
            order: %s
            files:
              - file: a.csv
                records:
                  - record: feedback
                    eventId: "{id}"
                    occurredAt: "{at}"
                    identifiers: {CUSTOMER_ID: "{who}"}
                    surveyId: s
                    questionId: q
                    metric: NPS
                    value: "{score}"
            """;

    @TempDir
    private Path folder = Path.of("");

    private Desk desk = new Desk(folder);

    @BeforeEach
    void setUp() {
        desk = new Desk(folder);
    }

    private ReplaySummary profile(String order, String... rows) {
        return desk.file("a.csv", "id,at,who,score\n" + String.join("\n", rows) + "\n")
                .replay(MAPPING.formatted(order));
    }

    @Test
    void shouldKnowTimesValuesAndTheLongestRecord() {
        Profile profile = profile("file", "1,2026-01-02,ann,9", "2,2026-01-01,bob,9", "3,2026-01-03,chris,0")
                .profile();

        assertThat(profile.first()).contains(Instant.parse("2026-01-01T12:00:00Z"));
        assertThat(profile.last()).contains(Instant.parse("2026-01-03T12:00:00Z"));
        assertThat(profile.answers()).isEqualTo(Map.of("s", Map.of("q (NPS 0-10)", Map.of(0, 1L, 9, 2L))));
        assertThat(profile.lateness()).isEqualTo(Duration.ofDays(1));
        assertThat(profile.latestAt()).isEqualTo("a.csv:3");
        assertThat(profile.longestAt()).isEqualTo("a.csv:4");
    }

    @Test
    void shouldWarnOfRowsThatLieTooFarBehindInTheirOrder() {
        String[] rows = {"1,2026-03-01,ann,9", "2,2026-01-01,bob,9"};

        assertThat(profile("file", rows).warnings())
                .hasSize(2)
                .first()
                .asString()
                .isEqualTo("1 record lies further behind the newest before them than voc.lateness.horizon (PT720H) and"
                        + " are refused as TOO_LATE once the watermark has passed them: set `order: time`,"
                        + " or run the stages with a longer horizon"
                        + " (first a.csv:3)");
        assertThat(profile("time", rows).warnings()).isEmpty();
    }

    @Test
    void shouldCountWhatThePipelineIsTooFarFor() {
        ReplayContext context =
                new ReplayContext(Desk.NOW, Desk.CONTEXT.horizon(), Instant.parse("2026-11-01T00:00:00Z"), false);
        ReplayPlan plan = desk.file("a.csv", "id,at,who,score\n1,2018-01-01,ann,9\n2,2018-01-02,ann,9\n")
                .plan(MAPPING.formatted("time"));

        assertThat(plan.run(record -> {}, ProgressListener.SILENT, context)
                        .profile()
                        .late())
                .returns(2L, ReplaySummary.Tally::count);
    }

    @Test
    void shouldWarnOfIdsThatRepeat() {
        assertThat(profile("file", "1,2026-01-01,ann,9", "1,2026-01-01,ann,9").warnings())
                .containsExactly("1 record repeats an id with the same content; it is dropped as a duplicate; if they"
                        + " are different events, put what tells them apart into `eventId` (first a.csv:3)");
        assertThat(profile("file", "1,2026-01-01,ann,9", "1,2026-01-01,ann,8", "1,2026-01-01,bob,8")
                        .warnings())
                .containsExactly("1 record repeats an id with other content; only the first counts; put what tells them"
                        + " apart into `eventId`, or raise `revision` for a correction (first a.csv:3)");
    }

    @Test
    void shouldWarnOfAddressesInTheClear() {
        assertThat(profile("file", "1,2026-01-01,ann@example.com,9").warnings())
                .containsExactly("1 identifier is an e-mail address or a phone number in the clear; they must arrive"
                        + " hashed: `hash: sha256` (first a.csv:2)");
    }

    @Test
    void shouldWarnOfIdsThatASpreadsheetHasRounded() {
        assertThat(profile("file", "1,2026-01-01,\"1,5E+15\",9", "2,2026-01-01,1500000000000001,9")
                        .warnings())
                .containsExactly("1 identifier looks like a number that a spreadsheet has rounded (1.5E+15); different"
                        + " people may share it: export the column as text (first a.csv:2)");
    }
}
