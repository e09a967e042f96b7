package io.vocstreams.app.report;

import java.util.List;

/** What a drawing shows. */
public sealed interface Plot {

    /** Figures with their 95 % intervals, on one axis. */
    record Intervals(String title, List<Interval> rows) implements Plot {}

    record Interval(String label, double value, double low, double high) {}

    /** How many say what. */
    record Shares(List<Share> rows) implements Plot {}

    record Share(String label, long negative, long neutral, long positive) {

        long all() {
            return negative + neutral + positive;
        }
    }
}
