package io.vocstreams.app.cluster;

import io.vocstreams.local.ProcessId;
import io.vocstreams.local.child.FolderRemoval;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rocksdb.NativeLibraryLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * RocksDB's native library, beside the state. By itself it is unpacked into the temporary folder, where each process
 * that is killed leaves its copy.
 */
final class NativeLibrary {

    private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);

    private NativeLibrary() {}

    /** Loads it from a folder of this process, and deletes those of processes that are gone. */
    static void loadFrom(Path stateDirectory) {
        Path folders = stateDirectory.resolve("native");
        try {
            deleteRemains(folders);
            Path own = folders.resolve(ProcessId.of(ProcessHandle.current()).fileName());
            Files.createDirectories(own);
            NativeLibraryLoader.getInstance().loadLibrary(own.toString());
        } catch (IOException | UnsatisfiedLinkError unsuitable) {
            LOG.info(
                    "RocksDB's library cannot be used from {}, so from the temporary folder: {}",
                    folders,
                    unsuitable.getMessage());
        }
    }

    private static void deleteRemains(Path folders) throws IOException {
        if (!Files.isDirectory(folders)) {
            return;
        }
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folders)) {
            for (Path folder : found) {
                boolean inUse = ProcessId.ofFileName(folder.getFileName().toString())
                        .filter(ProcessId::isAlive)
                        .isPresent();
                if (!inUse && !FolderRemoval.delete(folder)) {
                    LOG.warn("{} cannot be deleted", folder);
                }
            }
        }
    }
}
