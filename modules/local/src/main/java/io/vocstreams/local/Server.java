package io.vocstreams.local;

import java.io.IOException;
import java.nio.file.Path;

/** One of the two programs: how it is launched and how to see that it serves. */
sealed interface Server permits BrokerServer, RegistryServer {
    Component component();

    Process launch() throws IOException;

    /** Asks once, and does not wait. */
    boolean isReady();

    /** What is left to do each time it has become ready. */
    default void completeStart() {}

    /** Where to read about trouble. */
    Path log();

    /** What the process itself printed. */
    Path output();
}
