package io.vocstreams.scores.stream;

import io.vocstreams.model.score.AnySeries;
import io.vocstreams.model.score.Metric;
import io.vocstreams.model.score.Polarity;
import io.vocstreams.model.score.RateSeries;
import io.vocstreams.model.score.RateSlot;
import io.vocstreams.model.score.Scale;
import io.vocstreams.model.score.ScoreKey;
import io.vocstreams.model.score.Series;
import io.vocstreams.model.score.Slot;
import io.vocstreams.model.score.SlotOf;
import io.vocstreams.model.score.WindowSize;
import io.vocstreams.platform.binary.KeyReader;
import io.vocstreams.platform.binary.KeyWriter;
import io.vocstreams.scores.domain.Window;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.utils.Bytes;

/** Keys of slots and windows in the stores, ordered so that the slots of one window are one short range. */
final class WindowKeys<S extends AnySeries> {

    static final WindowKeys<Series> OF_SCORES = new WindowKeys<>(WindowKeys::series, Slot::new);
    static final WindowKeys<RateSeries> OF_RATES = new WindowKeys<>(WindowKeys::rateSeries, RateSlot::new);

    private static final Pattern SERIES =
            Pattern.compile("([A-Z]+)\\|(-?\\d+)-(-?\\d+)\\|([A-Z_]+)\\|(.*)", Pattern.DOTALL);
    private static final Pattern RATE_SERIES = Pattern.compile("([^|]*)\\|(\\d+)\\|(.*)", Pattern.DOTALL);

    private final Function<String, S> reader;
    private final SlotMaker<S> maker;

    private interface SlotMaker<S extends AnySeries> {
        SlotOf<S> slot(S series, WindowSize size, long from, long until);
    }

    private WindowKeys(Function<String, S> reader, SlotMaker<S> maker) {
        this.reader = reader;
        this.maker = maker;
    }

    Bytes of(SlotOf<S> slot) {
        return at(slot.series(), slot.size(), slot.from()).number(slot.until()).toKey();
    }

    SlotOf<S> slot(Bytes key) {
        KeyReader parts = new KeyReader(key);
        return maker.slot(reader.apply(parts.text()), size(parts.small()), parts.number(), parts.number());
    }

    Bytes of(Window<S> window) {
        return at(window.series(), window.size(), window.index()).toKey();
    }

    Window<S> window(Bytes key) {
        return window(new KeyReader(key));
    }

    Bytes firstSlot(Window<S> window) {
        return at(window.series(), window.size(), window.firstSlot()).toKey();
    }

    Bytes afterLastSlot(Window<S> window) {
        return at(window.series(), window.size(), window.lastSlot()).toRangeEnd();
    }

    /** The key of a window among others that wait for a time or a day. */
    Bytes waiting(long until, Window<S> window) {
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

    Window<S> waitingWindow(Bytes key) {
        KeyReader parts = new KeyReader(key);
        parts.number();
        return window(parts);
    }

    private static KeyWriter at(AnySeries series, WindowSize size, long index) {
        return new KeyWriter().text(series.text()).small(number(size)).number(index);
    }

    private Window<S> window(KeyReader parts) {
        return new Window<>(reader.apply(parts.text()), size(parts.small()), parts.number());
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

    private static RateSeries rateSeries(String text) {
        Matcher parts = RATE_SERIES.matcher(text);
        if (!parts.matches()) {
            throw new IllegalStateException("Not a series: " + text);
        }
        return new RateSeries(ScoreKey.decode(parts.group(1)), Integer.parseInt(parts.group(2)), parts.group(3));
    }

    // Numbers in stores outlive the order of an enum.
    private static int number(WindowSize size) {
        return switch (size) {
            case HOUR -> 1;
            case DAY -> 2;
            case ROLLING_7_DAYS -> 3;
            case ROLLING_28_DAYS -> 4;
            case MONTH -> 5;
            case ROLLING_91_DAYS -> 6;
        };
    }

    private static WindowSize size(int number) {
        return switch (number) {
            case 1 -> WindowSize.HOUR;
            case 2 -> WindowSize.DAY;
            case 3 -> WindowSize.ROLLING_7_DAYS;
            case 4 -> WindowSize.ROLLING_28_DAYS;
            case 5 -> WindowSize.MONTH;
            case 6 -> WindowSize.ROLLING_91_DAYS;
            default -> throw new IllegalStateException("Not a window size: " + number);
        };
    }
}
