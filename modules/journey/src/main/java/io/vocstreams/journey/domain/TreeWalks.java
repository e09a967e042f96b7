package io.vocstreams.journey.domain;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Goes over the entries of a sorted tree in order, and leaves out parts that cannot matter. */
final class TreeWalks {

    private TreeWalks() {}

    static <E, S> void addFirst(
            @Nullable TreeNode<E, S> node,
            int most,
            Predicate<? super E> from,
            Predicate<? super E> past,
            List<E> into) {
        if (node == null || into.size() >= most) {
            return;
        }
        if (from.test(node.entry)) {
            addFirst(node.left, most, from, past, into);
            if (into.size() >= most || past.test(node.entry)) {
                return;
            }
            into.add(node.entry);
        }
        addFirst(node.right, most, from, past, into);
    }

    static <E, S> void forEach(
            @Nullable TreeNode<E, S> node,
            Predicate<? super E> from,
            Predicate<? super E> past,
            Predicate<? super S> may,
            Consumer<? super E> action) {
        if (node == null || !may.test(node.sum)) {
            return;
        }
        boolean started = from.test(node.entry);
        boolean ended = past.test(node.entry);
        if (started) {
            forEach(node.left, from, past, may, action);
        }
        if (started && !ended) {
            action.accept(node.entry);
        }
        if (!ended) {
            forEach(node.right, from, past, may, action);
        }
    }

    static <E, S> @Nullable E firstOf(
            @Nullable TreeNode<E, S> node,
            Predicate<? super E> from,
            Predicate<? super S> may,
            Predicate<? super E> holds) {
        if (node == null || !may.test(node.sum)) {
            return null;
        }
        if (from.test(node.entry)) {
            E before = firstOf(node.left, from, may, holds);
            if (before != null) {
                return before;
            }
            if (holds.test(node.entry)) {
                return node.entry;
            }
        }
        return firstOf(node.right, from, may, holds);
    }

    static <E, S> @Nullable E lastOf(
            @Nullable TreeNode<E, S> node,
            Predicate<? super E> past,
            Predicate<? super S> may,
            Predicate<? super E> holds) {
        if (node == null || !may.test(node.sum)) {
            return null;
        }
        if (!past.test(node.entry)) {
            E after = lastOf(node.right, past, may, holds);
            if (after != null) {
                return after;
            }
            if (holds.test(node.entry)) {
                return node.entry;
            }
        }
        return lastOf(node.left, past, may, holds);
    }
}
