package io.vocstreams.model.score;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The windows in which every series is kept: three tumbling, three rolling that end at every day boundary. */
public enum WindowSize {
    HOUR("PT1H", 0),
    DAY("P1D", 0),
    MONTH("P1M", 0),
    ROLLING_7_DAYS("rolling-P7D", 7),
    ROLLING_28_DAYS("rolling-P28D", 28),
    /** Of the arms of experiments alone. */
    ROLLING_91_DAYS("rolling-P91D", 91);

    /** Those in which every series is kept. */
    public static final List<WindowSize> OF_ALL = List.of(HOUR, DAY, MONTH, ROLLING_7_DAYS, ROLLING_28_DAYS);

    /** The longest window, in days. */
    public static final int LONGEST_DAYS = 91;

    private static final String ARM = Dimension.ARM.key() + "=";
    private static final Set<String> OF_ARMS = Set.of("arm", "arm+survey");

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

    /**
     * Whether series of a breakdown are kept in it.
     *
     * @param breakdown as it stands in a key
     */
    public boolean isOf(String breakdown) {
        return this != ROLLING_91_DAYS
                || (breakdown.startsWith(ARM) && OF_ARMS.contains(Breakdown.dimensionsOf(breakdown)));
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
