package io.vocstreams.contracts.internal;

import io.vocstreams.model.score.RateDelta;
import io.vocstreams.model.score.ScoreDelta;
import io.vocstreams.platform.time.Watermark;
import java.util.List;

/** What JOURNEY says to SCORES. */
public sealed interface ScoresMessage {

    /** What one change of one customer adds to, and takes from, the series of one partition. */
    record Changes(List<ScoreDelta> deltas) implements ScoresMessage {}

    /** What one change of one customer adds to, and takes from, the measures of one partition. */
    record RateChanges(List<RateDelta> deltas) implements ScoresMessage {}

    /** How far a task of JOURNEY has come, after everything it sent before. */
    record WatermarkReport(Watermark watermark) implements ScoresMessage {}
}
