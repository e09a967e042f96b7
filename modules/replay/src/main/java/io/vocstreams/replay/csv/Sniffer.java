package io.vocstreams.replay.csv;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Guesses how a file is written from its first bytes. */
public final class Sniffer {

    private static final int LOOKED_AT = 1 << 16;
    private static final int ROWS = 30;
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    private static final List<Charset> EAST_ASIAN =
            List.of(Charset.forName("windows-31j"), Charset.forName("EUC-JP"), Charset.forName("GB18030"));

    private Sniffer() {}

    /** A guess at a file: the plain dialect with another encoding, separator and, in a zip, member. */
    public static Dialect look(Table table) {
        PackedFile file =
                PackedFile.open(table.path(), table.name(), table.dialect().member());
        byte[] head;
        try {
            head = file.content().readNBytes(LOOKED_AT);
        } catch (IOException e) {
            throw new UnreadableFile(table.name() + ": " + PackedFile.reason(e), e);
        } finally {
            file.close();
        }
        Charset encoding = encoding(head);
        return table.dialect().written(encoding, separator(new String(head, encoding)));
    }

    static Charset encoding(byte[] head) {
        int mark = head.length < 2 ? 0 : ((head[0] & 0xff) << 8) | (head[1] & 0xff);
        if (mark == 0xfeff || mark == 0xfffe) {
            return StandardCharsets.UTF_16;
        }
        int zeros = 0;
        int evenZeros = 0;
        for (int i = 0; i < head.length; i++) {
            zeros += head[i] == 0 ? 1 : 0;
            evenZeros += head[i] == 0 && i % 2 == 0 ? 1 : 0;
        }
        if (zeros > head.length / 5) {
            return evenZeros > zeros / 2 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        }
        if (decoded(head, StandardCharsets.UTF_8).isPresent()) {
            return StandardCharsets.UTF_8;
        }
        return EAST_ASIAN.stream()
                .filter(charset ->
                        decoded(head, charset).filter(Sniffer::isEastAsian).isPresent())
                .findFirst()
                .orElse(Charset.forName("windows-1252"));
    }

    /** Nearly all that is not ASCII must be letters of these scripts; a wrong guess gives signs of all kinds. */
    private static boolean isEastAsian(String text) {
        long foreign = text.codePoints().filter(c -> c > 0x7f).count();
        long letters = text.codePoints()
                .filter(c ->
                        (c >= 0x3000 && c <= 0x30ff) || (c >= 0x4e00 && c <= 0x9fff) || (c >= 0xff00 && c < 0xff60))
                .count();
        return letters >= 2 && letters >= foreign * 9 / 10;
    }

    private static Optional<String> decoded(byte[] head, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(head.length + 1);
        // Not to the end: a character may be cut in two there.
        CoderResult result = decoder.decode(ByteBuffer.wrap(head), text, false);
        return result.isError() ? Optional.empty() : Optional.of(text.flip().toString());
    }

    static char separator(String text) {
        char best = ',';
        double most = 0;
        for (char separator : SEPARATORS) {
            double score = score(text, separator);
            if (score > most) {
                most = score;
                best = separator;
            }
        }
        return best;
    }

    /** How many rows have as many cells as the commonest, and how many cells those are. */
    private static double score(String text, char separator) {
        Dialect dialect = Dialect.PLAIN.written(StandardCharsets.UTF_8, separator);
        RowScanner scanner = new RowScanner(new Lines(new StringReader(text)), dialect);
        List<Integer> widths = new ArrayList<>();
        try {
            Optional<RowScanner.Scanned> row = scanner.next();
            while (row.isPresent() && widths.size() < ROWS) {
                widths.add(row.get().cells().size());
                row = scanner.next();
            }
        } catch (IOException e) {
            throw new IllegalStateException("text in memory", e);
        }
        Map<Integer, Integer> counts = new HashMap<>();
        widths.forEach(width -> counts.merge(width, 1, Integer::sum));
        return counts.entrySet().stream()
                .filter(width -> width.getKey() > 1)
                .max(Comparator.comparingInt(Map.Entry::getValue))
                .map(width -> (double) width.getValue() / widths.size() * (10 + Math.min(10, width.getKey())))
                .orElse(0.0);
    }
}
