package io.vocstreams.app;

import io.vocstreams.model.score.AnySeries;
import io.vocstreams.model.score.WindowSize;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What there is of one series of scores or rates. */
public record Stock<S extends AnySeries>(S series, Set<WindowSize> sizes, long windows, Instant first, Instant last) {

    /** Of one window. */
    static <S extends AnySeries> Stock<S> of(S series, WindowSize size, Instant start, Instant end) {
        return new Stock<>(series, EnumSet.of(size), 1, start, end);
    }

    /** Each series once, in their order. */
    static <S extends AnySeries> Collection<Stock<S>> sum(Stream<Stock<S>> windows) {
        Map<String, Stock<S>> stocks = new TreeMap<>();
        windows.forEach(window -> stocks.merge(window.series().text(), window, Stock::and));
        return stocks.values();
    }

    private Stock<S> and(Stock<S> other) {
        Set<WindowSize> all = EnumSet.copyOf(sizes);
        all.addAll(other.sizes);
        return new Stock<>(
                series,
                all,
                windows + other.windows,
                other.first.isBefore(first) ? other.first : first,
                other.last.isAfter(last) ? other.last : last);
    }

    /** Columns of a table, after those that name the series. */
    static TextTable table(String... ofSeries) {
        String[] columns = Stream.concat(Arrays.stream(ofSeries), Stream.of("SIZES", "WINDOWS", "FIRST", "LAST"))
                .toArray(String[]::new);
        return new TextTable(columns).whole(ofSeries);
    }

    void addTo(TextTable table, Object... ofSeries) {
        Stream<Object> own =
                Stream.of(sizes.stream().map(WindowSize::text).collect(Collectors.joining(" ")), windows, first, last);
        table.row(Stream.concat(Arrays.stream(ofSeries), own).toArray());
    }

    Map<String, Object> view(Map<String, Object> ofSeries) {
        Map<String, Object> view = new LinkedHashMap<>(ofSeries);
        view.put("sizes", sizes.stream().map(WindowSize::text).toList());
        view.put("windows", windows);
        view.put("first", first.toString());
        view.put("last", last.toString());
        return view;
    }
}
