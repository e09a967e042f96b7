package io.vocstreams.app.cluster;

import io.vocstreams.local.ProcessId;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the stages and services of this machine say of themselves, one small file each beside their state: the
 * process that says it and a line. What a dead process has said does not count.
 */
public final class StatusFiles {

    public static final String GATEWAY = "gateway";
    public static final String SERVE = "serve";
    public static final String NOTIFY = "notify";

    /** What answers over HTTP beside the stages. */
    static final List<String> SERVICES = List.of(GATEWAY, SERVE, NOTIFY);

    private static final String ENDPOINT = "endpoint";
    private static final String PLACE = "at-";

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

    /** How a service, which this process is, is, and where it answers. */
    public void tellService(String service, String instance, String url, String status) {
        write(service, instance, status);
        write(PLACE + service, instance, url);
    }

    /** Where one of this machine answers. */
    public Optional<String> url(String service) {
        return read(PLACE + service).stream().findFirst();
    }

    public void withdrawService(String service, String instance) {
        withdraw(service, instance);
        withdraw(PLACE + service, instance);
    }

    /** Takes back what this process has said: it ends because it was asked to. */
    public void withdraw(String stage, String instance) {
        written.remove(stage);
        try {
            Files.deleteIfExists(directory.resolve(stage + "-" + instance));
        } catch (IOException harmless) {
            // Then it is what a dead process has said.
            return;
        }
    }

    /** What all living instances of the stage say. */
    List<String> read(String stage) {
        return said(stage).filter(Said::isAlive).map(Said::line).toList();
    }

    /** The instances of the stage whose process was killed or failed, and has no successor yet. */
    List<Said> dead(String stage) {
        return said(stage).filter(one -> !one.isAlive()).toList();
    }

    /** What an instance said last. */
    record Said(String instance, ProcessId process, String line) {

        boolean isAlive() {
            return process.isAlive();
        }
    }

    private Stream<Said> said(String stage) {
        List<Said> said = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, stage + "-*")) {
            for (Path file : files) {
                List<String> lines = Files.readAllLines(file);
                String instance = file.getFileName().toString().substring(stage.length() + 1);
                if (lines.size() == 2) {
                    ProcessId.parse(lines.get(0))
                            .ifPresent(process -> said.add(new Said(instance, process, lines.get(1))));
                }
            }
        } catch (IOException | DirectoryIteratorException noneHere) {
            return said.stream();
        }
        return said.stream();
    }
}
