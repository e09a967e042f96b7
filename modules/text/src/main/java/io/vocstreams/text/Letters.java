package io.vocstreams.text;

/** Which script a letter is of, by ranges of our own: the tables of two JDKs know different versions of Unicode. */
final class Letters {

    /** First and last of each range. */
    private static final int[] HIRAGANA = {0x3041, 0x3096, 0x309D, 0x309F};

    private static final int[] KATAKANA = {0x30A1, 0x30FA, 0x30FC, 0x30FF, 0x31F0, 0x31FF, 0xFF66, 0xFF9D};
    private static final int[] KANJI = {0x3005, 0x3005, 0x3400, 0x9FFF, 0xF900, 0xFAFF, 0x20000, 0x3FFFF};
    private static final int[] LATIN = {
        'A', 'Z', 'a', 'z', 0xAA, 0xAA, 0xBA, 0xBA, 0xC0, 0xD6, 0xD8, 0xF6, 0xF8, 0x24F, 0x1E00, 0x1EFF, 0x2C60, 0x2C7F,
        0xA722, 0xA7FF, 0xAB30, 0xAB6F, 0xFB00, 0xFB06, 0xFF21, 0xFF3A, 0xFF41, 0xFF5A
    };
    /** Blocks that hold letters of other scripts; symbols and emoji are in none of them. */
    private static final int[] OTHERS = {
        0x370, 0x1DBF, 0x1F00, 0x1FFF, 0x2C00, 0x2C5F, 0x2C80, 0x2DFF, 0x3105, 0x318E, 0xA000, 0xA69F, 0xA800, 0xAB2F,
        0xAB70, 0xD7FF, 0xFB13, 0xFDFF, 0xFE70, 0xFEFE, 0xFFA0, 0xFFDC, 0x10000, 0x1CFFF, 0x1DF00, 0x1EFFF
    };

    /** Characters whose compatible form (NFKC) has been the same since long before JDK 17. */
    private static final int[] SETTLED = {0, 0x33FF, 0xF900, 0xFFEF, 0x1D400, 0x1D7FF, 0x1F100, 0x1F2FF};

    /** What most Japanese is written in, and NFKC leaves alone. */
    private static final int[] OWN_FORM = {
        0x3001, 0x3002, 0x3041, 0x3096, 0x30A1, 0x30FA, 0x30FC, 0x30FC, 0x4E00, 0x9FFF
    };

    /** Latin Extended Additional. */
    private static final int[] ADDITIONAL = {0x1E00, 0x1EFF};

    private static final int[] MARKS = {0x300, 0x36F, 0x3099, 0x309A, 0xFF9E, 0xFF9F};

    private Letters() {}

    private static boolean isIn(int[] ranges, int c) {
        for (int i = 0; i < ranges.length; i += 2) {
            if (ranges[i] <= c && c <= ranges[i + 1]) {
                return true;
            }
        }
        return false;
    }

    static boolean isKana(int c) {
        return isIn(HIRAGANA, c) || isIn(KATAKANA, c);
    }

    static boolean isHiragana(int c) {
        return isIn(HIRAGANA, c);
    }

    static boolean isKanji(int c) {
        return isIn(KANJI, c);
    }

    static boolean isLatin(int c) {
        return isIn(LATIN, c);
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    static boolean isWord(int c) {
        return isDigit(c) || isLatin(c) || isKana(c) || isKanji(c);
    }

    static boolean isOfAnotherScript(int c) {
        return isKanji(c) || isIn(OTHERS, c);
    }

    /** JDKs know more and more capitals among the rarer letters. */
    static boolean hasSettledCase(int c) {
        return isLatin(c) && (c < 0x250 || isIn(ADDITIONAL, c));
    }

    static boolean hasSettledForm(int c) {
        return isIn(SETTLED, c);
    }

    static boolean isItsOwnForm(int c) {
        return isIn(OWN_FORM, c);
    }

    /** Marks that join the character before them. */
    static boolean isMark(int c) {
        return isIn(MARKS, c);
    }
}
