package io.vocstreams.replay.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A delimited text file, plain, gzip or zip. */
public record Table(Path path, Dialect dialect) {

    public String name() {
        return path.getFileName().toString();
    }

    /** The size of the file as it lies on disk. */
    public long bytes() {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new UnreadableFile(name() + ": cannot be read (" + path + ")", e);
        }
    }

    public Rows open() {
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw new UnreadableFile(name() + ": no such file (" + path + ")");
        }
        try {
            PackedFile file = PackedFile.open(path, dialect.member());
            try {
                return new Rows(this, file);
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        } catch (IOException | UncheckedIOException e) {
            throw new UnreadableFile(name() + ": " + e.getMessage(), e);
        }
    }

    /** The rows of an open file, in its order. */
    public static final class Rows implements AutoCloseable {

        private final String file;
        private final PackedFile packed;
        private final CSVParser parser;
        private final Iterator<CSVRecord> records;
        private final Columns columns;
        private Optional<CSVRecord> first = Optional.empty();
        private long line = 1;

        private Rows(Table table, PackedFile packed) throws IOException {
            this.file = table.name();
            this.packed = packed;
            Dialect dialect = table.dialect();
            BufferedReader reader = new BufferedReader(new InputStreamReader(packed.content(), dialect.encoding()));
            for (int i = 0; i < dialect.skipLines() && reader.readLine() != null; i++) {
                line++;
            }
            this.parser = CSVParser.builder()
                    .setReader(reader)
                    .setFormat(format(dialect))
                    .get();
            this.records = parser.iterator();
            this.columns = readHeader(dialect);
        }

        private static CSVFormat format(Dialect dialect) {
            // Empty lines are kept so that lines can be counted.
            return CSVFormat.Builder.create(CSVFormat.DEFAULT)
                    .setDelimiter(dialect.separator())
                    .setQuote(dialect.quote())
                    .setEscape(dialect.escape())
                    .setIgnoreEmptyLines(false)
                    .get();
        }

        private Columns readHeader(Dialect dialect) {
            Optional<CSVRecord> record = nextRecord();
            if (record.isEmpty()) {
                throw new UnreadableFile(file + ": is empty");
            }
            if (dialect.header()) {
                line += lines(record.get());
            } else {
                first = record;
            }
            return Columns.of(record.get().toList(), dialect, file);
        }

        public Columns columns() {
            return columns;
        }

        /** Bytes of the file, as it lies on disk, that were read so far. */
        public long bytesRead() {
            return packed.bytesRead();
        }

        /** The next row that is not an empty line; empty at the end. */
        public Optional<Row> next() {
            Optional<CSVRecord> record = first.isPresent() ? first : nextRecord();
            first = Optional.empty();
            if (record.isEmpty()) {
                return Optional.empty();
            }
            List<String> cells = record.get().toList();
            Row row = new Row(file, line, cells, columns);
            line += lines(record.get());
            return Optional.of(row);
        }

        private Optional<CSVRecord> nextRecord() {
            try {
                while (records.hasNext()) {
                    CSVRecord record = records.next();
                    if (record.size() > 1 || !Texts.strip(record.get(0)).isEmpty()) {
                        return Optional.of(record);
                    }
                    line += lines(record);
                }
                return Optional.empty();
            } catch (UncheckedIOException e) {
                throw new UnreadableFile(file + ":" + line + ": " + reason(e), e);
            }
        }

        private static String reason(UncheckedIOException e) {
            String message = String.valueOf(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
            return "the row that begins here cannot be read, check `quote` and `separator` (" + message + ")";
        }

        /** A quoted cell can hold line ends. */
        private static long lines(CSVRecord record) {
            long lines = 1;
            for (String cell : record) {
                for (int i = cell.indexOf('\n'); i >= 0; i = cell.indexOf('\n', i + 1)) {
                    lines++;
                }
            }
            return lines;
        }

        @Override
        public void close() {
            try {
                parser.close();
                packed.close();
            } catch (IOException e) {
                throw new UnreadableFile(file + ": " + e.getMessage(), e);
            }
        }
    }
}
