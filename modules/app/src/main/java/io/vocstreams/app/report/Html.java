package io.vocstreams.app.report;

/** Text in pages. */
final class Html {

    private Html() {}

    /** What customers and producers write is text, never markup. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
