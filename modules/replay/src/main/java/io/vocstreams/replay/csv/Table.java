package io.vocstreams.replay.csv;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A delimited text file, plain, gzip or zip. */
public record Table(Path path, String name, Dialect dialect) {

    /** The size of the file as it lies on disk. */
    public long bytes() {
        try {
            return Files.size(path);
        } catch (IOException e) {
            throw new UnreadableFile(name + ": cannot be read (" + path + ")", e);
        }
    }

    public Rows open() {
        if (Files.notExists(path)) {
            throw new UnreadableFile(name + ": no such file (" + path + ")");
        }
        if (!Files.isRegularFile(path)) {
            // A pipe may never end, or never begin.
            throw new UnreadableFile(name + ": "
                    + (Files.isDirectory(path)
                            ? "is a folder; several files are named by a pattern such as *.csv"
                            : "is no ordinary file; for a pipe use `-`, the standard input")
                    + " (" + path + ")");
        }
        PackedFile file = PackedFile.open(path, name, dialect.member());
        try {
            return new Rows(this, file);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** The rows of an open file, in its order. */
    public static final class Rows implements AutoCloseable {

        private final String file;
        private final PackedFile packed;
        private final Lines lines;
        private final RowScanner scanner;
        private final Columns columns;
        private Optional<RowScanner.Scanned> first = Optional.empty();

        private Rows(Table table, PackedFile packed) {
            this.file = table.name();
            this.packed = packed;
            Dialect dialect = table.dialect();
            this.lines = new Lines(new InputStreamReader(packed.content(), dialect.encoding()));
            this.scanner = new RowScanner(lines, dialect);
            this.columns = readHeader(dialect);
        }

        private Columns readHeader(Dialect dialect) {
            for (int i = 0; i < dialect.skipLines(); i++) {
                read(lines::next);
            }
            RowScanner.Scanned row = scan().orElseThrow(() -> new UnreadableFile(file + ": is empty"));
            if (!row.damage().isEmpty()) {
                throw new UnreadableFile(file + ":" + row.line() + ": the "
                        + (dialect.header() ? "header " : "first row ") + row.damage());
            }
            if (!dialect.header()) {
                first = Optional.of(row);
            }
            return Columns.of(row.cells(), dialect, file);
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
            Optional<RowScanner.Scanned> row = first.isPresent() ? first : scan();
            first = Optional.empty();
            return row.map(scanned -> new Row(file, scanned.line(), scanned.cells(), columns, scanned.damage()));
        }

        private Optional<RowScanner.Scanned> scan() {
            Optional<RowScanner.Scanned> row = read(scanner::next);
            while (row.isPresent() && isEmptyLine(row.get())) {
                row = read(scanner::next);
            }
            return row;
        }

        private static boolean isEmptyLine(RowScanner.Scanned row) {
            List<String> cells = row.cells();
            return cells.size() == 1 && CellText.strip(cells.get(0)).isEmpty();
        }

        /** Something that reads on. */
        @FunctionalInterface
        private interface Reading<T> {

            T read() throws IOException;
        }

        private <T> T read(Reading<T> reading) {
            try {
                return reading.read();
            } catch (IOException e) {
                throw new UnreadableFile(file + ":" + (lines.number() + 1) + ": " + PackedFile.reason(e), e);
            }
        }

        @Override
        public void close() {
            packed.close();
        }
    }
}
