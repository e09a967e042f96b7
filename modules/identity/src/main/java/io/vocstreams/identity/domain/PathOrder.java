package io.vocstreams.identity.domain;

import io.vocstreams.model.Identifier;
import io.vocstreams.model.Utf8;
import java.util.Comparator;
import java.util.List;

/** The order of identifiers by text alone, and of paths: the shorter, then the smaller texts. */
final class PathOrder {

    static final Comparator<Identifier> BY_TEXT = Comparator.comparing(Identifier::text, Utf8.ORDER);

    static final Comparator<List<Identifier>> SHORTEST =
            Comparator.<List<Identifier>>comparingInt(List::size).thenComparing(PathOrder::compareTexts);

    private PathOrder() {}

    private static int compareTexts(List<Identifier> one, List<Identifier> other) {
        for (int i = 0; i < one.size(); i++) {
            int order = BY_TEXT.compare(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
