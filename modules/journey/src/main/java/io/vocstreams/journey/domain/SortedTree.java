package io.vocstreams.journey.domain;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A sorted set that never changes: one with an entry more or less is a new set that shares the rest with this one. Each
 * part of it knows the sum of its entries, so whatever is a sum over a range, however long, takes a few additions.
 *
 * <p>Ranges are given by two predicates that, along the order, hold from some entry on: {@code from} (the first entry of
 * the range is the first it holds for) and {@code past} (the range ends before the first it holds for).
 */
final class SortedTree<E, S> {

    /** What entries add up to. Adding must not depend on how the entries are grouped. */
    interface Sum<E, S> {
        S of(E entry);

        S plus(S one, S other);
    }

    private static final Sum<Object, Boolean> NO_SUM = new Sum<>() {
        @Override
        public Boolean of(Object entry) {
            return true;
        }

        @Override
        public Boolean plus(Boolean one, Boolean other) {
            return true;
        }
    };

    private final Comparator<? super E> order;
    private final Sum<E, S> sums;
    private final @Nullable TreeNode<E, S> root;

    private SortedTree(Comparator<? super E> order, Sum<E, S> sums, @Nullable TreeNode<E, S> root) {
        this.order = order;
        this.sums = sums;
        this.root = root;
    }

    static <E, S> SortedTree<E, S> of(Comparator<? super E> order, Sum<E, S> sums, List<E> sorted) {
        return new SortedTree<>(order, sums, TreeNode.ofSorted(sorted, sums));
    }

    /** One of which no sums are wanted. */
    @SuppressWarnings("unchecked") // It does not look at the entries.
    static <E> SortedTree<E, Boolean> of(Comparator<? super E> order, List<E> sorted) {
        return of(order, (Sum<E, Boolean>) (Sum<?, Boolean>) NO_SUM, sorted);
    }

    /** With this entry, in the place of one that compares as equal. */
    SortedTree<E, S> with(E entry) {
        return new SortedTree<>(order, sums, TreeNode.with(root, entry, order, sums));
    }

    SortedTree<E, S> without(E entry) {
        return find(entry) == null ? this : new SortedTree<>(order, sums, TreeNode.without(root, entry, order, sums));
    }

    int size() {
        return TreeNode.size(root);
    }

    boolean isEmpty() {
        return root == null;
    }

    /** The entry that compares as equal. */
    @Nullable
    E find(E probe) {
        return at(entry -> order.compare(entry, probe));
    }

    /** The entry that lies neither before what is looked for (negative) nor behind (positive). */
    @Nullable
    E at(ToIntFunction<? super E> comparison) {
        TreeNode<E, S> node = root;
        while (node != null) {
            int side = comparison.applyAsInt(node.entry);
            if (side == 0) {
                return node.entry;
            }
            node = side > 0 ? node.left : node.right;
        }
        return null;
    }

    /** Strictly after it. */
    @Nullable
    E higher(E probe) {
        return first(entry -> order.compare(entry, probe) > 0);
    }

    /** Strictly before it. */
    @Nullable
    E lower(E probe) {
        return lastBefore(entry -> order.compare(entry, probe) >= 0);
    }

    @Nullable
    E last() {
        return lastBefore(entry -> false);
    }

    @Nullable
    E first(Predicate<? super E> from) {
        E best = null;
        TreeNode<E, S> node = root;
        while (node != null) {
            boolean holds = from.test(node.entry);
            best = holds ? node.entry : best;
            node = holds ? node.left : node.right;
        }
        return best;
    }

    @Nullable
    E lastBefore(Predicate<? super E> past) {
        E best = null;
        TreeNode<E, S> node = root;
        while (node != null) {
            boolean isPast = past.test(node.entry);
            best = isPast ? best : node.entry;
            node = isPast ? node.left : node.right;
        }
        return best;
    }

    /** How many entries are before. */
    int rank(Predicate<? super E> from) {
        int rank = 0;
        TreeNode<E, S> node = root;
        while (node != null) {
            if (from.test(node.entry)) {
                node = node.left;
            } else {
                rank += TreeNode.size(node.left) + 1;
                node = node.right;
            }
        }
        return rank;
    }

    /** Null if there is nothing in the range. */
    @Nullable
    S sum(Predicate<? super E> from, Predicate<? super E> past) {
        TreeNode<E, S> node = root;
        while (node != null) {
            if (!from.test(node.entry)) {
                node = node.right;
            } else if (past.test(node.entry)) {
                node = node.left;
            } else {
                S upTo = plus(sumFrom(node.left, from), sums.of(node.entry));
                return plus(upTo, sumBefore(node.right, past));
            }
        }
        return null;
    }

    /** The first entry after this one with which their sum, from this one on, is too much. It must stay so from there on. */
    @Nullable
    E firstTooMuch(E start, Predicate<? super S> tooMuch) {
        return new TreeAdding<>(sums, tooMuch, sums.of(start)).search(root, entry -> order.compare(entry, start) > 0);
    }

    /** The first of those that hold; a sum tells whether one of its entries may. */
    @Nullable
    E firstOf(Predicate<? super E> from, Predicate<? super S> may, Predicate<? super E> holds) {
        return TreeWalks.firstOf(root, from, may, holds);
    }

    /** The last of those that hold; a sum tells whether one of its entries may. */
    @Nullable
    E lastOf(Predicate<? super E> past, Predicate<? super S> may, Predicate<? super E> holds) {
        return TreeWalks.lastOf(root, past, may, holds);
    }

    void forEach(Predicate<? super E> from, Predicate<? super E> past, Consumer<? super E> action) {
        forEach(from, past, sum -> true, action);
    }

    /** Adds what is in the range until there are so many. */
    void addFirst(int most, Predicate<? super E> from, Predicate<? super E> past, List<E> into) {
        TreeWalks.addFirst(root, most, from, past, into);
    }

    /** Leaves out, where it can, parts that the sum says are not wanted. */
    void forEach(
            Predicate<? super E> from,
            Predicate<? super E> past,
            Predicate<? super S> may,
            Consumer<? super E> action) {
        TreeWalks.forEach(root, from, past, may, action);
    }

    void forEach(Consumer<? super E> action) {
        forEach(entry -> true, entry -> false, action);
    }

    private @Nullable S sumFrom(@Nullable TreeNode<E, S> node, Predicate<? super E> from) {
        if (node == null) {
            return null;
        }
        if (!from.test(node.entry)) {
            return sumFrom(node.right, from);
        }
        S upTo = plus(sumFrom(node.left, from), sums.of(node.entry));
        return node.right == null ? upTo : sums.plus(upTo, node.right.sum);
    }

    private @Nullable S sumBefore(@Nullable TreeNode<E, S> node, Predicate<? super E> past) {
        if (node == null) {
            return null;
        }
        if (past.test(node.entry)) {
            return sumBefore(node.left, past);
        }
        S own = sums.of(node.entry);
        S upTo = node.left == null ? own : sums.plus(node.left.sum, own);
        return plus(upTo, sumBefore(node.right, past));
    }

    private S plus(@Nullable S one, @Nullable S other) {
        if (one == null || other == null) {
            return Objects.requireNonNull(one == null ? other : one);
        }
        return sums.plus(one, other);
    }
}
