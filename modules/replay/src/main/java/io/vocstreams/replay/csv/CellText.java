package io.vocstreams.replay.csv;

/** Small questions about text that headers, cells and keys share. */
public final class CellText {

    private static final char NO_BREAK_SPACE = '\u00a0';
    private static final char ZERO_WIDTH_SPACE = '\u200b';
    private static final char BYTE_ORDER_MARK = '\ufeff';

    private CellText() {}

    /** Without blanks at either end, the invisible ones that spreadsheets leave included. */
    public static String strip(String text) {
        int from = 0;
        int until = text.length();
        while (from < until && isBlank(text.charAt(from))) {
            from++;
        }
        while (until > from && isBlank(text.charAt(until - 1))) {
            until--;
        }
        return text.substring(from, until);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || c == NO_BREAK_SPACE || c == ZERO_WIDTH_SPACE || c == BYTE_ORDER_MARK;
    }
}
