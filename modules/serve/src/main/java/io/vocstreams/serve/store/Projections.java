package io.vocstreams.serve.store;

import io.vocstreams.contracts.EdgeSerdes;
import io.vocstreams.contracts.Topics;
import io.vocstreams.serve.domain.SmallCells;
import java.util.List;
import java.util.function.Consumer;

/** The topics that are read. A new one is entered here, and nowhere else. */
public final class Projections {

    /** What is read, for those who give the rights to. */
    public static final List<String> TOPICS = List.of(
            Topics.SCORES, Topics.JOURNEYS, Topics.ATTRIBUTIONS, Topics.INTERACTIONS, Topics.LEDGER, Topics.REJECTED);

    private Projections() {}

    /**
     * Of all topics.
     *
     * @param listener told of new versions of scores, after they are committed
     */
    public static List<Projection> all(EdgeSerdes serdes, SmallCells smallCells, Consumer<List<ScoreChange>> listener) {
        return List.of(
                new ScoresProjection(serdes.scores().deserializer(), smallCells, listener),
                new JourneysProjection(serdes.journeys().deserializer()),
                new AttributionsProjection(serdes.attributions().deserializer()),
                new InteractionsProjection(serdes.interactions().deserializer()),
                new LedgerProjection(serdes.ledger().deserializer()),
                new RejectsProjection(serdes.rejected().deserializer()));
    }
}
