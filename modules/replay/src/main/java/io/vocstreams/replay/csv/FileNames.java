package io.vocstreams.replay.csv;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Finds the files that a name in a mapping stands for: one, those that fit a pattern, or the standard input. */
public final class FileNames {

    /** The standard input. */
    public static final String STANDARD_INPUT = "-";

    private static final String SHOWN = "stdin";
    private static final long MOST_SPOOLED = 8L << 30;

    private final Path folder;
    private final InputStream standardInput;
    private @Nullable Path spooled;

    public FileNames(Path folder, InputStream standardInput) {
        this.folder = folder;
        this.standardInput = standardInput;
    }

    /**
     * The tables by that name, sorted by name.
     *
     * @throws UnreadableFile where a pattern fits none
     */
    public List<Table> find(String name, Dialect dialect) {
        if (name.equals(STANDARD_INPUT)) {
            return List.of(new Table(spooled(), SHOWN, dialect));
        }
        Path path = folder.resolve(name);
        String last = String.valueOf(path.getFileName());
        if (Files.exists(path) || last.chars().noneMatch(c -> "*?[{".indexOf(c) >= 0)) {
            return List.of(new Table(path, last, dialect));
        }
        Path parent = path.toAbsolutePath().getParent();
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(parent == null ? folder : parent, last)) {
            files.forEach(found::add);
        } catch (PatternSyntaxException e) {
            throw new UnreadableFile("'" + last + "' is no pattern of file names: " + e.getDescription());
        } catch (IOException | DirectoryIteratorException e) {
            throw new UnreadableFile(last + ": there is no folder " + parent, e);
        }
        found.removeIf(file -> !Files.isRegularFile(file));
        if (found.isEmpty()) {
            throw new UnreadableFile("no file in " + parent + " fits '" + last + "'");
        }
        return found.stream()
                .sorted()
                .map(file -> new Table(file, String.valueOf(file.getFileName()), dialect))
                .toList();
    }

    /** The one file of that name. */
    public Table one(String name, Dialect dialect) {
        Path path = folder.resolve(name);
        return new Table(path, String.valueOf(path.getFileName()), dialect);
    }

    /** A replay reads each file more than once, and the standard input can be read but once. */
    private Path spooled() {
        if (spooled == null) {
            try {
                spooled = Files.createTempFile("voc-replay", ".csv");
                spooled.toFile().deleteOnExit();
                copy(spooled);
            } catch (IOException e) {
                throw new UnreadableFile(SHOWN + ": cannot be kept in a temporary file", e);
            }
        }
        return spooled;
    }

    private void copy(Path target) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long copied = 0;
        try (OutputStream out = Files.newOutputStream(target)) {
            for (int read = standardInput.read(buffer); read >= 0; read = standardInput.read(buffer)) {
                copied += read;
                if (copied > MOST_SPOOLED) {
                    throw new UnreadableFile(SHOWN + ": does not end within " + (MOST_SPOOLED >> 30) + " GB");
                }
                out.write(buffer, 0, read);
            }
        }
    }
}
