package io.vocstreams.model.score;

/** The windows in which every series is kept: three tumbling, two rolling that end at every day boundary. */
public enum WindowSize {
    HOUR("PT1H", 0),
    DAY("P1D", 0),
    MONTH("P1M", 0),
    ROLLING_7_DAYS("rolling-P7D", 7),
    ROLLING_28_DAYS("rolling-P28D", 28);

    /** The longest window, in days. */
    public static final int LONGEST_DAYS = 31;

    private final String text;
    private final int days;

    WindowSize(String text, int days) {
        this.text = text;
        this.days = days;
    }

    /** As it stands in a score key. */
    public String text() {
        return text;
    }

    public boolean isRolling() {
        return days > 0;
    }

    /** The number of local days a rolling window covers; 0 for a tumbling one. */
    public int days() {
        return days;
    }
}
