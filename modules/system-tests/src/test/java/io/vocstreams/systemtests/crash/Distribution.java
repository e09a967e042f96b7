package io.vocstreams.systemtests.crash;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Another copy of the program, standing in for its next version. */
final class Distribution {

    private Distribution() {}

    /** Copies our own classes and leaves the libraries where they are; returns the class path of the copy. */
    static String copy(Path folder) {
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            boolean ours =
                    Files.isDirectory(path) || path.getFileName().toString().startsWith("voc-");
            entries.add(
                    ours
                            ? copy(path, folder.resolve(Integer.toString(entries.size())))
                                    .toString()
                            : entry);
        }
        return String.join(File.pathSeparator, entries);
    }

    private static Path copy(Path from, Path to) {
        Path target = Files.isDirectory(from) ? to : to.resolve(from.getFileName());
        try (Stream<Path> files = Files.walk(from)) {
            Files.createDirectories(to);
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copied = target.resolve(from.relativize(file).toString());
                Files.createDirectories(copied.getParent());
                Files.copy(file, copied);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return target;
    }
}
