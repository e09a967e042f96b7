package io.vocstreams.model.score;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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

    /** The size of that text, if there is one. */
    public static Optional<WindowSize> ofText(String text) {
        return Arrays.stream(values()).filter(size -> size.text.equals(text)).findFirst();
    }

    /** Of all sizes. */
    public static List<String> texts() {
        return Arrays.stream(values()).map(WindowSize::text).toList();
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
