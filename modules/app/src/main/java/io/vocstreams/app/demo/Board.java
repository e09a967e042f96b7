package io.vocstreams.app.demo;

import io.vocstreams.app.CommandFailure;
import io.vocstreams.app.Terminals;
import io.vocstreams.app.TextTable;
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

    private static final int LEAST_ROWS = 40;
    private static final int LEAST_COLUMNS = 100;

    private final @Nullable Terminal terminal;
    private final @Nullable Display display;
    private final int columns;

    private Board(@Nullable Terminal terminal, @Nullable Display display, int columns) {
        this.terminal = terminal;
        this.display = display;
        this.columns = columns;
    }

    public static Board open(boolean wanted) {
        Optional<Terminal> found = wanted ? Terminals.find() : Optional.empty();
        return found.map(Board::on).orElseGet(() -> new Board(null, null, TextTable.UNLIMITED));
    }

    private static Board on(Terminal terminal) {
        Display display = new Display(terminal, false);
        Size size = terminal.getSize();
        int columns = Math.max(size.getColumns(), LEAST_COLUMNS);
        display.resize(Math.max(size.getRows(), LEAST_ROWS), columns);
        return new Board(terminal, display, columns);
    }

    /** How wide lines may be. */
    int columns() {
        return columns;
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
