package io.vocstreams.replay.csv;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Splits lines into rows of cells. Unlike the libraries for this it goes on behind a row that cannot be split, with the
 * line below the one in which that row begins, and holds no more than a bounded row in memory.
 */
final class RowScanner {

    static final String TOO_LONG = "is longer than " + Lines.LONGEST + " characters";
    static final String NEVER_CLOSED = "has a quote that is never closed";
    static final String BEHIND_QUOTE = "has text behind a closing quote";

    private final Lines lines;
    private final char separator;
    private final @Nullable Character quote;
    private final @Nullable Character escape;

    private List<String> cells = new ArrayList<>();
    private StringBuilder cell = new StringBuilder();
    private State state = State.START;

    /** Where in a cell the scanner stands. */
    private enum State {
        START,
        PLAIN,
        QUOTED,
        CLOSED
    }

    RowScanner(Lines lines, Dialect dialect) {
        this.lines = lines;
        this.separator = dialect.separator();
        this.quote = dialect.quote();
        this.escape = dialect.escape();
    }

    /**
     * A row and where it begins.
     *
     * @param damage why it cannot be split, blank if it could be
     */
    record Scanned(long line, List<String> cells, String damage) {}

    Optional<Scanned> next() throws IOException {
        Optional<Lines.Line> first = lines.next();
        return first.isEmpty() ? Optional.empty() : Optional.of(scan(first.get()));
    }

    private Scanned scan(Lines.Line first) throws IOException {
        cells = new ArrayList<>(cells.size());
        cell.setLength(0);
        state = State.START;
        List<Lines.Line> below = new ArrayList<>(0);
        long length = 0;
        Optional<Lines.Line> line = Optional.of(first);
        String damage = first.tooLong() ? TOO_LONG : "";
        while (damage.isEmpty()) {
            if (line.isEmpty()) {
                damage = NEVER_CLOSED;
                break;
            }
            length += line.get().text().length();
            if (line.get().tooLong() || length > Lines.LONGEST) {
                damage = NEVER_CLOSED;
            } else if (!take(line.get().text())) {
                damage = BEHIND_QUOTE;
            } else if (state == State.QUOTED) {
                line = lines.next();
                line.ifPresent(below::add);
            } else {
                endCell();
                return new Scanned(first.number(), cells, "");
            }
        }
        lines.unread(below);
        return new Scanned(first.number(), List.of(), damage);
    }

    /** Takes a line to its end, where a quoted cell may be open; false if it cannot be split. */
    private boolean take(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (state != State.QUOTED && (c == '\n' || c == '\r')) {
                return true;
            }
            if (state == State.CLOSED) {
                if (c == separator) {
                    endCell();
                } else if (!Character.isWhitespace(c)) {
                    return false;
                }
            } else if (is(escape, c) && i + 1 < text.length()) {
                i++;
                addEscaped(text.charAt(i));
            } else if (state == State.QUOTED) {
                boolean doubled = is(quote, c) && i + 1 < text.length() && is(quote, text.charAt(i + 1));
                i += doubled ? 1 : 0;
                if (is(quote, c) && !doubled) {
                    state = State.CLOSED;
                } else {
                    cell.append(c);
                }
            } else if (c == separator) {
                endCell();
            } else if (state == State.START && is(quote, c)) {
                state = State.QUOTED;
            } else {
                state = State.PLAIN;
                cell.append(c);
            }
        }
        return true;
    }

    private void addEscaped(char c) {
        state = state == State.START ? State.PLAIN : state;
        switch (c) {
            case 'n' -> cell.append('\n');
            case 'r' -> cell.append('\r');
            case 't' -> cell.append('\t');
            default -> {
                if (c != separator && !is(quote, c) && !is(escape, c)) {
                    cell.append(escape);
                }
                cell.append(c);
            }
        }
    }

    private void endCell() {
        cells.add(cell.toString());
        cell.setLength(0);
        if (cell.capacity() > 1 << 16) {
            cell = new StringBuilder();
        }
        state = State.START;
    }

    private static boolean is(@Nullable Character sign, char c) {
        return sign != null && sign == c;
    }
}
