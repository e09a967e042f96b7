package io.vocstreams.local;

import java.nio.file.Path;

/**
 * How a local stack is to run.
 *
 * @param directory where it is kept and found again, usually {@code .voc}
 * @param ephemeral keep nothing: data and logs go to a temporary folder that is deleted when the stack ends
 * @param detached the processes go on when this one ends, until stopped; otherwise they end with it, however it ends
 */
public record LocalStackOptions(Path directory, boolean ephemeral, StackPorts ports, boolean detached) {

    public LocalStackOptions {
        directory = directory.toAbsolutePath().normalize();
    }

    /** On the usual ports, each moved by the offset, ending with this process. */
    public LocalStackOptions(Path directory, boolean ephemeral, int portOffset) {
        this(directory, ephemeral, StackPorts.offsetBy(portOffset), false);
    }

    /** Keeps nothing, on ports that are free: for tests. */
    public static LocalStackOptions onFreePorts(Path directory) {
        return new LocalStackOptions(directory, true, StackPorts.free(), false);
    }
}
