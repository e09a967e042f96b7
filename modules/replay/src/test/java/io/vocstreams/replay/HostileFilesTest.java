package io.vocstreams.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vocstreams.model.WebTouchpoint;
import io.vocstreams.platform.yaml.InvalidYamlException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files that are broken, clumsy or meant to do harm. */
class HostileFilesTest {

    private static final String ROWS = "id,page\n1,/a\n2,/b\n";

    @TempDir
    private Path folder = Path.of("");

    private Desk desk = new Desk(folder);
    private ReplaySummary summary = Desk.NOTHING;

    @BeforeEach
    void setUp() {
        desk = new Desk(folder);
    }

    private List<String> pages(String keys) {
        summary = desk.replay("""
                version: 1
                files:
                  - file: a.csv
                %s
                    records:
                      - record: web
                        eventId: "{id}"
                        occurredAt: "2026-11-01"
                        identifiers: {CUSTOMER_ID: "c{id}"}
                        action: page_viewed
                        pageUrl: "{page}"
                """.formatted(keys.indent(4)));
        return desk.values(WebTouchpoint.class).stream()
                .map(touchpoint -> String.valueOf(touchpoint.pageUrl()))
                .toList();
    }

    private void refuses(byte[] file, String keys, String message) {
        desk.file("a.csv", file);

        assertThatThrownBy(() -> pages(keys))
                .isInstanceOf(InvalidYamlException.class)
                .hasMessage(message);
        assertThat(desk.records()).isEmpty();
    }

    @Test
    void shouldGoOnBehindAQuoteThatIsNeverClosed() {
        desk.file("a.csv", "id,page\n1,/a\n2,\"/b\n3,/c\n4,/d\n");

        assertThat(pages("")).containsExactly("/a", "/c", "/d");
        assertThat(summary.refused())
                .containsOnlyKeys("has a quote that is never closed")
                .allSatisfy((reason, tally) -> assertThat(tally.examples()).containsExactly("a.csv:3"));
    }

    @Test
    void shouldGoOnBehindAQuoteThatClosesInTheWrongPlace() {
        desk.file("a.csv", "id,page\n1,\"a \"b\" c\"\n2,\"/b\n3,\"/c\"\n4,\"/d\"\"\"\n");

        assertThat(pages("")).containsExactly("/c", "/d\"");
        assertThat(summary.refused())
                .containsOnlyKeys("has text behind a closing quote")
                .allSatisfy((reason, tally) -> assertThat(tally.examples()).containsExactly("a.csv:2", "a.csv:3"));
    }

    @Test
    void shouldGoOnBehindARecordThatNoStageTakes() {
        desk.file("a.csv", "id,page\n1,/a\n2," + "x".repeat(2 << 20) + "\n3," + "x".repeat(6 << 20) + "\n4,/d\n");

        assertThat(pages("")).containsExactly("/a", "/d");
        assertThat(summary.refused())
                .containsOnlyKeys(
                        "makes a record larger than 1 MB, which no stage takes", "is longer than 4194304 characters");
    }

