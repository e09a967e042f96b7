package io.vocstreams.model;

import java.util.List;

/**
 * An interaction and the customer it belongs to, or no longer belongs to. The last identifier of the path is the one
 * whose place published the record; membership is by (interaction, that identifier).
 */
public record ResolvedInteraction(
        Operation operation, String customerId, boolean identified, List<Identifier> path, Interaction interaction) {

    /** The identifier that, with the event id, names the interaction. */
    public Identifier origin() {
        return path.get(0);
    }

    public Identifier publishedBy() {
        return path.get(path.size() - 1);
    }
}
