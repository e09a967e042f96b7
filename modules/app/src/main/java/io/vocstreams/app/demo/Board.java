package io.vocstreams.app.demo;

import io.vocstreams.app.CommandFailure;
import io.vocstreams.app.Terminals;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Display;
import org.jspecify.annotations.Nullable;

/** A few lines that change in place on a terminal; where there is none, nothing is shown until the end. */
public final class Board implements AutoCloseable {

    private final @Nullable Terminal terminal;
    private final @Nullable Display display;

    private Board(@Nullable Terminal terminal, @Nullable Display display) {
        this.terminal = terminal;
        this.display = display;
    }

    public static Board open(boolean wanted) {
        Optional<Terminal> found = wanted ? Terminals.find() : Optional.empty();
        return found.map(Board::on).orElseGet(() -> new Board(null, null));
    }

    private static Board on(Terminal terminal) {
        Display display = new Display(terminal, false);
        Size size = terminal.getSize();
        display.resize(Math.max(size.getRows(), 40), Math.max(size.getColumns(), 100));
        return new Board(terminal, display);
    }

    void show(List<String> lines) {
        if (display != null) {
            display.update(lines.stream().map(AttributedString::new).toList(), -1);
        }
    }

    @Override
    public void close() {
        if (terminal != null) {
            terminal.writer().println();
            try {
                terminal.close();
            } catch (IOException failure) {
                throw new CommandFailure("the terminal cannot be given back: " + failure.getMessage(), failure);
            }
        }
    }
}
