package io.vocstreams.replay.csv;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The lines of a text, none longer than a bound, and the way back to lines that were read too far. */
final class Lines {

    /** Longer than any record that the pipeline takes; what is behind it in a line is read and dropped. */
    static final int LONGEST = 4 << 20;

    private static final int NONE = -1;

    private final Reader reader;
    private final char[] buffer = new char[1 << 16];
    private final Deque<Line> again = new ArrayDeque<>();
    private int at;
    private int end;
    private long number;

    Lines(Reader reader) {
        this.reader = reader;
    }

    /** A line with its end, from 1. */
    record Line(long number, String text, boolean tooLong) {}

    Optional<Line> next() throws IOException {
        if (!again.isEmpty()) {
            return Optional.of(again.pop());
        }
        StringBuilder text = new StringBuilder(128);
        boolean any = false;
        boolean tooLong = false;
        for (int c = read(); c != NONE; c = read()) {
            any = true;
            if (text.length() < LONGEST) {
                text.append((char) c);
            } else {
                tooLong = true;
            }
            if (c == '\n' || (c == '\r' && peek() != '\n')) {
                break;
            }
        }
        return any ? Optional.of(new Line(++number, text.toString(), tooLong)) : Optional.empty();
    }

    /** Gives lines back, to be read once more. */
    void unread(List<Line> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            again.push(lines.get(i));
        }
    }

    /** The line up to which the text was read. */
    long number() {
        return number;
    }

    private int read() throws IOException {
        return fill() ? buffer[at++] : NONE;
    }

    private int peek() throws IOException {
        return fill() ? buffer[at] : NONE;
    }

    private boolean fill() throws IOException {
        if (at < end) {
            return true;
        }
        at = 0;
        end = Math.max(0, reader.read(buffer));
        return end > 0;
    }
}
