package io.vocstreams.serve.store;

import io.vocstreams.model.score.Score;

/**
 * A new version of a score, and where in its topic it stands.
 *
 * @param shown whether it is a new version for viewers, too
 */
public record ScoreChange(Score score, int partition, long offset, boolean shown) {}
