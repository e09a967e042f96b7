package io.vocstreams.journey.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** That a happening carries a correlation, or names something. Those of one key and value lie together, in time order. */
record Mention<T extends Happening>(String key, String value, T by) {

    private static final Comparator<Mention<?>> ORDER = (one, other) -> {
        int bySubject = one.compareSubject(other.key, other.value);
        return bySubject != 0 ? bySubject : Happening.ORDER.compare(one.by, other.by);
    };

    /** All mentions of one customer's touchpoints, or of the answers. */
    record Index<T extends Happening>(SortedTree<Mention<T>, Boolean> mentions) {

        static <T extends Happening> Index<T> of(List<Mention<T>> mentions) {
            List<Mention<T>> sorted = new ArrayList<>(mentions);
            sorted.sort(ORDER);
            return new Index<>(SortedTree.of(ORDER, sorted));
        }

        Index<T> with(List<Mention<T>> more) {
            SortedTree<Mention<T>, Boolean> all = mentions;
            for (Mention<T> mention : more) {
                all = all.with(mention);
            }
            return new Index<>(all);
        }

        Index<T> without(List<Mention<T>> gone) {
            SortedTree<Mention<T>, Boolean> left = mentions;
            for (Mention<T> mention : gone) {
                left = left.without(mention);
            }
            return new Index<>(left);
        }

        /** The last before the first that is past. */
        @Nullable
        T last(String key, String value, Predicate<Happening> past) {
            Mention<T> last = mentions.lastBefore(from(key, value, past));
            return last != null && last.isOf(key, value) ? last.by : null;
        }

        @Nullable
        T first(String key, String value, Predicate<Happening> from) {
            Mention<T> first = mentions.first(from(key, value, from));
            return first != null && first.isOf(key, value) ? first.by : null;
        }

        void forEach(
                String key,
                String value,
                Predicate<Happening> from,
                Predicate<Happening> past,
                Consumer<? super T> action) {
            mentions.forEach(from(key, value, from), from(key, value, past), mention -> action.accept(mention.by));
        }

        private static <T extends Happening> Predicate<Mention<T>> from(
                String key, String value, Predicate<Happening> from) {
            return mention -> {
                int comparison = mention.compareSubject(key, value);
                return comparison > 0 || (comparison == 0 && from.test(mention.by));
            };
        }
    }

    /** A blank value says nothing. */
    static <T extends Happening> List<Mention<T>> of(Map<String, String> correlations, T by) {
        if (correlations.isEmpty()) {
            return List.of();
        }
        List<Mention<T>> mentions = new ArrayList<>(correlations.size());
        correlations.forEach((key, value) -> {
            if (!value.isBlank()) {
                mentions.add(new Mention<>(key, value, by));
            }
        });
        return mentions;
    }

    private boolean isOf(String otherKey, String otherValue) {
        return key.equals(otherKey) && value.equals(otherValue);
    }

    private int compareSubject(String otherKey, String otherValue) {
        int comparison = key.compareTo(otherKey);
        return comparison != 0 ? comparison : value.compareTo(otherValue);
    }
}
