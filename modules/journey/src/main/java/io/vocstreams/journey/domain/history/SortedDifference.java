package io.vocstreams.journey.domain.history;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;

/** What only one of two lists has, when both are in time order; one walk along both. */
public final class SortedDifference {

    private SortedDifference() {}

    /** Entries about one and the same happening are handed over, from both sides, only if they are not alike. */
    public static <T> void between(
            List<T> before,
            List<T> after,
            Function<T, CustomerEvent> about,
            BiPredicate<T, T> alike,
            Consumer<T> onlyBefore,
            Consumer<T> onlyAfter) {
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            int order = i < before.size() && j < after.size()
                    ? compare(about.apply(before.get(i)), about.apply(after.get(j)))
                    : i < before.size() ? -1 : 1;
            boolean same = order == 0 && alike.test(before.get(i), after.get(j));
            if (order <= 0) {
                T entry = before.get(i++);
                if (!same) {
                    onlyBefore.accept(entry);
                }
            }
            if (order >= 0) {
                T entry = after.get(j++);
                if (!same) {
                    onlyAfter.accept(entry);
                }
            }
        }
    }

    @SuppressWarnings("ReferenceEquality") // What did not change stays the same object.
    private static int compare(CustomerEvent one, CustomerEvent other) {
        return one == other ? 0 : CustomerEvent.ORDER.compare(one, other);
    }
}
