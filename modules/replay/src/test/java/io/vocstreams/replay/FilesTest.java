package io.vocstreams.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vocstreams.model.WebTouchpoint;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The files a mapping can read. */
class FilesTest {

    private static final String ROWS = "id,page\n1,/ä\n2,/b\n";

    @TempDir
    private Path folder = Path.of("");

    private Desk desk = new Desk(folder);

    @BeforeEach
    void setUp() {
        desk = new Desk(folder);
    }

    private List<String> pages(String keys) {
        desk.replay("""
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

    @Test
    void shouldReadGzipWhateverItsName() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(ROWS.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(desk.file("a.csv", bytes.toByteArray()) == desk ? pages("") : List.of())
                .containsExactly("/ä", "/b");
    }

    @Test
    void shouldReadTheOnlyFileOfAZipOrTheOneThatIsNamed() throws IOException {
        desk.file("a.csv", zip("__MACOSX/x", "data/a.csv"));
        assertThat(pages("")).containsExactly("/ä", "/b");

        desk.file("a.csv", zip("data/a.csv", "data/b.csv"));
        assertThat(pages("member: data/b.csv")).containsExactly("/ä", "/b");
        assertThatThrownBy(() -> pages(""))
                .hasMessage("m.yaml:3: files[1].file: a.csv: holds 2 files; say which as `member`: [data/a.csv,"
                        + " data/b.csv]");
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(ROWS.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "UTF-16", "windows-1252", "UTF-8"})
    void shouldReadOtherEncodings(String encoding) {
        desk.file("a.csv", ROWS.getBytes(Charset.forName(encoding)));

        assertThat(pages("encoding: " + encoding)).containsExactly("/ä", "/b");
    }

    @Test
    void shouldRefuseRowsThatAreNotInTheEncoding() {
        desk.file("a.csv", ROWS.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(pages("")).containsExactly("/b");
    }

    @Test
    void shouldReadOtherSeparatorsAndQuotes() {
        desk.file("a.csv", "id\tpage\n1\t'/a\tb'\n2\t/c\n");
        assertThat(pages("separator: tab\nquote: \"'\"")).containsExactly("/a\tb", "/c");

        desk.file("a.csv", "id;page\n1;/a\"b\n");
        assertThat(pages("separator: ;\nquote: none")).containsExactly("/a\"b");

        desk.file("a.csv", "id;page\n1;\"/a\\\"b\"\n");
        assertThat(pages("separator: ;\nescape: \\")).containsExactly("/a\"b");
    }

    @Test
    void shouldSkipLinesAboveTheHeaderAndEmptyOnes() {
        desk.file("a.csv", "Report\nof today\nid,page\n\n1,/a\n\n\n2,\"/b\n/b\"\n3,{@line}\n");
        assertThat(pages("skip-lines: 2\ndefine:\n  here: '{@line}'")).containsExactly("/a", "/b\n/b", "{@line}");
    }

    @Test
    void shouldReadFilesWithoutAHeaderByPosition() {
        desk.file("a.csv", "1,x,/a\n2,y,/b\n");

        assertThat(pages("header: false\ncolumns: {id: 1, page: 3}")).containsExactly("/a", "/b");
    }

    @Test
    void shouldTellColumnsOfOneNameApartByPosition() {
        desk.file("a.csv", "id,page,page\n1,/a,/b\n");

        assertThat(pages("columns: {page: 3}")).containsExactly("/b");
    }

    @Test
    void shouldReadCarriageReturns() {
        desk.file("a.csv", ROWS.replace("\n", "\r\n"));

        assertThat(pages("")).containsExactly("/ä", "/b");
    }

    @Test
    void shouldReportHowFarItHasCome() {
        StringBuilder rows = new StringBuilder("id,page\n");
        for (int i = 0; i < 2500; i++) {
            rows.append(i).append(",/p\n");
        }
        desk.file("a.csv", rows.toString());
        List<Long> read = new ArrayList<>();

        desk.plan("""
                        version: 1
                        files:
                          - file: a.csv
                            records:
                              - {record: web, eventId: "{id}", occurredAt: "2026-11-01", action: x, identifiers: {COOKIE_ID: "k{id}"}}
                        """).run(record -> {}, (bytes, total, sent) -> read.add(bytes), Desk.CONTEXT);

        assertThat(read).hasSize(3).isSorted().last().isEqualTo((long) rows.length());
    }
}
