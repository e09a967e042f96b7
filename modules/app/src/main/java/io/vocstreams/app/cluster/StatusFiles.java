package io.vocstreams.app.cluster;

import io.vocstreams.local.ProcessId;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the stages of this machine say of themselves, one small file each beside their state: the process that says it
 * and a line. What a dead process has said does not count.
 */
public final class StatusFiles {

    private static final String ENDPOINT = "endpoint";

    private final Path directory;
    private final Map<String, String> written = new HashMap<>();

    public StatusFiles(Path stateDirectory) {
        this.directory = stateDirectory.resolve("status");
    }

    /** Writes only what has changed. A disk that cannot be written must not stop a stage that could go on. */
    public void write(String stage, String instance, String status) {
        if (status.equals(written.put(stage, status))) {
            return;
        }
        Path file = directory.resolve(stage + "-" + instance);
        Path draft = directory.resolve(stage + "-" + instance + ".new");
        try {
            Files.createDirectories(directory);
            String line = status.lines().findFirst().orElse("");
            Files.write(draft, List.of(ProcessId.of(ProcessHandle.current()).text(), line));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException harmless) {
            written.remove(stage);
        }
    }

    /** Where this process answers with its metrics and its health. */
    public void tellEndpoint(String instance, String url) {
        write(ENDPOINT, instance, url);
    }

    /** Where the processes of this machine do. */
    public List<String> endpoints() {
        return read(ENDPOINT);
    }

    /** What all living instances of the stage say. */
    List<String> read(String stage) {
        List<String> statuses = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, stage + "-*")) {
            for (Path file : files) {
                List<String> lines = Files.readAllLines(file);
                if (lines.size() == 2
                        && ProcessId.parse(lines.get(0))
                                .filter(ProcessId::isAlive)
                                .isPresent()) {
                    statuses.add(lines.get(1));
                }
            }
        } catch (IOException noneHere) {
            return statuses;
        }
        return statuses;
    }
}
