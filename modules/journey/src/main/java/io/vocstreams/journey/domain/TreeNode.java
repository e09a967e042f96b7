package io.vocstreams.journey.domain;

import io.vocstreams.journey.domain.SortedTree.Sum;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a sorted tree, balanced by weight: neither side of an entry has more than three times the entries of the
 * other, so the way to any of a million is some thirty steps long.
 */
final class TreeNode<E, S> {

    private static final int HEAVIER = 3;
    private static final int SINGLE_ROTATION = 2;

    final E entry;
    final @Nullable TreeNode<E, S> left;
    final @Nullable TreeNode<E, S> right;
    final int size;
    final S sum;

    private TreeNode(@Nullable TreeNode<E, S> left, E entry, @Nullable TreeNode<E, S> right, Sum<E, S> sums) {
        this.entry = entry;
        this.left = left;
        this.right = right;
        this.size = size(left) + 1 + size(right);
        S own = sums.of(entry);
        S upTo = left == null ? own : sums.plus(left.sum, own);
        this.sum = right == null ? upTo : sums.plus(upTo, right.sum);
    }

    static int size(@Nullable TreeNode<?, ?> node) {
        return node == null ? 0 : node.size;
    }

    static <E, S> @Nullable TreeNode<E, S> ofSorted(List<E> sorted, Sum<E, S> sums) {
        if (sorted.isEmpty()) {
            return null;
        }
        int middle = sorted.size() / 2;
        return new TreeNode<>(
                ofSorted(sorted.subList(0, middle), sums),
                sorted.get(middle),
                ofSorted(sorted.subList(middle + 1, sorted.size()), sums),
                sums);
    }

    static <E, S> TreeNode<E, S> with(
            @Nullable TreeNode<E, S> node, E entry, Comparator<? super E> order, Sum<E, S> sums) {
        if (node == null) {
            return new TreeNode<>(null, entry, null, sums);
        }
        int comparison = order.compare(entry, node.entry);
        if (comparison == 0) {
            return new TreeNode<>(node.left, entry, node.right, sums);
        }
        return comparison < 0
                ? balanced(with(node.left, entry, order, sums), node.entry, node.right, sums)
                : balanced(node.left, node.entry, with(node.right, entry, order, sums), sums);
    }

    static <E, S> @Nullable TreeNode<E, S> without(
            @Nullable TreeNode<E, S> node, E entry, Comparator<? super E> order, Sum<E, S> sums) {
        if (node == null) {
            return null;
        }
        int comparison = order.compare(entry, node.entry);
        if (comparison < 0) {
            return balanced(without(node.left, entry, order, sums), node.entry, node.right, sums);
        }
        if (comparison > 0) {
            return balanced(node.left, node.entry, without(node.right, entry, order, sums), sums);
        }
        return joined(node.left, node.right, sums);
    }

    private static <E, S> @Nullable TreeNode<E, S> joined(
            @Nullable TreeNode<E, S> left, @Nullable TreeNode<E, S> right, Sum<E, S> sums) {
        if (left == null || right == null) {
            return left == null ? right : left;
        }
        return left.size > right.size
                ? balanced(withoutLast(left, sums), last(left), right, sums)
                : balanced(left, first(right), withoutFirst(right, sums), sums);
    }

    private static <E, S> E first(TreeNode<E, S> node) {
        return node.left == null ? node.entry : first(node.left);
    }

    private static <E, S> E last(TreeNode<E, S> node) {
        return node.right == null ? node.entry : last(node.right);
    }

    private static <E, S> @Nullable TreeNode<E, S> withoutFirst(TreeNode<E, S> node, Sum<E, S> sums) {
        return node.left == null ? node.right : balanced(withoutFirst(node.left, sums), node.entry, node.right, sums);
    }

    private static <E, S> @Nullable TreeNode<E, S> withoutLast(TreeNode<E, S> node, Sum<E, S> sums) {
        return node.right == null ? node.left : balanced(node.left, node.entry, withoutLast(node.right, sums), sums);
    }

    private static <E, S> TreeNode<E, S> balanced(
            @Nullable TreeNode<E, S> left, E entry, @Nullable TreeNode<E, S> right, Sum<E, S> sums) {
        if (size(left) + size(right) > 1) {
            if (right != null && size(right) > HEAVIER * size(left)) {
                return rotatedLeft(left, entry, right, sums);
            }
            if (left != null && size(left) > HEAVIER * size(right)) {
                return rotatedRight(left, entry, right, sums);
            }
        }
        return new TreeNode<>(left, entry, right, sums);
    }

    private static <E, S> TreeNode<E, S> rotatedLeft(
            @Nullable TreeNode<E, S> left, E entry, TreeNode<E, S> right, Sum<E, S> sums) {
        TreeNode<E, S> inner = right.left;
        if (inner == null || inner.size < SINGLE_ROTATION * size(right.right)) {
            return new TreeNode<>(new TreeNode<>(left, entry, inner, sums), right.entry, right.right, sums);
        }
        return new TreeNode<>(
                new TreeNode<>(left, entry, inner.left, sums),
                inner.entry,
                new TreeNode<>(inner.right, right.entry, right.right, sums),
                sums);
    }

    private static <E, S> TreeNode<E, S> rotatedRight(
            TreeNode<E, S> left, E entry, @Nullable TreeNode<E, S> right, Sum<E, S> sums) {
        TreeNode<E, S> inner = left.right;
        if (inner == null || inner.size < SINGLE_ROTATION * size(left.left)) {
            return new TreeNode<>(left.left, left.entry, new TreeNode<>(inner, entry, right, sums), sums);
        }
        return new TreeNode<>(
                new TreeNode<>(left.left, left.entry, inner.left, sums),
                inner.entry,
                new TreeNode<>(inner.right, entry, right, sums),
                sums);
    }
}
