package io.vocstreams.local.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Deletes a folder in which a dying process may still be busy. */
public final class FolderRemoval {
    private static final int ATTEMPTS = 5;

    private FolderRemoval() {}

    /** Returns whether nothing of the folder is left. */
    public static boolean delete(Path folder) {
        boolean gone = deleteOnce(folder);
        for (int attempt = 1; attempt < ATTEMPTS && !gone; attempt++) {
            gone = deleteOnce(folder);
        }
        return gone;
    }

    private static boolean deleteOnce(Path folder) {
        if (!Files.exists(folder)) {
            return true;
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            List<Path> deepestFirst = walk.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
            return true;
        } catch (IOException | UncheckedIOException changedMeanwhile) {
            return false;
        }
    }
}
