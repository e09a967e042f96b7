package io.vocstreams.replay.mapping;

/** Why a row makes no record: the mapping skips it, or it does not fit. Thrown from deep inside a field. */
public final class Declined extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_DETAIL = 60;

    private final boolean skipped;
    private final String field;
    private final String reason;
    private final String detail;
    private final boolean personal;

    private Declined(boolean skipped, String field, String reason, String detail, boolean personal) {
        // Ordinary, not exceptional: a file can hold a million of them.
        super(reason, null, false, false);
        this.skipped = skipped;
        this.field = field;
        this.reason = reason;
        this.detail = detail;
        this.personal = personal;
    }

    static Declined skipped(String reason) {
        return new Declined(true, "", reason, "", false);
    }

    static Declined refused(String reason, String detail) {
        return new Declined(false, "", reason, detail, true);
    }

    /** With a detail that holds nothing of the row's texts. */
    static Declined refusedOpenly(String reason, String detail) {
        return new Declined(false, "", reason, detail, false);
    }

    Declined of(String name) {
        return skipped || !field.isEmpty() ? this : new Declined(false, name, reason, detail, personal);
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

    /** What is to be said beside the reason; the offending text, shortened, only where it may be quoted. */
    public String detail(boolean quoting) {
        if (!personal || detail.isEmpty()) {
            return detail;
        }
        String shown = detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL) + "...";
        return quoting ? "'" + shown + "'" : "";
    }
}
