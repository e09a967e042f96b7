package io.vocstreams.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** A process that can be distinguished from a later one with the same pid. */
public record ProcessId(long pid, Instant startedAt) {
    /** The start is counted from a boot time that clock corrections may shift a little. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    public static ProcessId of(ProcessHandle process) {
        return new ProcessId(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    /** What {@link #text} has written; empty if it is something else. */
    public static Optional<ProcessId> parse(String text) {
        int space = text.indexOf(' ');
        try {
            return Optional.of(new ProcessId(
                    Long.parseLong(text.substring(0, Math.max(0, space))), Instant.parse(text.substring(space + 1))));
        } catch (NumberFormatException | DateTimeParseException somethingElse) {
            return Optional.empty();
        }
    }

    /** One line, for a file. */
    public String text() {
        return pid + " " + startedAt;
    }

    /** The same as the name of a file. */
    public String fileName() {
        return pid + "-" + startedAt.toEpochMilli();
    }

    /** Whose file that is; empty if {@link #fileName} has not named it. */
    public static Optional<ProcessId> ofFileName(String name) {
        int dash = name.indexOf('-');
        try {
            return Optional.of(new ProcessId(
                    Long.parseLong(name.substring(0, Math.max(0, dash))),
                    Instant.ofEpochMilli(Long.parseLong(name.substring(dash + 1)))));
        } catch (NumberFormatException | DateTimeException somethingElse) {
            return Optional.empty();
        }
    }

    public boolean isAlive() {
        return handle().isPresent();
    }

    public Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid).filter(this::isSame).filter(process -> process.isAlive() && !isZombie());
    }

    private boolean isSame(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(start -> Duration.between(start, startedAt).abs().compareTo(CLOCK_TOLERANCE) <= 0)
                .orElse(false);
    }

    /**
     * Orphans in a container whose first process reaps none stay in the process table when they are dead. Dead they are
     * when the last thread is: the first one may have ended while others still hold the ports.
     */
    private boolean isZombie() {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        try {
            String line = Files.readString(stat);
            return isZombie(line.substring(line.lastIndexOf(')') + 2));
        } catch (IOException noSuchFileSystem) {
            return false;
        }
    }

    /** Given what follows the name: state, 16 other fields, number of threads. */
    static boolean isZombie(String fields) {
        List<String> values = List.of(fields.split(" "));
        return values.get(0).equals("Z") && Integer.parseInt(values.get(17)) <= 1;
    }
}
