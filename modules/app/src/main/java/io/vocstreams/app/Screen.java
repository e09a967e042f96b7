package io.vocstreams.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Terminal;

/** Standard output, which knows how wide the terminal is that it goes to. */
final class Screen extends PrintWriter {

    private int columns;

    Screen() {
        super(System.out, true, StandardCharsets.UTF_8);
    }

    /** {@link TextTable#UNLIMITED} if it goes to a file or to another program. Looked up once, by those who ask. */
    int columns() {
        if (columns == 0) {
            columns = Terminals.ofOutput().map(Screen::width).orElse(TextTable.UNLIMITED);
        }
        return columns;
    }

    private static int width(Terminal terminal) {
        int width = terminal.getWidth();
        Terminals.giveBack(terminal);
        return width > 0 ? width : TextTable.UNLIMITED;
    }
}
