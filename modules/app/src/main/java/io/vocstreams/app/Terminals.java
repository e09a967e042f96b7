package io.vocstreams.app;

import java.io.IOException;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The terminal that somebody looks at, if there is one. */
public final class Terminals {

    private Terminals() {}

    public static Optional<Terminal> find() {
        try {
            Terminal terminal =
                    TerminalBuilder.builder().system(true).dumb(true).build();
            if (terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
                terminal.close();
                return Optional.empty();
            }
            return Optional.of(terminal);
        } catch (IOException noTerminal) {
            return Optional.empty();
        }
    }
}
