package io.vocstreams.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** In which language a text is read. */
public enum Language {
    JA,
    EN,
    /** Not read: no polarity, no themes. */
    OTHER;

    /**
     * The language that is stated, if it is Japanese or English (a BCP 47 tag); else Japanese if the text has kana,
     * English if all its letters are Latin, and OTHER.
     */
    public static Language of(String text, @Nullable String stated) {
        String tag =
                stated == null ? "" : stated.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        if (tag.equals("ja")) {
            return JA;
        }
        return tag.equals("en") ? EN : ofLetters(text);
    }

    private static Language ofLetters(String text) {
        boolean latin = false;
        boolean foreign = false;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            if (Letters.isKana(codePoint)) {
                return JA;
            }
            latin |= Letters.isLatin(codePoint);
            foreign |= Letters.isOfAnotherScript(codePoint);
            i += Character.charCount(codePoint);
        }
        return latin && !foreign ? EN : OTHER;
    }
}
