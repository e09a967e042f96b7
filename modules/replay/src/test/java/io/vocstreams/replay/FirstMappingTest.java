package io.vocstreams.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.vocstreams.model.Feedback;
import io.vocstreams.model.Identifier;
import io.vocstreams.model.IdentifierType;
import io.vocstreams.model.intake.ContactHash;
import io.vocstreams.model.score.Metric;
import io.vocstreams.platform.yaml.InvalidYamlException;
import io.vocstreams.replay.csv.UnreadableFile;
import io.vocstreams.replay.mapping.FirstMapping;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mapping that is guessed plays its file, or says what is left to do. */
class FirstMappingTest {

    private static final String ANSWERS = """
            Response ID;E-mail;Answered;Recommend;Effort;Remark
            881; Ann@Example.com;13/05/2026 09:12;9;1;Quick and "friendly", thank you
            882;bob@example.com;12/05/2026 10:15;10;2;
            """;

    @TempDir
    private Path folder = Path.of("");

    private Desk desk = new Desk(folder);

    @BeforeEach
    void setUp() {
        desk = new Desk(folder);
    }

    private String mapping() {
        return FirstMapping.of(folder.resolve("a.csv"), InputStream.nullInputStream());
    }

    @Test
    void shouldPlayASurveyThatNobodyDescribed() {
        ReplaySummary summary = desk.file("a.csv", ANSWERS).replay(mapping());

        assertThat(summary.refused()).isEmpty();
        assertThat(summary.warnings()).isEmpty();
        assertThat(desk.values(Feedback.class))
                .extracting(feedback -> feedback.header().eventId() + " " + feedback.metric() + " " + feedback.value())
                .containsExactly(
                        "882-recommend NPS 10", "882-effort CSAT 2", "881-recommend NPS 9", "881-effort CSAT 1");
        Feedback ann = desk.values(Feedback.class).get(2);
        assertThat(ann.header().occurredAt()).isEqualTo(Instant.parse("2026-05-13T09:12:00Z"));
        assertThat(ann.header().identifiers())
                .containsExactly(new Identifier(
                        IdentifierType.EMAIL, ContactHash.hash(IdentifierType.EMAIL, "ann@example.com")));
        assertThat(ann.comment()).isEqualTo("Quick and \"friendly\", thank you");
    }

    @Test
    void shouldSeeHowAFileIsWritten() {
        for (Charset encoding : new Charset[] {StandardCharsets.UTF_16, Charset.forName("windows-31j")}) {
            String text = """
                    回答\t顧客\t日時\tコメント
                    5\t甲\t2026/05/13\t待ち時間がとても長くて困りましたが親切でした
                    1\t乙\t2026/05/14\t案内が分かりにくくて困りましたが親切でした
                    """;
            desk.file("a.csv", text.getBytes(encoding)).replay(mapping());

            assertThat(desk.values(Feedback.class))
                    .as(encoding.name())
                    .extracting(Feedback::value, Feedback::metric)
                    .containsExactly(tuple(5, Metric.CSAT), tuple(1, Metric.CSAT));
        }
    }

    @Test
    void shouldLeaveToDoWhatItCannotKnow() {
        desk.file("a.csv", "colour,\"wei\"\"rd {name}\"\nred,3\ngreen,11\n");

        assertThatThrownBy(() -> desk.plan(mapping()).check(Desk.CONTEXT))
                .isInstanceOf(InvalidYamlException.class)
                .hasMessageContaining("occurredAt: no column 'TODO'")
                .hasMessageContaining("CUSTOMER_ID: no column 'TODO'");
    }

    @Test
    void shouldTellColumnsApartThatAreAlikeWithoutTheirSigns() {
        desk.file("a.csv", """
                id,at,customer,Q 1,Q-1,質問,q6,q-1-5
                a,2026-05-13,ann,1,2,3,4,5
                b,2026-05-14,bob,5,4,3,2,1
                """).replay(mapping());

        assertThat(desk.values(Feedback.class)).hasSize(10);
        assertThat(desk.values(Feedback.class))
                .extracting(feedback -> feedback.header().eventId())
                .doesNotHaveDuplicates();
        assertThat(desk.values(Feedback.class).subList(0, 5))
                .extracting(Feedback::questionId, Feedback::value)
                .containsExactly(
                        tuple("q-1", 1), tuple("q-1-5", 2), tuple("q6", 3), tuple("q6-7", 4), tuple("q-1-5-8", 5));
    }

    @Test
    void shouldSayWhichColumnsStandMoreThanOnce() {
        desk.file("a.csv", "id,at,customer,score,note,note\na,2026-05-13,ann,9,x,y\n");

        assertThat(mapping()).contains("stand more than once in the header; `columns` gives each a name: \"note\"");
    }

    @Test
    void shouldPlayAHeaderWithCharactersThatNobodySees() {
        desk.file("a.csv", "id,at,customer,sco\u200bre,\"no\u2028te\",\"o\u0085h\"\na,2026-05-13,ann,9,x,y\n")
                .replay(mapping());

        assertThat(desk.only(Feedback.class).value()).isEqualTo(9);
    }

    @Test
    void shouldReadThePipeThatAMessageAdvises() {
        byte[] piped = ANSWERS.getBytes(StandardCharsets.UTF_8);

        String mapping = FirstMapping.of(Path.of("-"), new ByteArrayInputStream(piped));

        assertThat(mapping)
                .contains("- file: \"-\"")
                .contains("separator: \";\"")
                .contains("{column: \"Recommend\"");
    }

    @Test
    void shouldSayWhereTheDayCouldBeTheMonth() {
        desk.file("a.csv", "id,at,customer,score\n1,03/04/2026,ann,9\n");

        assertThat(mapping()).contains("pattern: d/M/yyyy}  # or M/d/yyyy: every row fits both");
    }

    @Test
    void shouldRefuseWhatIsNoTable() {
        assertThatThrownBy(this::mapping).isInstanceOf(UnreadableFile.class).hasMessageContaining("no such file");
        desk.file("a.csv", "");
        assertThatThrownBy(this::mapping).isInstanceOf(UnreadableFile.class).hasMessageContaining("is empty");
    }
}
