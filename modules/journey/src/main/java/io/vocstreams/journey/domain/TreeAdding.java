package io.vocstreams.journey.domain;

import io.vocstreams.journey.domain.SortedTree.Sum;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Adds up entry by entry, or whole parts where that is not yet too much. */
final class TreeAdding<E, S> {
    private final Sum<E, S> sums;
    private final Predicate<? super S> tooMuch;
    private S sum;

    TreeAdding(Sum<E, S> sums, Predicate<? super S> tooMuch, S start) {
        this.sums = sums;
        this.tooMuch = tooMuch;
        this.sum = start;
    }

    @Nullable
    E search(@Nullable TreeNode<E, S> node, Predicate<? super E> from) {
        if (node == null) {
            return null;
        }
        if (!from.test(node.entry)) {
            return search(node.right, from);
        }
        E found = search(node.left, from);
        return found != null ? found : searchRest(node);
    }

    private @Nullable E searchAll(@Nullable TreeNode<E, S> node) {
        if (node == null) {
            return null;
        }
        S all = sums.plus(sum, node.sum);
        if (!tooMuch.test(all)) {
            sum = all;
            return null;
        }
        E found = searchAll(node.left);
        return found != null ? found : searchRest(node);
    }

    private @Nullable E searchRest(TreeNode<E, S> node) {
        sum = sums.plus(sum, sums.of(node.entry));
        return tooMuch.test(sum) ? node.entry : searchAll(node.right);
    }
}
