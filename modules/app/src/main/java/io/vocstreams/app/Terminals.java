package io.vocstreams.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/** The terminal that somebody looks at, if there is one. */
public final class Terminals {

    private Terminals() {}

    public static Optional<Terminal> find() {
        return open(TerminalBuilder.builder().system(true).dumb(true));
    }

    /** The terminal to which standard output goes; where standard error goes does not matter. */
    static Optional<Terminal> ofOutput() {
        return open(
                TerminalBuilder.builder().system(true).dumb(true).systemOutput(TerminalBuilder.SystemOutput.SysOut));
    }

    static void giveBack(Terminal terminal) {
        try {
            terminal.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("The terminal cannot be given back", failure);
        }
    }

    private static Optional<Terminal> open(TerminalBuilder builder) {
        try {
            Terminal terminal = builder.build();
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
