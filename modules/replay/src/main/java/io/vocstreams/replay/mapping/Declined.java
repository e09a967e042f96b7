package io.vocstreams.replay.mapping;

/** Why a row makes no record: the mapping skips it, or it does not fit. Thrown from deep inside a field. */
public final class Declined extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_DETAIL = 60;

    private final boolean skipped;
    private final String field;
    private final String reason;
    private final String detail;

    private Declined(boolean skipped, String field, String reason, String detail) {
        // Ordinary, not exceptional: a file can hold a million of them.
        super(reason, null, false, false);
        this.skipped = skipped;
        this.field = field;
        this.reason = reason;
        this.detail = detail;
    }

    static Declined skipped(String reason) {
        return new Declined(true, "", reason, "");
    }

    static Declined refused(String reason, String detail) {
        return new Declined(false, "", reason, detail);
    }

    Declined of(String name) {
        return skipped || !field.isEmpty() ? this : new Declined(false, name, reason, detail);
    }

    public boolean isSkipped() {
        return skipped;
    }

    /** Names the field, but never repeats the data, so that it can be counted by. */
    public String reason() {
        return field.isEmpty() ? reason : "`" + field + "` " + reason;
    }

    public String field() {
        return field;
    }

    /** The offending text, shortened; may be empty. */
    public String detail() {
        return detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL) + "...";
    }
}
