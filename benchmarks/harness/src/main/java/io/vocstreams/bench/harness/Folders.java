package io.vocstreams.bench.harness;

import io.vocstreams.local.child.FolderRemoval;
import java.nio.file.Path;

/** State of a run that is over. */
final class Folders {

    private Folders() {}

    static void delete(Path folder) {
        if (!FolderRemoval.delete(folder)) {
            throw new BenchmarkFailure("The folder " + folder + " cannot be deleted");
        }
    }
}
