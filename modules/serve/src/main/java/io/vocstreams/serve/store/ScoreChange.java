package io.vocstreams.serve.store;

import io.vocstreams.contracts.Topics;
import io.vocstreams.model.score.Score;

/**
 * A new version of a score.
 *
 * @param shown whether it is a new version for viewers, too
 */
public record ScoreChange(Score score, int partition, long offset, boolean shown) implements RowChange {

    @Override
    public String topic() {
        return Topics.SCORES;
    }

    @Override
    public String key() {
        return score.key().text();
    }
}
