package io.vocstreams.scores.stream;

import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.Slot;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.platform.binary.KeyReader;
import io.vocstreams.platform.binary.KeyWriter;
import io.vocstreams.scores.domain.Window;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.utils.Bytes;

/** Keys of slots and windows in the stores, ordered so that the slots of one window are one short range. */
final class WindowKeys {

    private static final Pattern SERIES =
            Pattern.compile("([A-Z]+)\\|(-?\\d+)-(-?\\d+)\\|([A-Z_]+)\\|(.*)", Pattern.DOTALL);

    private WindowKeys() {}

    static Bytes of(Slot slot) {
        return at(slot.series(), slot.size(), slot.from()).number(slot.until()).toKey();
    }

    static Slot slot(Bytes key) {
        KeyReader reader = new KeyReader(key);
        return new Slot(series(reader.text()), size(reader.small()), reader.number(), reader.number());
    }

    static Bytes of(Window window) {
        return at(window.series(), window.size(), window.index()).toKey();
    }

    static Window window(Bytes key) {
        return window(new KeyReader(key));
    }

    static Bytes firstSlot(Window window) {
        return at(window.series(), window.size(), window.firstSlot()).toKey();
    }

    static Bytes afterLastSlot(Window window) {
        return at(window.series(), window.size(), window.lastSlot()).toRangeEnd();
    }

    /** The key of a window among others that wait for a time or a day. */
    static Bytes waiting(long until, Window window) {
        return new KeyWriter()
                .number(until)
                .text(window.series().text())
                .small(number(window.size()))
                .number(window.index())
                .toKey();
    }

    /** A range that ends with this key holds all that waits until the given time or day, and nothing later. */
    static Bytes afterWaiting(long until) {
        return new KeyWriter().number(until).toRangeEnd();
    }

    static Window waitingWindow(Bytes key) {
        KeyReader reader = new KeyReader(key);
        reader.number();
        return window(reader);
    }

    private static KeyWriter at(Series series, WindowSize size, long index) {
        return new KeyWriter().text(series.text()).small(number(size)).number(index);
    }

    private static Window window(KeyReader reader) {
        return new Window(series(reader.text()), size(reader.small()), reader.number());
    }

    private static Series series(String text) {
        Matcher parts = SERIES.matcher(text);
        if (!parts.matches()) {
            throw new IllegalStateException("Not a series: " + text);
        }
        Scale scale = new Scale(
                Metric.valueOf(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)),
                Polarity.valueOf(parts.group(4)));
        return new Series(scale, parts.group(5));
    }

    // Numbers in stores outlive the order of an enum.
    private static int number(WindowSize size) {
        return switch (size) {
            case HOUR -> 1;
            case DAY -> 2;
            case ROLLING_7_DAYS -> 3;
            case ROLLING_28_DAYS -> 4;
            case MONTH -> 5;
        };
    }

    private static WindowSize size(int number) {
        return switch (number) {
            case 1 -> WindowSize.HOUR;
            case 2 -> WindowSize.DAY;
            case 3 -> WindowSize.ROLLING_7_DAYS;
            case 4 -> WindowSize.ROLLING_28_DAYS;
            case 5 -> WindowSize.MONTH;
            default -> throw new IllegalStateException("Not a window size: " + number);
        };
    }
}