    @Test
    @Timeout(60)
    void shouldNotUnpackWhatCanOnlyBeATrap() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("a.csv"));
            zip.write("id,page\n1,".getBytes(StandardCharsets.UTF_8));
            byte[] much = new byte[1 << 20];
            Arrays.fill(much, (byte) 'x');
            for (int i = 0; i < 300; i++) {
                zip.write(much);
            }
        }

        refuses(
                bytes.toByteArray(),
                "",
                "m.yaml:3: files[1].file: a.csv:2: unpacks to more than 64 MB, 200 times its size; if that is right,"
                        + " unpack it first");
    }

    @Test
    @Timeout(20)
    void shouldNotHangInARegularExpression() {
        desk.file("a.csv", "id,page\n1,\"" + "1,".repeat(40) + "\"\n2,P\n");

        assertThat(pages("define: {x: {column: page, extract: '^(?:.*?,){20}(P)', missing: none}}\n"
                        + "skip: {when: {page: {matches: '^(a|a)*$|^(.*?,){20}P'}}, reason: r}"))
                .hasSize(2);
    }

    @Test
    @Timeout(20)
    void shouldNotWaitForAPipe() throws IOException, InterruptedException {
        Path pipe = folder.resolve("a.csv");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertThatThrownBy(() -> pages(""))
                .hasMessage(
                        "m.yaml:3: files[1].file: a.csv: is no ordinary file; for a pipe use `-`, the standard input ("
                                + pipe + ")");
    }

    @Test
    void shouldSayWhatAFileIsThatIsNoCsv() throws IOException {
        refuses(
                gzip(ROWS.repeat(1000), 40),
                "",
                "m.yaml:3: files[1].file: a.csv:1: is cut off: its packed data end too early");
        refuses(
                new byte[] {'P', 'K', 3, 4, 0, 0},
                "",
                "m.yaml:3: files[1].file: a.csv: is damaged or cut off: its packed data cannot be unpacked");
        refuses(
                zip("[Content_Types].xml", "xl/workbook.xml"),
                "",
                "m.yaml:3: files[1].file: a.csv: is an Excel workbook (.xlsx) or the like; save the sheet as CSV");
        refuses(
                new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0},
                "",
                "m.yaml:3: files[1].file: a.csv: is an Excel workbook (.xls); save the sheet as CSV");
    }

    @Test
    void shouldSayThatAFileIsAFolder() throws IOException {
        Files.createDirectory(folder.resolve("a.csv"));

        assertThatThrownBy(() -> pages(""))
                .hasMessage("m.yaml:3: files[1].file: a.csv: is a folder; several files are named by a pattern such as"
                        + " *.csv (" + folder.resolve("a.csv") + ")");
    }

    private static byte[] gzip(String text, int length) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return Arrays.copyOf(bytes.toByteArray(), length);
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void shouldShowTheHeaderAndTheRemedyWhereTheFileIsWrittenOtherwise() {
        refuses(
                "id;page\n1;/ä\n2;/b\n".getBytes(StandardCharsets.UTF_8),
                "",
                "m.yaml:3: files[1].file: has no column 'id', 'page' among 'id;page' (1 column), the header"
                        + " of a.csv; it"
                        + " looks as if it needed `separator: ;`");
        refuses(
                "番号,ページ\n1,あ\n".getBytes(Charset.forName("windows-31j")),
                "define: {id: '{番号}', page: '{ページ}'}",
                "m.yaml:3: files[1].file: has no column '番号', 'ページ' among '"
                        + new String("番号".getBytes(Charset.forName("windows-31j")), StandardCharsets.UTF_8) + "', '"
                        + new String("ページ".getBytes(Charset.forName("windows-31j")), StandardCharsets.UTF_8)
                        + "' (2 columns), the header of a.csv; it looks as if it needed `encoding: windows-31j`");
        desk.file("a.csv", ROWS.getBytes(StandardCharsets.UTF_16));
        assertThatThrownBy(() -> pages("")).hasMessageEndingWith("it looks as if it needed `encoding: UTF-16`");
        refuses("nr,url\n1,/a\n".getBytes(StandardCharsets.UTF_8), "", """
                m.yaml:3: files[1].file: found 'nr', 'url' (2 columns), the header of a.csv
                m.yaml:7: files[1].records[1].eventId: no column 'id' in a.csv
                m.yaml:9: files[1].records[1].identifiers.CUSTOMER_ID: no column 'id' in a.csv
                m.yaml:11: files[1].records[1].pageUrl: no column 'page' in a.csv""");
    }

    @Test
    void shouldNotLetAHeaderSpeakToTheTerminal() {
        desk.file("a.csv", "ids\u001b[2J,score\u001b]0;x\u0007\n1,2\n");

        assertThatThrownBy(() -> pages(""))
                .hasMessageContaining("ids?[2J")
                .hasMessageNotContainingAny("\u001b", "\u0007");
    }

    @Test
    void shouldReadAllFilesThatFitAPattern() {
        desk.file("b.csv", ROWS).file("a-2.csv", "id,page\n3,/c\n").file("a-1.csv", ROWS);

        assertThat(desk.replay(MAPPING.formatted("a-*.csv")).recordCount()).isEqualTo(3);
        assertThatThrownBy(() -> desk.replay(MAPPING.formatted("c-*.csv")))
                .hasMessage("m.yaml:3: files[1].file: no file in " + folder + " fits 'c-*.csv'");
    }

    @Test
    void shouldReadTheStandardInput() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(ROWS.getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(desk.replay(MAPPING.formatted("'-'")).recordCount()).isEqualTo(2);
        } finally {
            System.setIn(before);
        }
    }

    private static final String MAPPING = """
            version: 1
            files:
              - file: %s
                records:
                  - record: web
                    eventId: "{id}"
                    occurredAt: "2026-11-01"
                    identifiers: {CUSTOMER_ID: "c{id}"}
                    action: page_viewed
            """;

    @Test
    void shouldQuoteCellsOnlyWhereAsked() {
        desk.file("a.csv", "id,page\n1,secret\n2,4\n");
        String mapping = MAPPING.formatted("a.csv") + "        dwellMillis: \"{page}\"\n";

        assertThat(desk.replay(mapping).refused().get("`dwellMillis` is no number"))
                .returns(List.of("a.csv:2"), ReplaySummary.Tally::examples);
        assertThat(desk.plan(mapping)
                        .run(
                                record -> {},
                                ProgressListener.SILENT,
                                new ReplayContext(Desk.NOW, Desk.CONTEXT.horizon(), Desk.CONTEXT.watermark(), true))
                        .refused()
                        .get("`dwellMillis` is no number"))
                .returns(List.of("a.csv:2: 'secret'"), ReplaySummary.Tally::examples);
    }
}
