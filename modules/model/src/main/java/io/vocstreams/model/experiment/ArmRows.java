package io.vocstreams.model.experiment;

import io.vocstreams.model.score.Counts;
import io.vocstreams.model.score.Scale;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Published scores and rates by arm over {@link Readout#SIZE}, wherever they are kept. */
public interface ArmRows {

    /** What a score was computed from; empty if it was never published. */
    Optional<Counts> score(Scale scale, String breakdown, Instant windowStart);

    /** Those of a measure, in any of its versions, of any of these breakdowns. */
    List<ArmRate> rates(String measure, List<String> breakdowns, Instant windowStart);
}
